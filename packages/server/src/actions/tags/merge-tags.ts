import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'
import { moveAddress, redirectAddresses } from '../site/old-addresses.ts'
import { articlesTagged, renameInWorkingCopies, replaceShownTag } from './tagged.ts'

/** Everything under one tag goes under the other; the first is gone, and its addresses lead to the second. */
export const mergeTags = defineAction(async (context, input: { id: number; intoId: number }): Promise<null> => {
  await allow(context, 'tag.manage')
  if (input.id === input.intoId) throw new Refusal('bad-input', { field: 'intoId' })
  const from = await load(context, input.id)
  const into = await load(context, input.intoId)
  const articleIds = await articlesTagged(context, from.id)
  await moveTagRows(context, from.id, into.id)
  await replaceShownTag(context, articleIds, from.id, { id: into.id, name: into.name, slug: into.slug })
  await renameInWorkingCopies(context, from.name_key, into.name)
  await redirectAddresses(context, 'tag', from.id, into.id)
  await moveAddress(context, 'tag', into.id, from.slug, into.slug)
  await context.db.deleteFrom('tag').where('id', '=', from.id).execute()
  context.audit('tag.merged', `tag:${from.id}`, { into: into.id })
  return null
})

async function load(context: WriteContext, id: number) {
  const row = await context.db
    .selectFrom('tag')
    .select(['id', 'name', 'name_key', 'slug'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', { tag: id })
  return row
}

async function moveTagRows(context: WriteContext, from: number, into: number): Promise<void> {
  const { db } = context
  const already = db.selectFrom('public_tag').select('article_id').where('tag_id', '=', into)
  await db.deleteFrom('public_tag').where('tag_id', '=', from).where('article_id', 'in', already).execute()
  await db.updateTable('public_tag').set({ tag_id: into }).where('tag_id', '=', from).execute()
}

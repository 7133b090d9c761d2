import { fold, slugKey } from '@warraq/arabic'
import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { requiredName } from '../people/accounts.ts'
import { allow } from '../people/staff.ts'
import { moveAddress } from '../site/old-addresses.ts'
import { freeTagSlug } from './free-tag-slug.ts'
import { articlesTagged, renameInWorkingCopies, replaceShownTag } from './tagged.ts'

/** A new name, and the address that goes with it; the former address leads there. A name in use is for merging. */
export const renameTag = defineAction(async (context, input: { id: number; name: string }): Promise<null> => {
  await allow(context, 'tag.manage')
  const { db } = context
  const before = await db
    .selectFrom('tag')
    .select(['name', 'name_key', 'slug'])
    .where('id', '=', input.id)
    .executeTakeFirst()
  if (!before) throw new Refusal('not-found', { tag: input.id })
  const name = requiredName(input.name)
  const key = fold(name)
  if (key === '') throw new Refusal('name-needed', { field: 'name' })
  const same = await db
    .selectFrom('tag')
    .select('id')
    .where('name_key', '=', key)
    .where('id', '!=', input.id)
    .executeTakeFirst()
  if (same) throw new Refusal('name-taken', { field: 'name', name, tag: same.id })
  const newSlug = slugKey(name) === slugKey(before.name) ? before.slug : await freeTagSlug(context, name, input.id)
  await db.updateTable('tag').set({ name, name_key: key, slug: newSlug }).where('id', '=', input.id).execute()
  await moveAddress(context, 'tag', input.id, before.slug, newSlug)
  await replaceShownTag(context, await articlesTagged(context, input.id), input.id, {
    id: input.id,
    name,
    slug: newSlug,
  })
  await renameInWorkingCopies(context, before.name_key, name)
  context.audit('tag.renamed', `tag:${input.id}`)
  return null
})

import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { replaceInContents } from '../articles/replace-in-contents.ts'
import { allow } from '../people/staff.ts'
import { waitForIndex } from '../search/wait-for-index.ts'
import { moveAddress, redirectAddresses } from '../site/old-addresses.ts'

/**
 * Takes a section away. Its articles, whatever their state, and whoever heads it go to another; without one it is refused
 * while there are any. Sections below it move up, and its address leads to the other.
 */
export const removeSection = defineAction(
  async (context, input: { id: number; intoId: number | null }): Promise<null> => {
    await allow(context, 'section.manage')
    const { db } = context
    const { id, intoId } = input
    const section = await db.selectFrom('section').select(['slug', 'parent_id']).where('id', '=', id).executeTakeFirst()
    if (!section) throw new Refusal('not-found', { section: id })
    const into = intoId === null ? null : await loadTarget(context, id, intoId)
    if (into === null && (await isUsed(context, id))) throw new Refusal('section-in-use', { field: 'intoId' })
    await db.updateTable('section').set({ parent_id: section.parent_id }).where('parent_id', '=', id).execute()
    if (into !== null) {
      await moveArticles(context, id, into.id)
      await moveHeads(context, id, into.id)
      await redirectAddresses(context, 'section', id, into.id)
      await moveAddress(context, 'section', into.id, section.slug, into.slug)
    } else {
      await db.deleteFrom('old_address').where('kind', '=', 'section').where('target_id', '=', id).execute()
    }
    await db.deleteFrom('comment_mode').where('scope', '=', 'section').where('scope_id', '=', id).execute()
    await forgetImport(context, id, into?.id ?? null)
    await db.deleteFrom('section').where('id', '=', id).execute()
    context.drop('site', `section:${id}`, 'front', 'lists')
    await context.emit({ type: 'site-changed', what: 'sections' })
    context.audit('section.removed', `section:${id}`, { into: intoId })
    return null
  },
)

async function loadTarget({ db }: WriteContext, id: number, intoId: number): Promise<{ id: number; slug: string }> {
  const row = await db.selectFrom('section').select(['id', 'slug']).where('id', '=', intoId).executeTakeFirst()
  if (!row || intoId === id) throw new Refusal('bad-input', { field: 'intoId' })
  return row
}

async function isUsed({ db }: WriteContext, id: number): Promise<boolean> {
  const article = await db.selectFrom('article').select('id').where('section_id', '=', id).limit(1).executeTakeFirst()
  const shown = await db
    .selectFrom('public_article')
    .select('id')
    .where('section_id', '=', id)
    .limit(1)
    .executeTakeFirst()
  const head = await db
    .selectFrom('account_section')
    .select('account_id')
    .where('section_id', '=', id)
    .limit(1)
    .executeTakeFirst()
  return article !== undefined || shown !== undefined || head !== undefined
}

async function moveArticles(context: WriteContext, id: number, into: number): Promise<void> {
  const { db } = context
  const shown = await db
    .updateTable('public_article')
    .set({ section_id: into })
    .where('section_id', '=', id)
    .returning('id')
    .execute()
  const held = await db
    .updateTable('article')
    .set({ section_id: into })
    .where('section_id', '=', id)
    .returning('id')
    .execute()
  const rewritten = await replaceInContents(context, 'sectionId', id, into)
  context.drop(`section:${into}`)
  await waitForIndex(
    context,
    'public',
    shown.map((row) => row.id),
  )
  await waitForIndex(context, 'desk', [...new Set([...held.map((row) => row.id), ...rewritten])])
}

async function moveHeads({ db }: WriteContext, id: number, into: number): Promise<void> {
  const already = db.selectFrom('account_section').select('account_id').where('section_id', '=', into)
  await db.deleteFrom('account_section').where('section_id', '=', id).where('account_id', 'in', already).execute()
  await db.updateTable('account_section').set({ section_id: into }).where('section_id', '=', id).execute()
}

/** An import that runs again puts things of the old section where they went, and makes it anew where they went nowhere. */
async function forgetImport({ db }: WriteContext, id: number, into: number | null): Promise<void> {
  if (into === null)
    await db.deleteFrom('import_item').where('kind', '=', 'section').where('target_id', '=', id).execute()
  else
    await db
      .updateTable('import_item')
      .set({ target_id: into })
      .where('kind', '=', 'section')
      .where('target_id', '=', id)
      .execute()
}

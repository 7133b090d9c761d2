import { cleanText, fold } from '@warraq/arabic'
import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { requiredName } from '../people/accounts.ts'
import { allow } from '../people/staff.ts'
import { waitForIndex } from '../search/wait-for-index.ts'
import { moveAddress } from '../site/old-addresses.ts'
import { sectionSlug } from './section-slug.ts'

export interface ChangeSection {
  readonly id: number
  readonly name?: string
  /** Null: made from the name again. */
  readonly slug?: string | null
  readonly description?: string
}

/** Name, address and description; what is left out stays. The former address leads to the new one. */
export const changeSection = defineAction(async (context, input: ChangeSection): Promise<null> => {
  await allow(context, 'section.manage')
  const { db } = context
  const before = await db
    .selectFrom('section')
    .select(['name', 'slug', 'description'])
    .where('id', '=', input.id)
    .executeTakeFirst()
  if (!before) throw new Refusal('not-found', { section: input.id })
  const name = input.name === undefined ? before.name : requiredName(input.name)
  const slug =
    input.slug === undefined ? before.slug : await sectionSlug(context, { chosen: input.slug, name }, input.id)
  const description = input.description === undefined ? before.description : cleanText(input.description).trim()
  await db
    .updateTable('section')
    .set({ name, name_key: fold(name), slug, description })
    .where('id', '=', input.id)
    .execute()
  await moveAddress(context, 'section', input.id, before.slug, slug)
  if (name !== before.name) await indexArticlesOf(context, input.id)
  context.drop('site', `section:${input.id}`)
  await context.emit({ type: 'site-changed', what: 'sections' })
  context.audit('section.changed', `section:${input.id}`)
  return null
})

/** Articles are found by the name of their section, too. */
async function indexArticlesOf(context: WriteContext, sectionId: number): Promise<void> {
  const ids = async (table: 'public_article' | 'article') =>
    (await context.db.selectFrom(table).select('id').where('section_id', '=', sectionId).execute()).map(({ id }) => id)
  await waitForIndex(context, 'public', await ids('public_article'))
  await waitForIndex(context, 'desk', await ids('article'))
}

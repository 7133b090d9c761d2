import { cleanName, cleanText, fold, slug, slugKey } from '@warraq/arabic'
import { Refusal } from '@warraq/core/errors'
import { isReservedSegment } from '@warraq/core/links/reserved'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'

export interface SectionInput {
  readonly name: string
  /** Absent or null: made from the name. */
  readonly slug?: string | null
  readonly description?: string
  readonly parentId: number | null
}

/** A new section at the end of its siblings. Its address is unique on the whole site, whatever it is nested in. */
export const createSection = defineAction(async (context, input: SectionInput): Promise<{ id: number }> => {
  await allow(context, 'section.manage')
  const name = cleanName(input.name)
  if (name === '') throw new Refusal('name-needed')
  if (input.parentId !== null) await refuseUnknownSection(context, input.parentId)
  const address = await freeSectionSlug(context, input.slug || slug(name), null)
  const last = await context.db.selectFrom('section').select((e) => e.fn.max('position').as('position')).executeTakeFirst()
  const { id } = await context.db.insertInto('section').values({
    parent_id: input.parentId, slug: address, name, name_key: fold(name), description: cleanText(input.description ?? '').trim(),
    position: (last?.position ?? 0) + 1, hidden: 0, import_key: null, created_at: context.now,
  }).returning('id').executeTakeFirstOrThrow()
  context.drop('site')
  context.audit('section.created', `section:${id}`)
  return { id }
})

/** The wished address when it may be used: not reserved, and no other section's in any spelling. */
export async function freeSectionSlug(context: WriteContext, wished: string, ownId: number | null): Promise<string> {
  const address = wished.normalize('NFC')
  if (address === '' || /^\d+$/.test(address) || isReservedSegment(address)) throw new Refusal('slug-reserved', { slug: address })
  const others = await context.db.selectFrom('section').select(['id', 'slug']).execute()
  const key = slugKey(address)
  if (others.some((other) => other.id !== ownId && slugKey(other.slug) === key)) throw new Refusal('slug-taken', { slug: address })
  return address
}

export async function refuseUnknownSection(context: WriteContext, id: number): Promise<void> {
  const row = await context.db.selectFrom('section').select('id').where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('not-found', { section: id })
}

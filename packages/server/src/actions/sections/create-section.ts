import { cleanText, fold } from '@warraq/arabic'
import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { requiredName } from '../people/accounts.ts'
import { allow } from '../people/staff.ts'
import { freeAddress } from '../site/old-addresses.ts'
import { sectionSlug } from './section-slug.ts'

export interface SectionInput {
  readonly name: string
  /** Null or absent: made from the name. */
  readonly slug?: string | null
  readonly description?: string
  readonly parentId: number | null
}

/** A section at the end of its siblings. */
export const createSection = defineAction(async (context, input: SectionInput): Promise<{ id: number }> => {
  await allow(context, 'section.manage')
  const { db } = context
  const name = requiredName(input.name)
  const siblings = await db.selectFrom('section').select(['id', 'position']).execute()
  if (input.parentId !== null && !siblings.some(({ id }) => id === input.parentId))
    throw new Refusal('bad-input', { field: 'parentId' })
  const slug = await sectionSlug(context, { chosen: input.slug ?? null, name }, null)
  const { id } = await db
    .insertInto('section')
    .values({
      parent_id: input.parentId,
      slug,
      name,
      name_key: fold(name),
      description: cleanText(input.description ?? '').trim(),
      position: Math.max(0, ...siblings.map(({ position }) => position)) + 1,
      hidden: 0,
      import_key: null,
      created_at: context.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await freeAddress(context, 'section', slug)
  context.drop('site')
  await context.emit({ type: 'site-changed', what: 'sections' })
  context.audit('section.created', `section:${id}`)
  return { id }
})

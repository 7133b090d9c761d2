import { cleanTitle } from '@warraq/arabic'
import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'

export interface DescribeMedia {
  readonly id: number
  readonly alt?: string
  readonly caption?: string
  readonly credit?: string
}

/** The words that go with a picture from now on. Articles keep the words they were written with. */
export const describeMedia = defineAction(async (context, input: DescribeMedia): Promise<null> => {
  await allow(context, 'media.edit')
  const { db } = context
  const known = await db.selectFrom('media').select('id').where('id', '=', input.id).executeTakeFirst()
  if (!known) throw new Refusal('not-found', { media: input.id })
  const columns = {
    ...(input.alt === undefined ? {} : { alt: cleanTitle(input.alt) }),
    ...(input.caption === undefined ? {} : { caption: cleanTitle(input.caption) }),
    ...(input.credit === undefined ? {} : { credit: cleanTitle(input.credit) }),
  }
  if (Object.keys(columns).length === 0) return null
  await db.updateTable('media').set(columns).where('id', '=', input.id).execute()
  const persons = await db.selectFrom('person').select('id').where('portrait_id', '=', input.id).execute()
  context.drop(...persons.map(({ id }) => `person:${id}`))
  return null
})

import { cleanName, cleanText, cleanTitle, fold, slug } from '@warraq/arabic'
import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { allow } from './staff.ts'

export interface PersonInput {
  readonly name: string
  readonly kind?: 'reporter' | 'columnist' | 'agency' | 'guest'
  readonly slug?: string | null
  readonly title?: string
  readonly bio?: string
  readonly gender?: 'f' | 'm' | null
  readonly portraitMediaId?: number | null
  readonly bylineHidden?: boolean
}

/** A person for bylines. Needs no account; two persons may have one name, the id in the address tells them apart. */
export const createPerson = defineAction(async (context, input: PersonInput): Promise<{ id: number }> => {
  await allow(context, 'person.manage')
  const name = cleanName(input.name)
  if (name === '') throw new Refusal('name-needed')
  const { id } = await context.db.insertInto('person').values({
    kind: input.kind ?? 'reporter', name, name_key: fold(name), slug: input.slug?.normalize('NFC') || slug(name), gender: input.gender ?? 'unset',
    title: cleanTitle(input.title ?? ''), bio: cleanText(input.bio ?? '').trim(), portrait_id: input.portraitMediaId ?? null,
    byline_hidden: input.bylineHidden === true ? 1 : 0, lang: 'ar', import_key: null, created_at: context.now,
  }).returning('id').executeTakeFirstOrThrow()
  context.audit('person.created', `person:${id}`)
  return { id }
})

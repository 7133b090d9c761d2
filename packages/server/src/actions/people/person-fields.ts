import { cleanName, cleanText, fold, slug } from '@warraq/arabic'
import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../action.ts'

/** What the desk says about a person; what is left out stays as it is. */
export interface PersonFields {
  /** Null: made from the name. */
  readonly slug?: string | null
  /** Under the name on the author's page: «كاتبة رأي». */
  readonly title?: string
  readonly bio?: string
  readonly gender?: 'f' | 'm' | null
  readonly portraitMediaId?: number | null
  readonly bylineHidden?: boolean
  /** How editions of other languages name the person: replaces what was said; an empty name takes a language away. */
  readonly otherNames?: readonly OtherName[]
}

export interface OtherName {
  readonly lang: 'ar' | 'en'
  readonly name: string
  readonly title: string
  readonly bio: string
}

/** Writes the names in other languages; whether anything was said about them. */
export async function putOtherNames(
  { db }: WriteContext,
  personId: number,
  names: readonly OtherName[] | undefined,
): Promise<boolean> {
  if (names === undefined) return false
  if (new Set(names.map(({ lang }) => lang)).size !== names.length)
    throw new Refusal('bad-input', { field: 'otherNames' })
  await db.deleteFrom('person_name').where('person_id', '=', personId).execute()
  for (const { lang, name: typed, title, bio } of names) {
    const name = cleanName(typed)
    if (name === '') continue
    const texts = { title: cleanName(title), bio: cleanText(bio).trim() }
    await db
      .insertInto('person_name')
      .values({ person_id: personId, lang, name, name_key: fold(name), slug: slug(name), ...texts })
      .execute()
  }
  return true
}

/** Columns for the fields that were given, clean. */
export async function personColumns(context: WriteContext, fields: PersonFields, name: string) {
  if (fields.portraitMediaId != null) await refuseUnknownPicture(context, fields.portraitMediaId)
  return {
    ...(fields.slug === undefined ? {} : { slug: slug(fields.slug ?? name) }),
    ...(fields.title === undefined ? {} : { title: cleanName(fields.title) }),
    ...(fields.bio === undefined ? {} : { bio: cleanText(fields.bio).trim() }),
    ...(fields.gender === undefined ? {} : { gender: fields.gender ?? ('unset' as const) }),
    ...(fields.portraitMediaId === undefined ? {} : { portrait_id: fields.portraitMediaId }),
    ...(fields.bylineHidden === undefined ? {} : { byline_hidden: fields.bylineHidden ? 1 : 0 }),
  }
}

async function refuseUnknownPicture(context: WriteContext, id: number): Promise<void> {
  const row = await context.db
    .selectFrom('media')
    .select('id')
    .where('id', '=', id)
    .where('kind', '=', 'image')
    .executeTakeFirst()
  if (!row) throw new Refusal('bad-input', { field: 'portraitMediaId' })
}

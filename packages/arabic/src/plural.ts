/**
 * Plural forms. Arabic has six, chosen by the number that is counted (CLDR, plural rules `ar`):
 *
 * | form  | numbers                     | example      |
 * |-------|-----------------------------|--------------|
 * | zero  | 0                           | لا تعليقات   |
 * | one   | 1                           | تعليق واحد   |
 * | two   | 2                           | تعليقان      |
 * | few   | last two digits 03 to 10    | 3 تعليقات    |
 * | many  | last two digits 11 to 99    | 11 تعليقًا   |
 * | other | the rest: 100, 101, 102, 1.5| 100 تعليق    |
 */
export type PluralCategory = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'

/** The plural form for a number; the sign does not matter, fractions are `other`. */
export function pluralCategory(n: number): PluralCategory {
  const size = Math.abs(n)
  if (!Number.isInteger(size)) return 'other'
  if (size === 0) return 'zero'
  if (size === 1) return 'one'
  if (size === 2) return 'two'
  const lastTwo = size % 100
  if (lastTwo >= 3 && lastTwo <= 10) return 'few'
  return lastTwo >= 11 ? 'many' : 'other'
}

/** A message per plural form; `other` stands in for those that are missing. */
export type PluralForms = Readonly<Partial<Record<PluralCategory, string>> & { other: string }>

/**
 * Messages per grammatical case. The dual and the sound plurals change with their place in the
 * sentence: «دقيقتان» by itself, but «قبل دقيقتين». One message cannot serve both, so a sentence
 * that puts the counted noun after a preposition or a noun has forms of its own.
 */
export type CasedForms = Readonly<{ nominative: PluralForms; genitive: PluralForms }>

export type GrammaticalCase = keyof CasedForms

/** The message for a number, from plain forms or, with the case named, from forms per case. */
export function selectForm(n: number, forms: PluralForms | CasedForms, wanted: GrammaticalCase = 'nominative'): string {
  const chosen = 'nominative' in forms ? forms[wanted] : forms
  return chosen[pluralCategory(n)] ?? chosen.other
}

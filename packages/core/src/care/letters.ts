/** Letters of readers about an article: «أبلغ عن خطأ» and «حق الرد». */

import { isEmail } from '../people/email.ts'

export type LetterKind = 'error' | 'reply'
export const LETTER_STATES = ['open', 'corrected', 'published', 'refused', 'answered'] as const
export type LetterState = (typeof LETTER_STATES)[number]

export interface LetterTyped {
  readonly kind: LetterKind
  /** The words that are wrong, as they stand in the article. */
  readonly quote: string
  readonly text: string
  /** In what capacity somebody replies. */
  readonly standing: string
  readonly name: string
  readonly email: string
}

export const LETTER_FIELDS = ['quote', 'text', 'standing', 'name', 'email'] as const
export type LetterField = (typeof LETTER_FIELDS)[number]
export type LetterProblem = 'empty' | 'too-long' | 'not-an-address'
export type LetterErrors = Partial<Readonly<Record<LetterField, LetterProblem>>>

/** In UTF-16 units. */
export const LETTER_LIMITS = { quote: 500, text: 6000, standing: 200, name: 100, email: 254 } as const

/**
 * A reply needs somebody to answer to: name, address and capacity. Who reports an error may stay unknown; then nobody writes
 * to them, and the page of their letter is the way to hear. In «وضع الحماية» nobody is asked who they are.
 */
export function checkLetter(typed: LetterTyped, asksContact: boolean): LetterErrors {
  const errors: Partial<Record<LetterField, LetterProblem>> = {}
  for (const field of LETTER_FIELDS) {
    if (typed[field].length > LETTER_LIMITS[field]) errors[field] = 'too-long'
    else if (isNeeded(typed.kind, field, asksContact) && typed[field].trim() === '') errors[field] = 'empty'
  }
  if (typed.email.trim() !== '' && !isEmail(typed.email.trim())) errors.email = 'not-an-address'
  return errors
}

export function isNeeded(kind: LetterKind, field: LetterField, asksContact: boolean): boolean {
  if (field === 'text') return true
  if (kind === 'error' || field === 'quote') return false
  return field === 'standing' || asksContact
}

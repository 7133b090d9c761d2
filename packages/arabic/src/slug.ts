/**
 * Slugs: the part of an address that people read. `/news/42/وزارة-الصحة-3-إصابات-جديدة`.
 *
 * A slug keeps the letters of the title (hamza and ة too) so that it stays readable, and drops
 * what has no sound: marks, kashida, invisible characters. Digits become 0-9, capitals small,
 * everything that is neither letter nor digit one hyphen. It is decoded text in NFC; percent-encoding
 * is the business of whoever writes the address.
 */
import { joinLam } from './article.ts'
import { toLatinDigits } from './digits.ts'
import { fold } from './fold.ts'
import { MARK_CLASS, SPACING_MARKS } from './marks.ts'

const DEFAULT_MAX_LETTERS = 80

const UNSEEN = new RegExp(`(?!\\u0640)[${MARK_CLASS}\\p{Default_Ignorable_Code_Point}]`, 'gu')
const KASHIDA = /\u0640+/g
const SLUG_WORD = /[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*/gu

// Persian yeh and kaf look like the Arabic ones in most places and are typed by mistake.
const PERSIAN_YEH = /\u06cc/g
const PERSIAN_KAF = /\u06a9/g

// A clitic joins the quoted word: لـ“رويترز” is one word, لرويترز. Clitics of one letter, their
// pairs, and those with the article. After a kashida, which says that the word goes on, a space
// may stand before the quotation mark.
const CLITIC = '[وف]?[بكل]|[وف]|[وف]?[بك]?ال|[وف]?لل'
const OPENING = '["“”„‟«»‹›‘’‚‛\'(\\[]'
const CLITIC_BEFORE_QUOTE = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{Nd}])(${CLITIC})(?:\\u0640+\\s?)?${OPENING}+([\\p{L}\\p{Nd}][\\p{L}\\p{M}\\p{Nd}]*)`,
  'gu',
)

// English endings: don't, John's. Elsewhere an apostrophe parts words: l'express, d'alger.
const APOSTROPHE = /(?<=\p{Script=Latin})['’](?=(?:s|t|d|m|re|ll|ve)(?!\p{L}))/gu

/**
 * The slug of a title. `maxLetters` counts code points, hyphens included (80 unless given); the
 * slug ends on a whole word unless the first word alone is longer.
 *
 * Returns '' when the title has neither letter nor digit (an emoji): the caller then leaves the
 * slug out of the address.
 */
export function slug(text: string, options: { maxLetters?: number | undefined } = {}): string {
  const parts = joinClitics(plainLetters(text)).match(SLUG_WORD) ?? []
  return cutAtWord(parts, options.maxLetters ?? DEFAULT_MAX_LETTERS)
}

/**
 * The key under which two slugs count as one: vowelled, stretched and decomposed spellings, ة for ه,
 * forgotten hamzas, other digits. Takes a slug, a title, or the decoded segment of an address.
 */
export function slugKey(text: string): string {
  return fold(slug(text, { maxLetters: Number.POSITIVE_INFINITY }))
}

function plainLetters(text: string): string {
  const letters = text.replace(SPACING_MARKS, '').normalize('NFKC').toLowerCase().normalize('NFC')
  return toLatinDigits(letters)
    .replace(UNSEEN, '')
    .replace(PERSIAN_YEH, '\u064a')
    .replace(PERSIAN_KAF, '\u0643')
    .normalize('NFC')
}

function joinClitics(text: string): string {
  return text
    .replace(CLITIC_BEFORE_QUOTE, (_, clitic: string, word: string) => joined(clitic, word.replace(KASHIDA, '')))
    .replace(APOSTROPHE, '')
    .replace(KASHIDA, '')
}

function joined(clitic: string, word: string): string {
  return /^[وف]?ل$/.test(clitic) ? clitic.slice(0, -1) + joinLam(word) : clitic + word
}

function cutAtWord(parts: readonly string[], maxLetters: number): string {
  let result = ''
  let left = maxLetters
  for (const part of parts) {
    const size = [...part].length + (result === '' ? 0 : 1)
    if (size > left) return result === '' ? cutWord(part, maxLetters) : result
    result += result === '' ? part : `-${part}`
    left -= size
  }
  return result
}

/** A word too long by itself, cut between letters and not between a letter and its marks. */
function cutWord(word: string, maxLetters: number): string {
  const letters = [...word]
  let end = Math.max(0, maxLetters)
  while (end > 0 && /\p{M}/u.test(letters[end] ?? '')) end -= 1
  return letters.slice(0, end).join('')
}

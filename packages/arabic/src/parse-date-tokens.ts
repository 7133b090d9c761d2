/**
 * The pieces in which the date parser sees a text: numbers, words (folded) and single signs, each
 * with its place in the original. Spaces and what cannot be seen (the U+200F that formatted dates
 * carry) lie between pieces and leave a gap in the places only.
 */
import { toLatinDigits } from './digits.ts'
import { fold } from './fold.ts'

export type Piece = {
  readonly kind: 'number' | 'word' | 'sign'
  /** Digits as 0-9, words folded, signs as they are (dashes as `-`). */
  readonly text: string
  /** Places in the original, in UTF-16 units; `end` is exclusive. */
  readonly start: number
  readonly end: number
}

const DIGITS = '[0-9\\u0660-\\u0669\\u06f0-\\u06f9]+'
const LETTERS = '[\\p{L}\\p{M}\\u0640\\u200c\\u200d]+'
const PIECE = new RegExp(`(${DIGITS})|(${LETTERS})|[^\\s\\p{Default_Ignorable_Code_Point}]`, 'gu')
const DASH = /[\u2010-\u2015\u2212\u0640]/u

export function piecesOf(text: string): Piece[] {
  return Array.from(text.matchAll(PIECE), (match) => pieceOf(match))
}

function pieceOf(match: RegExpExecArray): Piece {
  const [whole, digits, letters] = match
  const start = match.index
  const end = start + whole.length
  if (digits) return { kind: 'number', text: toLatinDigits(digits), start, end }
  if (letters) return { kind: 'word', text: fold(letters).trim(), start, end }
  return { kind: 'sign', text: DASH.test(whole) ? '-' : whole, start, end }
}

/** Phrases and what they mean; the longest is tried first. */
export type Phrases<T> = ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly value: T }[]>

/** A table of phrases; each row holds its spellings with `|` between them. */
export function phrasesOf<T>(rows: readonly (readonly [spellings: string, value: T])[]): Phrases<T> {
  const phrases = new Map<string, { words: string[]; value: T }[]>()
  for (const [spellings, value] of rows) {
    for (const spelling of spellings.split('|')) {
      const words = fold(spelling).split(' ')
      const first = words[0] ?? ''
      phrases.set(first, [...(phrases.get(first) ?? []), { words, value }])
    }
  }
  for (const list of phrases.values()) list.sort((left, right) => right.words.length - left.words.length)
  return phrases
}

/** What was read, and the index of the piece after it. */
export type Read<T> = { readonly value: T; readonly next: number }

/** The longest phrase that begins at piece `at`. */
export function readPhrase<T>(pieces: readonly Piece[], at: number, phrases: Phrases<T>): Read<T> | undefined {
  const found = phrases
    .get(pieces[at]?.text ?? '')
    ?.find(({ words }) => words.every((word, index) => pieces[at + index]?.text === word))
  return found && { value: found.value, next: at + found.words.length }
}

/** The index after a phrase, or `at` itself when there is none. */
export function skipPhrase(pieces: readonly Piece[], at: number, phrases: Phrases<unknown>): number {
  return readPhrase(pieces, at, phrases)?.next ?? at
}

/** The index after one sign out of `signs`, or `at` itself. */
export function skipSign(pieces: readonly Piece[], at: number, signs: string): number {
  const piece = pieces[at]
  return piece?.kind === 'sign' && signs.includes(piece.text) ? at + 1 : at
}

/** Do two neighbouring pieces touch, nothing seen or unseen between them? */
export function touches(pieces: readonly Piece[], left: number): boolean {
  const first = pieces[left]
  const second = pieces[left + 1]
  return first !== undefined && second !== undefined && first.end === second.start
}

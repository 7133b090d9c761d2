/**
 * Is a text Arabizi, Arabic in Latin letters with digits for the sounds that Latin lacks (2 ء, 3 ع,
 * 5 خ, 6 ط, 7 ح, 8 ق or غ, 9 ق or ص)?
 *
 * Each word weighs for or against: digits inside a word, words that only Arabic has, the article,
 * and on the other side the commonest words of English, French and others, units, model numbers,
 * addresses and code. A name alone in Latin letters (Mahmoud Darwish) is not Arabizi.
 */
import { fold } from './fold.ts'
import {
  AFTER_NUMBER,
  BEFORE_NUMBER,
  CERTAIN,
  FOREIGN,
  LIKELY,
  NOT_ARABIZI,
  SHORT_WITH_DIGIT,
} from './arabizi.table.ts'

/** Pieces between spaces that are addresses, handles or code. */
const NOT_PROSE = /[@#_={}<>/\\|$+*;~^]|^www[.]|[.](?:com|org|net)\b|[(][a-z0-9]*[)]/i
const TOKEN = /[\p{L}\p{M}\p{Nd}'’`´]+/gu
const ARABIC = /\p{Script=Arabic}/gu
const LATIN = /\p{Script=Latin}/gu

const CERTAIN_WEIGHT = 2
const LIKELY_WEIGHT = 0.6
const FOREIGN_WEIGHT = -1
/** The share of its words that must speak for Arabizi grows with the text; one certain word is enough for three. */
const WEIGHT_PER_WORD = 0.35

/**
 * How much speaks for Arabizi: 0 nothing, 1 everything. From 0.5 on `isArabizi` says yes. A text in
 * which Arabic letters are the larger part scores 0.
 */
export function arabiziScore(text: string): number {
  if (count(text, ARABIC) > count(text, LATIN)) return 0
  const words = text.split(/\s+/u).flatMap((chunk) => (NOT_PROSE.test(chunk) ? [] : (chunk.match(TOKEN) ?? [])))
  if (words.length === 0) return 0
  const weight = words.reduce((sum, word) => sum + weightOf(word), 0)
  return Math.min(1, Math.max(0, weight / Math.max(1, words.length * WEIGHT_PER_WORD) / 2))
}

export function isArabizi(text: string): boolean {
  return arabiziScore(text) >= 0.5
}

function count(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0
}

const HAS_DIGIT = /[0-9]/
const HAS_LETTER = /[a-z]/

function weightOf(word: string): number {
  const plain = fold(word.replace(/[’`´]/g, "'"))
  if (CERTAIN.has(plain) || SHORT_WITH_DIGIT.has(plain)) return plain === '3am' ? LIKELY_WEIGHT : CERTAIN_WEIGHT
  if (HAS_DIGIT.test(plain)) return HAS_LETTER.test(plain) ? weightOfMixed(word, plain) : 0
  if (LIKELY.has(plain)) return LIKELY_WEIGHT
  return FOREIGN.has(plain) ? FOREIGN_WEIGHT : 0
}

const SIGNS_ONLY = /^[a-z']*(?:(?:[2356789]|22|33|55|77|32|23)'?[a-z']+)*(?:[2356789]'?)?$/
const CAPITAL_INSIDE = /^.+\p{Lu}/u
const DIGIT_INSIDE = /[a-z][2356789]{1,2}'?[a-z]/
const DIGIT_FIRST = /^[2356789]'?([a-z][a-z2356789']+)$/
const DIGIT_LAST = /^([a-z][a-z2356789']*)[2356789]'?$/
const VOWEL = /[aeiou]/

/** Letters and digits in one word. */
function weightOfMixed(word: string, plain: string): number {
  if (!SIGNS_ONLY.test(plain) || CAPITAL_INSIDE.test(word) || NOT_ARABIZI.has(plain)) return 0
  const letters = plain.replace(/[^a-z]/g, '').length
  if (DIGIT_INSIDE.test(plain) && letters >= 3) return CERTAIN_WEIGHT
  if (letters < 2) return 0
  const behind = DIGIT_FIRST.exec(plain)?.[1]
  if (behind !== undefined) return weightBehindDigit(behind)
  const before = DIGIT_LAST.exec(plain)?.[1]
  return before === undefined ? 0 : weightBeforeDigit(before)
}

/** 3arabi, 7elo; but 5km, 2nd, 24h. */
function weightBehindDigit(rest: string): number {
  if (AFTER_NUMBER.has(rest)) return 0
  if (rest.length === 2) return 1
  return VOWEL.test(rest) || rest.length > 3 ? CERTAIN_WEIGHT : 1
}

/** tari2, bta3, sou9; but omega3, web3, level3. */
function weightBeforeDigit(rest: string): number {
  if (BEFORE_NUMBER.has(rest)) return 0
  return VOWEL.test(rest.at(-1) ?? '') ? 1.2 : 0.2
}

import type { Skeleton } from '../match/skeleton.ts'
import { isArabic, isDigit, isForeign, isSpace, SIGN, skeletonOf } from '../match/skeleton.ts'

/**
 * What the learner reads of a text: every stretch of two to five letters inside a word (its edges count as a letter), every
 * word, every two words that follow each other, every picture and sign. Each is hashed as numbers, no string is made; the
 * work is linear in the length of the text. Names after @ and addresses are passed over: whom a comment speaks to is not
 * how it speaks.
 */
export const LETTERS = 0
/** A word or a sign: told once for each that stands in the text. */
export const WORD = 1
export const PAIR = 2
export type FeatureKind = typeof LETTERS | typeof WORD | typeof PAIR

export interface FeatureSink {
  /** A feature by its hash (32 bits), and the units of the skeleton it was read from, the second after the last. */
  (hash: number, first: number, after: number, kind: FeatureKind): void
}

/** Changes when the same text would give other hashes: weights of another version mean nothing then. */
export const FEATURES_VERSION = 1

const SHORTEST = 2
const LONGEST = 5
/** Stands before the first and behind the last letter of a word. */
const EDGE = 0x02

const BASIS = 0x811c9dc5
const PRIME = 0x01000193
const OF_WORD = 0x9e3779b1
const OF_PAIR = 0x85ebca6b
const OF_SIGN = 0xc2b2ae35

/** Tells all features of a text in order, those that come again as often as they come. */
export function readFeatures(text: string, skeleton: Skeleton, sink: FeatureSink): void {
  const { units, length } = skeleton
  let before = 0
  let beforeFirst = 0
  for (let at = 0; at < length;) {
    const unit = units[at] ?? 0
    if (isSpace(unit)) {
      at += 1
    } else if (unit === AT_SIGN || startsAddress(units, length, at)) {
      at = behindSpaceless(units, length, at)
      before = 0
    } else if (isOfWord(unit)) {
      const after = behindWord(units, length, at)
      const word = wordHash(units, at, after)
      readLetters(units, at, after, sink)
      sink(mixed(word ^ OF_WORD), at, after, WORD)
      if (before !== 0) sink(mixed(Math.imul(before, PRIME) ^ word ^ OF_PAIR), beforeFirst, after, PAIR)
      before = word
      beforeFirst = at
      at = after
    } else {
      sink(mixed(signOf(text, skeleton, at) ^ OF_SIGN), at, at + 1, WORD)
      at += 1
    }
  }
}

/** Stretches of letters have the lower half of the numbers below 2^`bits`, words and pairs the upper one. */
export function bucketOf(hash: number, kind: FeatureKind, bits: number): number {
  const half = 2 ** (bits - 1)
  const place = hash & (half - 1)
  return kind === LETTERS ? place : half + place
}

/** The features of a text as numbers below 2^`bits`, each once, in order. */
export function bucketsOf(text: string, bits: number): Uint32Array {
  const skeleton = skeletonOf(text)
  // A unit begins at most four stretches of letters, a word and a pair, and as much for the edges of each word.
  const all = new Uint32Array(skeleton.length * 12 + 12)
  let count = 0
  readFeatures(text, skeleton, (hash, _first, _after, kind) => {
    all[count] = bucketOf(hash, kind, bits)
    count += 1
  })
  const sorted = all.subarray(0, count).sort()
  let kept = 0
  for (let at = 0; at < count; at += 1) {
    if (at > 0 && sorted[at] === sorted[kept - 1]) continue
    sorted[kept] = sorted[at] ?? 0
    kept += 1
  }
  return sorted.slice(0, kept)
}

const AS_IF_LONGER = 100

/**
 * What the sum of so many features is divided by: a long text has no more to say than a short one, and a very short one
 * says less for certain.
 */
export function lengthOf(features: number): number {
  return Math.sqrt(features + AS_IF_LONGER)
}

const AT_SIGN = 0x40

function isOfWord(unit: number): boolean {
  return isArabic(unit) || isForeign(unit) || isDigit(unit)
}

function behindWord(units: Uint16Array, length: number, from: number): number {
  let at = from + 1
  while (at < length && isOfWord(units[at] ?? 0)) at += 1
  return at
}

function behindSpaceless(units: Uint16Array, length: number, from: number): number {
  let at = from + 1
  while (at < length && !isSpace(units[at] ?? 0)) at += 1
  return at
}

/** The skeleton has one w for three. */
const ADDRESS_STARTS = ['http:', 'https:', 'w.'].map((start) => Array.from(start, (letter) => letter.charCodeAt(0)))

function startsAddress(units: Uint16Array, length: number, at: number): boolean {
  const unit = units[at]
  if (unit !== 0x68 && unit !== 0x77) return false
  return ADDRESS_STARTS.some(
    (start) => at + start.length < length && start.every((letter, index) => units[at + index] === letter),
  )
}

function wordHash(units: Uint16Array, first: number, after: number): number {
  let hash = BASIS
  for (let at = first; at < after; at += 1) hash = Math.imul(hash ^ (units[at] ?? 0), PRIME)
  return hash | 1
}

function readLetters(units: Uint16Array, first: number, after: number, sink: FeatureSink): void {
  for (let start = first - 1; start < after; start += 1) {
    let hash = BASIS
    for (let width = 1; width <= LONGEST; width += 1) {
      const at = start + width - 1
      if (at > after) break
      hash = Math.imul(hash ^ (at < first || at === after ? EDGE : (units[at] ?? 0)), PRIME)
      if (width >= SHORTEST) sink(mixed(hash ^ width), Math.max(start, first), Math.min(at + 1, after), LETTERS)
    }
  }
}

/** A picture by its code point: the skeleton has one sign for all of them. */
function signOf(text: string, { units, starts }: Skeleton, at: number): number {
  const unit = units[at] ?? 0
  return unit === SIGN ? (text.codePointAt(starts[at] ?? 0) ?? 0) : unit
}

/** Spreads the bits, so that the lowest of them hang on all others (the finish of MurmurHash3). */
function mixed(hash: number): number {
  let bits = hash ^ (hash >>> 16)
  bits = Math.imul(bits, 0x85ebca6b)
  bits ^= bits >>> 13
  bits = Math.imul(bits, 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

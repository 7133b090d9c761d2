import { fold } from '@warraq/arabic'
import { findLinks } from './links.ts'

/**
 * Digests by which two texts are seen to be nearly one: of the whole text, and the smallest digests of its runs of five
 * words, which stay when a few words are changed (A. Broder, “On the resemblance and containment of documents”, 1997).
 * Links, digits, marks, signs and repeated letters do not count.
 */
export interface Shingles {
  readonly whole: string
  /** Empty for a text that is too short to be recognised by its parts. */
  readonly parts: readonly string[]
  /** So short that many readers may well write the same: «بالتوفيق إن شاء الله». */
  readonly common: boolean
}

const RUN = 5
const KEPT = 4
const LEAST_WORDS = 6
const LEAST_FOR_PARTS = 10
/** Shared parts that make two texts one. */
const ENOUGH = 3

export function shinglesOf(body: string): Shingles {
  const words = wordsOf(body)
  const runs =
    words.length < LEAST_FOR_PARTS ? [] : words.slice(RUN - 1).map((_, at) => digest(words.slice(at, at + RUN)))
  return {
    whole: `w${digest(words)}`,
    parts: [...new Set(runs)].toSorted().slice(0, KEPT),
    common: words.length < LEAST_WORDS,
  }
}

/** Whether a text with these digests is the same but for a few words. */
export function isTwin({ whole, parts }: Shingles, others: ReadonlySet<string>): boolean {
  return others.has(whole) || parts.filter((part) => others.has(part)).length >= Math.min(ENOUGH, KEPT)
}

function wordsOf(body: string): string[] {
  const kept = findLinks(body).reduceRight((text, { start, end }) => `${text.slice(0, start)} ${text.slice(end)}`, body)
  return fold(kept)
    .replaceAll(/[^\p{L}]+/gu, ' ')
    .replaceAll(/(\p{L})\1+/gu, '$1')
    .trim()
    .split(' ')
    .filter((word) => word !== '')
}

/** FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo), two of 32 bits with different beginnings. */
function digest(words: readonly string[]): string {
  let [one, two] = [0x811c9dc5, 0x01000193]
  const text = words.join(' ')
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    one = Math.imul(one ^ code, 0x01000193)
    two = Math.imul(two ^ code, 0x85ebca6b) ^ (two >>> 13)
  }
  return `${(one >>> 0).toString(36)}.${(two >>> 0).toString(36)}`
}

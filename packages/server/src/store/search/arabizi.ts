import { consonantKeys, isArabizi } from '@warraq/arabic'
import { saysNothing, stemOf } from '@warraq/core/search/analyse'
import { costOfReading, isReading } from '@warraq/core/search/latin-reading'
import type { Asked } from './find-hits.ts'
import type { Term } from './index-reader.ts'
import { findByKeys } from './index-reader.ts'
import type { FoundWord, WeighedTerm } from './word-lists.ts'
import { findWords } from './word-lists.ts'

const LATIN_WORD = /[\p{Script=Latin}\p{M}0-9'’‘`´]+/gu
const MOST_WORDS = 8
/** Keys are coarse: so many words with one key are looked at more closely. */
const CANDIDATES = 300
/** A typed word may stand for so many words that fit it about equally well. */
const MEANT = 4
const ABOUT_EQUAL = 0.12
/** Two letters fit too many words. */
const LEAST_LETTERS = 3

/** Is it worth reading a text as Arabic in Latin letters? Nothing of it is in Arabic letters, and something is in Latin. */
export function mayBeArabizi(text: string): boolean {
  return /\p{Script=Latin}{2}/u.test(text) && !/\p{Script=Arabic}/u.test(text)
}

export { isArabizi }

/** A text in Latin letters as Arabic. */
export interface ArabicReading {
  /** In a spelling that readers may see. */
  readonly text: string
  readonly words: readonly FoundWord[]
}

/**
 * What a text in Latin letters says in Arabic, by words that there are. Null when a word cannot be read, since other
 * languages have the same letters; where digits and particles say that it is Arabizi, more than half is enough.
 */
export async function arabicReading(asked: Asked, text: string): Promise<ArabicReading | null> {
  const isPlain = isArabizi(text)
  const typed = [...text.matchAll(LATIN_WORD)].map(([word]) => word).slice(0, MOST_WORDS)
  const shown: string[] = []
  const words: FoundWord[] = []
  let unread = 0
  for (const word of typed) {
    const keys = consonantKeys(word).filter((key) => !key.includes(' '))
    if (keys.length === 0) continue
    const meant = isPlain || word.length >= LEAST_LETTERS ? await readings(asked, word, keys) : []
    const [first] = meant
    if (!first) {
      unread += 1
      continue
    }
    shown.push(first.shown)
    if (!saysNothing(first.term)) words.push(await wordOf(asked, meant))
  }
  const readEnough = isPlain ? unread < shown.length : unread === 0
  return readEnough && words.length > 0 ? { text: shown.join(' '), words } : null
}

/** The words that a typed one may be, likeliest first. */
async function readings({ db, scope }: Asked, typed: string, keys: readonly string[]): Promise<Term[]> {
  const fitting = (await findByKeys(db, scope, keys, CANDIDATES))
    .map((term) => ({ term, cost: costOfReading(typed, term.term) }))
    .filter(({ term, cost }) => isReading(cost, term.term))
    .toSorted((a, b) => a.cost - b.cost || b.term.documents - a.term.documents || (a.term.term < b.term.term ? -1 : 1))
  const most = (fitting[0]?.cost ?? 0) + ABOUT_EQUAL
  return fitting
    .filter(({ cost }) => cost <= most)
    .slice(0, MEANT)
    .map(({ term }) => term)
}

/** One word of the query, with the terms of everything that it may be. */
async function wordOf({ db, scope, state, book }: Asked, meant: readonly Term[]): Promise<FoundWord> {
  const asWords = meant.map(({ term }) => ({ word: term, stem: stemOf(term), beginning: false }))
  const found = await findWords(db, scope, asWords, state.collection, book)
  const terms = new Map<number, WeighedTerm>()
  for (const one of found)
    for (const term of one.terms) if ((terms.get(term.id)?.weight ?? 0) < term.weight) terms.set(term.id, term)
  const [first] = found
  if (!first) throw new Error('search: a reading without a word')
  return { query: first.query, also: found.slice(1).map(({ query }) => query), terms: [...terms.values()] }
}

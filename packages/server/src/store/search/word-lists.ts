import type { TermList, WordLists } from '@warraq/core/search/evaluate'
import type { QueryWord } from '@warraq/core/search/parse-query'
import type { SearchScope } from '@warraq/core/search/request'
import type { ExpansionBook } from '@warraq/core/search/synonyms'
import type { Collection } from '@warraq/core/search/score'
import { termWeight } from '@warraq/core/search/score'
import type { ReadDb } from '../database.ts'
import type { ListSource, Term } from './index-reader.ts'
import { findBeginning, findTerms, readPostingLists } from './index-reader.ts'

/** A word of the query with the terms that stand for it. */
export interface FoundWord {
  readonly query: QueryWord
  /** Other words that it may be, where letters are read as those of another script. */
  readonly also?: readonly QueryWord[]
  readonly terms: readonly WeighedTerm[]
}

export interface WeighedTerm extends Term {
  readonly weight: number
}

/** A document that has another word for it is not quite about it. */
const EXPANSION_SHARE = 0.6
/** Longer words that begin as the one being typed. */
const BEGINNINGS = 40
const LEAST_LETTERS_OF_BEGINNING = 2

/** Looks all words of a query up in the dictionary. */
export async function findWords(
  db: ReadDb,
  scope: SearchScope,
  words: readonly QueryWord[],
  collection: Collection,
  book: ExpansionBook | null,
): Promise<FoundWord[]> {
  const others = new Map(words.map((word) => [word, book?.alternatives(word.stem) ?? []]))
  const asked = [...words, ...[...others.values()].flat()]
  const byWord = await dictionary(
    db,
    scope,
    'word',
    asked.map(({ word }) => word),
  )
  const byStem = await dictionary(
    db,
    scope,
    'stem',
    asked.map(({ stem }) => stem),
  )
  const found: FoundWord[] = []
  for (const query of words) {
    const own = [byWord.get(query.word), byStem.get(query.stem)]
    const more = query.beginning ? await longerWords(db, scope, query.word) : []
    const other = (others.get(query) ?? []).flatMap(({ word, stem }) => [byWord.get(word), byStem.get(stem)])
    const terms = new Map<number, WeighedTerm>()
    for (const [group, share] of [
      [[...own, ...more], 1],
      [other, EXPANSION_SHARE],
    ] as const)
      for (const term of group)
        if (term && !terms.has(term.id))
          terms.set(term.id, { ...term, weight: share * termWeight(term.kind, term.documents, collection) })
    found.push({ query, terms: [...terms.values()] })
  }
  return found
}

async function dictionary(
  db: ReadDb,
  scope: SearchScope,
  kind: Term['kind'],
  terms: readonly string[],
): Promise<Map<string, Term>> {
  const found = await findTerms(db, scope, kind, [...new Set(terms)])
  return new Map(found.map((term) => [term.term, term]))
}

function longerWords(db: ReadDb, scope: SearchScope, word: string): Promise<readonly Term[]> {
  if (word.length < LEAST_LETTERS_OF_BEGINNING) return Promise.resolve([])
  return findBeginning(db, scope, word, BEGINNINGS)
}

/** Postings that one query may read: some tens of milliseconds. */
const MOST_POSTINGS = 3_000_000

/** Reads the posting lists; the commonest words are left out when all together would take too long. */
export async function readWordLists(source: ListSource, words: readonly FoundWord[]): Promise<WordLists[]> {
  const lists: (WordLists | null)[] = words.map(() => null)
  const cost = ({ terms }: FoundWord): number => terms.reduce((sum, { documents }) => sum + documents, 0)
  let left = MOST_POSTINGS
  for (const { word, at } of words
    .map((one, i) => ({ word: one, at: i }))
    .toSorted((a, b) => cost(a.word) - cost(b.word))) {
    left -= cost(word)
    if (left < 0) break
    lists[at] = await Promise.all(
      word.terms.map(async ({ id, weight }): Promise<TermList> => ({
        weight,
        blocks: await readPostingLists(source, id),
      })),
    )
  }
  return lists.filter((one) => one !== null)
}

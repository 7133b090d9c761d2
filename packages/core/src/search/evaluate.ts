/**
 * Finds and ranks the documents of a query, block by block: every posting list is read once, every hit is scored, and what
 * a block needs fits into a processor's cache.
 */
import { BestHits } from './best-hits.ts'
import type { RankedHit, SortEdge } from './best-hits.ts'
import { completeness } from './completeness.ts'
import type { BlockDocuments } from './documents.ts'
import { idsAt, lengthsAt } from './documents.ts'
import type { YearStarts } from './facet-counter.ts'
import { FacetCounter } from './facet-counter.ts'
import type { PostingRoom } from './postings.ts'
import { BLOCK_SIZE, postingRoom, readPostings } from './postings.ts'
import type { SearchFacets, SearchSort } from './request.ts'
import type { Collection } from './score.ts'
import { fieldNorms, termScore } from './score.ts'

/** One term of the dictionary, with its posting lists by block. */
export interface TermList {
  /** `termWeight` of the term, times what a synonym counts less. */
  readonly weight: number
  readonly blocks: ReadonlyMap<number, Uint8Array>
}

/** A word of the query: a document has it when it has one of the terms. */
export type WordLists = readonly TermList[]

export interface Block {
  readonly block: number
  readonly documents: BlockDocuments
  /** Four for each document, kept from query to query while the collection stays the same; see {@link blockNorms}. */
  readonly norms: Float64Array
}

/** Minutes since 1970 UTC; `untilMinute` is the first that does not count. */
export interface HitFilter {
  readonly lang: string | null
  readonly sections: ReadonlySet<number> | null
  readonly persons: ReadonlySet<number> | null
  readonly tags: ReadonlySet<number> | null
  readonly fromMinute: number
  readonly untilMinute: number
}

export interface Evaluation {
  readonly blocks: readonly Block[]
  /** Nothing to be found but by filters: every document counts. */
  readonly words: readonly WordLists[]
  readonly without: readonly WordLists[]
  readonly manner: 'all' | 'some'
  readonly filter: HitFilter
  /** The last word on a document that has the words: phrases, which need more than posting lists. */
  readonly accepts: ((block: number, place: number) => boolean) | null
  readonly sort: SearchSort
  readonly after: SortEdge | null
  readonly limit: number
  /** Null when nothing is counted. */
  readonly years: YearStarts | null
}

export interface Evaluated {
  readonly total: number
  readonly hits: readonly RankedHit[]
  readonly facets: SearchFacets | null
}

/** Room for one block. A thread makes it once and uses it for one query after the other. */
export class EvaluationRoom {
  readonly postings: PostingRoom = postingRoom()
  readonly scores = new Float64Array(BLOCK_SIZE)
  /** How many of the words the document has, and the last of them that was counted. */
  readonly matched = new Uint8Array(BLOCK_SIZE)
  readonly lastWord = new Uint8Array(BLOCK_SIZE)
  readonly out = new Uint8Array(BLOCK_SIZE)
}

/** What one occurrence counts in each field of each document of a block. */
export function blockNorms(documents: BlockDocuments, collection: Collection): Float64Array {
  const norms = new Float64Array(BLOCK_SIZE * 4)
  for (let place = 0; place < BLOCK_SIZE; place += 1)
    if (documents.known[place] === 1) norms.set(fieldNorms(lengthsAt(documents, place), collection), place * 4)
  return norms
}

export function evaluate(asked: Evaluation, room: EvaluationRoom): Evaluated {
  const evaluation = asked.manner === 'all' ? { ...asked, words: rarestFirst(asked.words) } : asked
  const { blocks, words, manner, sort, after, limit, years } = evaluation
  const best = new BestHits(limit, sort, after)
  const counter = years && new FacetCounter(years)
  const least = manner === 'all' ? words.length : Math.min(words.length, 1)
  let total = 0
  for (const block of blocks) {
    if (!mayHaveHits(evaluation, block.block)) continue
    scoreBlock(evaluation, block, room)
    const { known, minute } = block.documents
    for (let place = 0; place < BLOCK_SIZE; place += 1) {
      const matched = room.matched[place] ?? 0
      if (known[place] !== 1 || matched < least || room.out[place] === 1) continue
      if (!passes(evaluation.filter, block.documents, place)) continue
      if (evaluation.accepts && !evaluation.accepts(block.block, place)) continue
      total += 1
      counter?.count(block.documents, place)
      const score = (room.scores[place] ?? 0) * completeness(matched, words.length)
      best.offer(block.block * BLOCK_SIZE + place, sort === 'relevance' ? score : (minute[place] ?? 0), score)
    }
  }
  return { total, hits: best.sorted(), facets: counter?.facets() ?? null }
}

/** With all words wanted, the rare ones leave little to be done for the common ones, and in most blocks nothing. */
function rarestFirst(words: readonly WordLists[]): readonly WordLists[] {
  const size = (lists: WordLists): number => {
    let bytes = 0
    for (const { blocks } of lists) for (const list of blocks.values()) bytes += list.length
    return bytes
  }
  return words
    .map((lists) => ({ lists, size: size(lists) }))
    .toSorted((one, other) => one.size - other.size)
    .map(({ lists }) => lists)
}

function mayHaveHits({ words, manner }: Evaluation, block: number): boolean {
  if (words.length === 0) return true
  const has = (lists: WordLists): boolean => lists.some(({ blocks }) => blocks.has(block))
  return manner === 'all' ? words.every(has) : words.some(has)
}

function scoreBlock({ words, without, manner }: Evaluation, block: Block, room: EvaluationRoom): void {
  room.scores.fill(0)
  room.matched.fill(0)
  room.lastWord.fill(0)
  room.out.fill(0)
  for (const [at, lists] of words.entries()) {
    let matched = 0
    for (const { weight, blocks } of lists) {
      const bytes = blocks.get(block.block)
      // With all words wanted, only documents that have those before can still be hits.
      if (bytes) matched += addScores(bytes, weight, at, manner === 'all' ? at : 0, block.norms, room)
    }
    if (manner === 'all' && matched === 0) {
      room.matched.fill(0)
      return
    }
  }
  for (const lists of without)
    for (const { blocks } of lists) {
      const bytes = blocks.get(block.block)
      if (bytes) takeOut(bytes, room)
    }
}

/** Adds what a term counts to the score of each of its documents; tells how many had none of the word's terms before. */
function addScores(
  bytes: Uint8Array,
  weight: number,
  word: number,
  needed: number,
  norms: Float64Array,
  { postings, scores, matched, lastWord }: EvaluationRoom,
): number {
  const found = readPostings(bytes, postings)
  const { places, counts } = postings
  let fresh = 0
  for (let i = 0; i < found; i += 1) {
    const place = places[i] ?? 0
    const before = matched[place] ?? 0
    if (before < needed) continue
    // `frequencyOf`, without an array made for each posting.
    const count = i * 4
    const norm = place * 4
    const frequency =
      (counts[count] ?? 0) * (norms[norm] ?? 0) +
      (counts[count + 1] ?? 0) * (norms[norm + 1] ?? 0) +
      (counts[count + 2] ?? 0) * (norms[norm + 2] ?? 0) +
      (counts[count + 3] ?? 0) * (norms[norm + 3] ?? 0)
    scores[place] = (scores[place] ?? 0) + termScore(weight, frequency)
    if (lastWord[place] === word + 1) continue
    lastWord[place] = word + 1
    matched[place] = before + 1
    fresh += 1
  }
  return fresh
}

function takeOut(bytes: Uint8Array, { postings, out }: EvaluationRoom): void {
  const found = readPostings(bytes, postings)
  for (let i = 0; i < found; i += 1) out[postings.places[i] ?? 0] = 1
}

function passes(filter: HitFilter, documents: BlockDocuments, place: number): boolean {
  const minute = documents.minute[place] ?? 0
  if (minute < filter.fromMinute || minute >= filter.untilMinute) return false
  if (filter.lang !== null && documents.langs[documents.lang[place] ?? 0] !== filter.lang) return false
  if (filter.sections !== null && !filter.sections.has(documents.section[place] ?? 0)) return false
  return anyOf(filter.persons, documents.persons, place) && anyOf(filter.tags, documents.tags, place)
}

function anyOf(wanted: ReadonlySet<number> | null, lists: BlockDocuments['persons'], place: number): boolean {
  return wanted === null || idsAt(lists, place).some((id) => wanted.has(id))
}

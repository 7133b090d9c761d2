import { analyse, saysNothing } from '@warraq/core/search/analyse'
import { lengthsAt } from '@warraq/core/search/documents'
import { evaluate, EvaluationRoom } from '@warraq/core/search/evaluate'
import { SEARCH_FIELDS } from '@warraq/core/search/fields'
import type { ParsedQuery } from '@warraq/core/search/parse-query'
import { parseQuery } from '@warraq/core/search/parse-query'
import { blockOf, placeInBlock, postingRoom, readPostings } from '@warraq/core/search/postings'
import type { FieldNumbers } from '@warraq/core/search/score'
import { fieldNorms, frequencyOf, termScore } from '@warraq/core/search/score'
import type { ReadDb } from '../database.ts'
import type { Asked } from './find-hits.ts'
import { BlockMemory, readPostingLists, readState } from './index-reader.ts'
import { keepPhrases } from './phrase-filter.ts'
import { ExpansionMemory } from './read-expansions.ts'
import { SCOPE_NUMBERS } from './scopes.ts'
import { EVERYTHING, Searcher } from './searcher.ts'
import { publicSource } from './source-public.ts'
import type { FoundWord, WeighedTerm } from './word-lists.ts'
import { findWords, readWordLists } from './word-lists.ts'

/** What becomes of one word of a text. */
export interface ExplainedToken {
  readonly written: string
  readonly start: number
  readonly end: number
  readonly folded: string
  readonly stem: string
  readonly saysNothing: boolean
}

export interface ExplainedTerm {
  readonly kind: 'word' | 'stem'
  readonly term: string
  /** Documents that have it. */
  readonly documents: number
  readonly weight: number
}

export interface ExplainedWord {
  readonly word: string
  readonly stem: string
  readonly beginning: boolean
  readonly terms: readonly ExplainedTerm[]
}

export interface ExplainedMatch {
  readonly word: string
  /** Empty: the article does not have this word. */
  readonly by: readonly (Pick<ExplainedTerm, 'kind' | 'term'> & {
    /** How often in each field. */
    readonly counts: Readonly<Record<string, number>>
    readonly score: number
  })[]
}

/** Why an article is not found; null when it is. */
export type NotFoundBecause = 'not-public' | 'not-indexed' | 'word-missing' | 'left-out' | 'phrase-missing' | null

export interface ExplainedArticle {
  readonly id: number
  readonly isPublic: boolean
  readonly indexed: boolean
  /** The index has it as it was before, or it waits for its turn. */
  readonly stale: boolean
  /** Words in each field. */
  readonly lengths: Readonly<Record<string, number>>
  readonly matches: readonly ExplainedMatch[]
  readonly missing: readonly string[]
  readonly leftOutBy: readonly string[]
  readonly missingPhrases: readonly string[]
  readonly score: number
  readonly notFoundBecause: NotFoundBecause
  /** Found although words are missing: too few documents have them all. */
  readonly foundBySome: boolean
}

export interface Explanation {
  readonly text: string
  readonly tokens: readonly ExplainedToken[]
  readonly words: readonly ExplainedWord[]
  readonly phrases: readonly string[]
  readonly without: readonly string[]
  readonly withoutPhrases: readonly string[]
  readonly ignored: readonly string[]
  readonly manner: string
  readonly total: number
  readonly didYouMean: string | null
  readonly article: ExplainedArticle | null
}

/** How a text is read as a query by readers, and why a public article answers it or not. */
export async function explainSearch(db: ReadDb, text: string, articleId: number | null): Promise<Explanation> {
  const searcher = new Searcher()
  const { manner, total, didYouMean } = await searcher.search(db, {
    scope: 'public',
    lang: null,
    text,
    filters: {},
    sort: 'relevance',
    after: null,
    limit: 1,
    facets: false,
    typing: false,
  })
  const asked = await askedOf(db)
  const query = parseQuery(text)
  const words = await findWords(db, 'public', query.words, asked.state.collection, asked.book)
  return {
    text: query.text,
    tokens: tokensOf(query.text),
    words: words.map(({ query: { word, stem, beginning }, terms }) => ({
      word,
      stem,
      beginning,
      terms: terms.map(({ kind, term, documents, weight }) => ({ kind, term, documents, weight: rounded(weight) })),
    })),
    phrases: query.phrases.map((phrase) => phrase.join(' ')),
    without: query.without.map(({ word }) => word),
    withoutPhrases: query.withoutPhrases.map((phrase) => phrase.join(' ')),
    ignored: query.ignored,
    manner,
    total,
    didYouMean,
    article: articleId === null ? null : await explainArticle(asked, query, words, articleId, manner),
  }
}

async function askedOf(db: ReadDb): Promise<Asked> {
  const state = await readState(db, 'public')
  return {
    db,
    scope: 'public',
    state,
    blocks: await new BlockMemory().blocks(db, 'public', state),
    room: new EvaluationRoom(),
    filter: EVERYTHING,
    book: await new ExpansionMemory().book(db, undefined),
  }
}

function tokensOf(text: string): ExplainedToken[] {
  return analyse(text).map(({ word, stem, start, end }) => ({
    written: text.slice(start, end),
    start,
    end,
    folded: word,
    stem,
    saysNothing: saysNothing(word),
  }))
}

async function explainArticle(
  asked: Asked,
  query: ParsedQuery,
  words: readonly FoundWord[],
  id: number,
  manner: string,
): Promise<ExplainedArticle> {
  const { db } = asked
  const [source] = await publicSource.list(db, id - 1, 1)
  const isPublic = source?.id === id
  const row = await inIndex(db, id)
  const documents = asked.blocks.find(({ block }) => block === blockOf(id))?.documents
  const lengths: FieldNumbers = documents && row ? lengthsAt(documents, placeInBlock(id)) : [0, 0, 0, 0]
  const matches: ExplainedMatch[] = []
  for (const word of words) matches.push(await matchOf(asked, word, id, lengths))
  const missing = matches.filter(({ by }) => by.length === 0).map(({ word }) => word)
  const leftOutBy = await leftOut(asked, query, id)
  const missingPhrases = await phrasesMissing(asked, query.phrases, id)
  const foundBySome = missing.length > 0 && missing.length < words.length && manner === 'some'
  const verdict = { isPublic, indexed: row !== undefined, missing: missing.length > 0 && !foundBySome }
  return {
    id,
    isPublic,
    indexed: row !== undefined,
    stale: row !== undefined && (row.waiting || row.fingerprint !== source?.fingerprint),
    lengths: byField(lengths),
    matches,
    missing,
    leftOutBy,
    missingPhrases,
    score: rounded(matches.reduce((sum, { by }) => sum + by.reduce((all, { score }) => all + score, 0), 0)),
    notFoundBecause: because(verdict, leftOutBy.length > 0, missingPhrases.length > 0),
    foundBySome,
  }
}

function because(
  { isPublic, indexed, missing }: { isPublic: boolean; indexed: boolean; missing: boolean },
  isLeftOut: boolean,
  lacksPhrase: boolean,
): NotFoundBecause {
  if (!isPublic) return 'not-public'
  if (!indexed) return 'not-indexed'
  if (isLeftOut) return 'left-out'
  if (missing) return 'word-missing'
  return lacksPhrase ? 'phrase-missing' : null
}

async function inIndex(db: ReadDb, id: number): Promise<{ fingerprint: string; waiting: boolean } | undefined> {
  const scope = SCOPE_NUMBERS.public
  const row = await db
    .selectFrom('search_document')
    .select('fingerprint')
    .where('scope', '=', scope)
    .where('id', '=', id)
    .executeTakeFirst()
  const waiting = await db
    .selectFrom('search_waiting')
    .select('id')
    .where('scope', '=', scope)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { fingerprint: row.fingerprint, waiting: waiting !== undefined }
}

async function matchOf(asked: Asked, word: FoundWord, id: number, lengths: FieldNumbers): Promise<ExplainedMatch> {
  const norms = fieldNorms(lengths, asked.state.collection)
  const by: ExplainedMatch['by'][number][] = []
  for (const term of word.terms) {
    const counts = await countsIn(asked, term, id)
    if (counts === null) continue
    const score = rounded(termScore(term.weight, frequencyOf(counts, norms)))
    by.push({ kind: term.kind, term: term.term, counts: byField(counts), score })
  }
  return { word: word.query.word, by }
}

async function countsIn(asked: Asked, term: WeighedTerm, id: number): Promise<FieldNumbers | null> {
  const bytes = (await readPostingLists(asked, term.id)).get(blockOf(id))
  if (!bytes) return null
  const room = postingRoom()
  const at = room.places.subarray(0, readPostings(bytes, room)).indexOf(placeInBlock(id)) * 4
  const { counts } = room
  return at < 0 ? null : [counts[at] ?? 0, counts[at + 1] ?? 0, counts[at + 2] ?? 0, counts[at + 3] ?? 0]
}

/** The words and phrases behind a minus that the article has. */
async function leftOut(asked: Asked, { without, withoutPhrases }: ParsedQuery, id: number): Promise<string[]> {
  const found: string[] = []
  for (const word of await findWords(asked.db, 'public', without, asked.state.collection, null))
    if (await hasOne(asked, word, id)) found.push(word.query.word)
  const lacking = new Set(await phrasesMissing(asked, withoutPhrases, id))
  return [...found, ...withoutPhrases.map((phrase) => phrase.join(' ')).filter((phrase) => !lacking.has(phrase))]
}

async function hasOne(asked: Asked, word: FoundWord, id: number): Promise<boolean> {
  const words = await readWordLists(asked, [word])
  const accepts = (block: number, place: number): boolean => block === blockOf(id) && place === placeInBlock(id)
  const { total } = evaluate(
    {
      words,
      accepts,
      blocks: asked.blocks,
      without: [],
      manner: 'all',
      filter: asked.filter,
      sort: 'relevance',
      after: null,
      limit: 1,
      years: null,
    },
    asked.room,
  )
  return words.length > 0 && total > 0
}

async function phrasesMissing(asked: Asked, phrases: ParsedQuery['phrases'], id: number): Promise<string[]> {
  const missing: string[] = []
  for (const phrase of phrases) {
    const here = new Map([[blockOf(id), new Set([placeInBlock(id)])]])
    const kept = await keepPhrases(asked, { phrases: [phrase], without: [] }, here, asked.room)
    if (kept.size === 0) missing.push(phrase.join(' '))
  }
  return missing
}

function byField(numbers: FieldNumbers): Record<string, number> {
  return Object.fromEntries(SEARCH_FIELDS.map((field, at) => [field, numbers[at] ?? 0]))
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000

import { isLocalDate } from '@warraq/arabic'
import { readCursor, writeCursor } from '@warraq/core/search/cursor'
import type { Block, Evaluated, Evaluation, HitFilter } from '@warraq/core/search/evaluate'
import { EvaluationRoom } from '@warraq/core/search/evaluate'
import type { ParsedQuery, QueryWord } from '@warraq/core/search/parse-query'
import { parseQuery } from '@warraq/core/search/parse-query'
import type {
  SearchAnswer,
  SearchCompletion,
  SearchHit,
  SearchManner,
  SearchMarks,
  SearchRequest,
  SearchScope,
} from '@warraq/core/search/request'
import type { ExpansionBook } from '@warraq/core/search/synonyms'
import type { ZoneDays } from '@warraq/core/search/zone-days'
import { zoneDays } from '@warraq/core/search/zone-days'
import type { ReadDb } from '../database.ts'
import { readSiteSettings } from '../reader/site.ts'
import { arabicReading, isArabizi, mayBeArabizi } from './arabizi.ts'
import type { Asked, Plan } from './find-hits.ts'
import { findHits } from './find-hits.ts'
import { BlockMemory, findBeginning, readState } from './index-reader.ts'
import { likelierQuery } from './likelier-query.ts'
import { ExpansionMemory } from './read-expansions.ts'
import { similarDocuments } from './similar.ts'
import { findWords } from './word-lists.ts'

/** With fewer hits, a likelier spelling is offered. */
const NEXT_TO_NOTHING = 3
const MOST_HITS = 500

/**
 * Answers from the index of one database. Keeps what is known of all documents and the room for evaluating: made once for
 * a thread, asked one question after the other.
 */
export class Searcher {
  readonly #blocks = new BlockMemory()
  readonly #expansions = new ExpansionMemory()
  readonly #room = new EvaluationRoom()
  #zone: { readonly name: string; readonly days: ZoneDays } | null = null

  async search(db: ReadDb, request: SearchRequest): Promise<SearchAnswer> {
    const days = await this.#days(db)
    const book = await this.#expansions.book(db, request.expansions)
    const asked = await this.#asked(db, request.scope, hitFilter(request, days), book)
    const query = parseQuery(request.text, request.typing)
    const after = readCursor(request.after, request.sort)
    const part = {
      query,
      after,
      sort: request.sort,
      // One more than is answered tells whether anything follows.
      limit: Math.min(Math.max(1, Math.trunc(request.limit) || 1), MOST_HITS) + 1,
      years: request.facets ? yearsOf(asked.blocks, days) : null,
    }
    if (query.words.length + query.phrases.length === 0 && !isFiltered(request)) return NOTHING
    const words = await findWords(db, request.scope, query.words, asked.state.collection, book)
    const plain = after?.manner === 'arabizi' ? null : await findHits(asked, { ...part, words })
    if (plain === null || wantsArabizi(query.text, plain)) {
      const answer = await this.#asArabizi(asked, part, plain?.found.total ?? 0)
      if (answer) return answer
    }
    const { manner, found } = plain ?? NOT_FOUND
    const few = after === null && found.total < NEXT_TO_NOTHING
    const likelier = few ? await likelierQuery(asked, query, words, found.total) : null
    return answerOf(part, manner, found, marksOf(query.words, query.phrases, book), likelier)
  }

  /** The query read as Arabic in Latin letters, when that finds more than it finds as it is. */
  async #asArabizi(asked: Asked, part: Omit<Plan, 'words'>, least: number): Promise<SearchAnswer | null> {
    const reading = await arabicReading(asked, part.query.text)
    if (reading === null) return null
    const query = { ...part.query, phrases: [], withoutPhrases: [], without: [] }
    const after = part.after?.manner === 'arabizi' ? { ...part.after, manner: 'all' as const } : null
    const { found } = await findHits(asked, { ...part, query, words: reading.words, after, whole: true })
    if (found.total <= least) return null
    const words = reading.words.flatMap(({ query: word, also }) => [word, ...(also ?? [])])
    return answerOf(part, 'arabizi', found, marksOf(words, [], asked.book), reading.text)
  }

  /** Ends of the last word of a text, most frequent first. */
  async complete(db: ReadDb, scope: SearchScope, text: string, limit: number): Promise<SearchCompletion[]> {
    const { words } = parseQuery(text, true)
    const last = words.at(-1)
    if (!last?.beginning || last.word.length < 2) return []
    const terms = await findBeginning(db, scope, last.word, Math.min(Math.max(1, limit), 20))
    return terms.map(({ shown, documents }) => ({ text: shown, documents }))
  }

  async similar(db: ReadDb, scope: SearchScope, id: number, limit: number): Promise<SearchHit[]> {
    const asked = await this.#asked(db, scope, EVERYTHING, null)
    return similarDocuments(asked, id, Math.min(Math.max(1, limit), MOST_HITS))
  }

  async #asked(db: ReadDb, scope: SearchScope, filter: HitFilter, book: ExpansionBook | null): Promise<Asked> {
    const state = await readState(db, scope)
    const blocks = await this.#blocks.blocks(db, scope, state)
    return { db, scope, state, blocks, filter, book, room: this.#room }
  }

  async #days(db: ReadDb): Promise<ZoneDays> {
    const { settings } = await readSiteSettings(db)
    if (this.#zone?.name !== settings.timeZone)
      this.#zone = { name: settings.timeZone, days: zoneDays(settings.timeZone) }
    return this.#zone.days
  }
}

export const EVERYTHING: HitFilter = {
  lang: null,
  sections: null,
  persons: null,
  tags: null,
  fromMinute: -Infinity,
  untilMinute: Infinity,
}

function hitFilter({ filters, lang }: SearchRequest, days: ZoneDays): HitFilter {
  const { from, to } = filters
  return {
    lang,
    sections: setOf(filters.sections),
    persons: setOf(filters.persons),
    tags: setOf(filters.tags),
    fromMinute: from !== undefined && isLocalDate(from) ? days.startOf(from) : -Infinity,
    untilMinute: to !== undefined && isLocalDate(to) ? days.endOf(to) : Infinity,
  }
}

const setOf = (ids: readonly number[] | undefined): ReadonlySet<number> | null => (ids ? new Set(ids) : null)

function yearsOf(blocks: readonly Block[], days: ZoneDays): Evaluation['years'] {
  let first = Infinity
  let last = -Infinity
  for (const { documents } of blocks)
    for (let place = 0; place < documents.known.length; place += 1) {
      if (documents.known[place] !== 1) continue
      const minute = documents.minute[place] ?? 0
      if (minute < first) first = minute
      if (minute > last) last = minute
    }
  return first > last ? { firstYear: 1970, minutes: [0] } : days.years(first, last)
}

type Found = Awaited<ReturnType<typeof findHits>>

const NOT_FOUND: Found = { manner: 'all', found: { total: 0, hits: [], facets: null } }

const NOTHING: SearchAnswer = {
  manner: 'all',
  total: 0,
  hits: [],
  next: null,
  facets: null,
  didYouMean: null,
  marks: { words: [], stems: [], beginnings: [] },
}

function isFiltered({ filters: { sections, persons, tags, from, to } }: SearchRequest): boolean {
  return [sections, persons, tags, from, to].some((one) => one !== undefined)
}

/** Where nothing is found as it is typed; and where what is typed is plainly Arabizi, also where not all of it is found. */
function wantsArabizi(text: string, { manner, found }: Found): boolean {
  if (!mayBeArabizi(text)) return false
  return found.total === 0 || (manner === 'some' && isArabizi(text))
}

function answerOf(
  { sort, limit }: Pick<Plan, 'sort' | 'limit'>,
  manner: SearchManner,
  { total, hits, facets }: Evaluated,
  marks: SearchMarks,
  didYouMean: string | null,
): SearchAnswer {
  const shown = hits.slice(0, limit - 1)
  const last = shown.at(-1)
  return {
    manner,
    total,
    facets,
    didYouMean,
    marks,
    hits: shown.map(({ id, score }) => ({ id, score })),
    next: last && hits.length === limit ? writeCursor({ sort, manner, key: last.key, id: last.id }) : null,
  }
}

/** What stands for a word is marked as well: the reader sees why it was found. */
function marksOf(
  words: readonly QueryWord[],
  phrases: ParsedQuery['phrases'],
  book: ExpansionBook | null,
): SearchMarks {
  const others = words.flatMap(({ stem }) => book?.alternatives(stem) ?? [])
  return {
    words: [...new Set([...words.map(({ word }) => word), ...phrases.flat()])],
    stems: [...new Set([...words, ...others].map(({ stem }) => stem))],
    beginnings: words.flatMap(({ word, beginning }) => (beginning ? [word] : [])),
  }
}

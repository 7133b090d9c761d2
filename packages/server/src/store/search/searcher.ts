import { isLocalDate } from '@warraq/arabic'
import { readCursor, writeCursor } from '@warraq/core/search/cursor'
import type { Block, Evaluated, Evaluation, HitFilter } from '@warraq/core/search/evaluate'
import { EvaluationRoom } from '@warraq/core/search/evaluate'
import type { ParsedQuery } from '@warraq/core/search/parse-query'
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
import type { ZoneDays } from '@warraq/core/search/zone-days'
import { zoneDays } from '@warraq/core/search/zone-days'
import type { ReadDb } from '../database.ts'
import { readSiteSettings } from '../reader/site.ts'
import type { Asked, Plan } from './find-hits.ts'
import { findHits } from './find-hits.ts'
import { BlockMemory, findBeginning, readState } from './index-reader.ts'
import { likelierQuery } from './likelier-query.ts'
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
  readonly #room = new EvaluationRoom()
  #zone: { readonly name: string; readonly days: ZoneDays } | null = null

  async search(db: ReadDb, request: SearchRequest): Promise<SearchAnswer> {
    const days = await this.#days(db)
    const asked = await this.#asked(db, request.scope, hitFilter(request, days))
    const query = parseQuery(request.text, request.typing)
    const words = await findWords(db, request.scope, query.words, asked.state.collection, null)
    const after = readCursor(request.after, request.sort)
    const plan: Plan = {
      query,
      words,
      sort: request.sort,
      after,
      limit: Math.min(Math.max(1, Math.trunc(request.limit)), MOST_HITS),
      years: request.facets ? yearsOf(asked.blocks, days) : null,
    }
    const { manner, found } = await findHits(asked, plan)
    const likelier =
      after === null && found.total < NEXT_TO_NOTHING ? await likelierQuery(asked, query, words, found.total) : null
    return answerOf(request, query, manner, found, plan.limit, likelier)
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
    const asked = await this.#asked(db, scope, EVERYTHING)
    return similarDocuments(asked, id, Math.min(Math.max(1, limit), MOST_HITS))
  }

  async #asked(db: ReadDb, scope: SearchScope, filter: HitFilter): Promise<Asked> {
    const state = await readState(db, scope)
    const blocks = await this.#blocks.blocks(db, scope, state)
    return { db, scope, state, blocks, filter, room: this.#room }
  }

  async #days(db: ReadDb): Promise<ZoneDays> {
    const { settings } = await readSiteSettings(db)
    if (this.#zone?.name !== settings.timeZone)
      this.#zone = { name: settings.timeZone, days: zoneDays(settings.timeZone) }
    return this.#zone.days
  }
}

const EVERYTHING: HitFilter = {
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

function answerOf(
  { sort }: SearchRequest,
  query: ParsedQuery,
  manner: SearchManner,
  { total, hits, facets }: Evaluated,
  limit: number,
  didYouMean: string | null,
): SearchAnswer {
  const last = hits.at(-1)
  return {
    manner,
    total,
    facets,
    didYouMean,
    hits: hits.map(({ id, score }) => ({ id, score })),
    next: last && hits.length === limit ? writeCursor({ sort, manner, key: last.key, id: last.id }) : null,
    marks: marksOf(query),
  }
}

function marksOf({ words, phrases }: ParsedQuery): SearchMarks {
  return {
    words: [...new Set([...words.map(({ word }) => word), ...phrases.flat()])],
    stems: [...new Set(words.map(({ stem }) => stem))],
    beginnings: words.flatMap(({ word, beginning }) => (beginning ? [word] : [])),
  }
}

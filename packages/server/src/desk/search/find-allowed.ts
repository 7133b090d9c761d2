import type { SearchAnswer, SearchFilters, SearchMarks, SearchScope, SearchService } from '@warraq/core/search/request'

/** Rows that make a page; one may have more, since whole answers of the engine are taken. */
const ENOUGH = 20
/** Hits asked for at once: more where many of them will be left out. */
const HITS = 40
const HITS_OF_FEW = 400
/** Answers looked through for one page: a caller who may see little goes on by asking for the next page. */
const MOST_ANSWERS = 5

export interface AllowedQuery<Row> {
  readonly scope: SearchScope
  readonly text: string
  readonly filters: SearchFilters
  readonly before: string | undefined
  /** Whether the caller may see whatever is found. Only then may totals and likelier words be told. */
  readonly whole: boolean
  /** Whether `rowsOf` leaves out only what has just gone. */
  readonly unfiltered: boolean
  /** Rows of those ids that the caller may see and asked for, in their order. */
  readonly rowsOf: (ids: readonly number[]) => Promise<readonly Row[]>
}

export interface AllowedRows<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
  readonly total: number | null
  readonly didYouMean: string | null
  readonly marks: SearchMarks
}

/**
 * A page of hits that the caller may see. The index knows nothing of permissions: every hit is held against them here,
 * by the same condition as the lists, before anything of it leaves.
 */
export async function findAllowed<Row>(search: SearchService, query: AllowedQuery<Row>): Promise<AllowedRows<Row>> {
  const rows: Row[] = []
  let after = query.before ?? null
  let answer: SearchAnswer | null = null
  for (let asked = 0; asked < MOST_ANSWERS && (asked === 0 || after !== null) && rows.length < ENOUGH; asked += 1) {
    answer = await search.search({
      scope: query.scope,
      lang: null,
      text: query.text,
      filters: query.filters,
      sort: 'relevance',
      after,
      limit: query.unfiltered ? HITS : HITS_OF_FEW,
      facets: false,
      typing: true,
    })
    rows.push(...(await query.rowsOf(answer.hits.map(({ id }) => id))))
    after = answer.next
  }
  return {
    rows,
    next: after,
    total: query.whole && query.unfiltered ? (answer?.total ?? 0) : null,
    didYouMean: query.whole ? (answer?.didYouMean ?? null) : null,
    marks: answer?.marks ?? { words: [], stems: [], beginnings: [] },
  }
}

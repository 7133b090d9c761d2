/**
 * What is asked of search and what it answers: the agreement between the engine (store) and everybody who asks
 * (reader pages, newsroom, feeds, command line). Plain data, so that it crosses to the search thread and back.
 */
import type { LocalDate } from '@warraq/arabic'

/** Whose documents are searched. Each scope has its own words and its own statistics. */
export type SearchScope = 'public' | 'desk' | 'comments' | 'media'

export type SearchSort = 'relevance' | 'newest' | 'oldest'

/** Ids; several of one kind mean any of them, several kinds mean all of them. */
export interface SearchFilters {
  readonly sections?: readonly number[]
  readonly persons?: readonly number[]
  readonly tags?: readonly number[]
  /** First and last day, both counted in, in the site's time zone. */
  readonly from?: LocalDate
  readonly to?: LocalDate
}

export interface SearchRequest {
  readonly scope: SearchScope
  /** Documents of one edition, or of all. */
  readonly lang: string | null
  /** As typed: words, phrases in any quotes, words to leave out after a minus. At most 200 characters count. */
  readonly text: string
  readonly filters: SearchFilters
  readonly sort: SearchSort
  /** `next` of the answer before; null for the first page. */
  readonly after: string | null
  /** Hits wanted, 1 to 500. */
  readonly limit: number
  /** Also counts by section, person and year. */
  readonly facets: boolean
  /** The last word may be the beginning of one. */
  readonly typing: boolean
  /** Words that stand for each other in this query in place of the newsroom's own list: for trying one out. */
  readonly expansions?: readonly (readonly string[])[]
}

export interface SearchHit {
  readonly id: number
  readonly score: number
}

export interface FacetCount {
  /** Id of the section or person; the year (Gregorian, in the site's time zone). */
  readonly key: number
  readonly count: number
}

export interface SearchFacets {
  readonly sections: readonly FacetCount[]
  readonly persons: readonly FacetCount[]
  readonly years: readonly FacetCount[]
}

/**
 * How the hits were found: every word (`all`); not every word, because too few documents have them all (`some`);
 * the query read as Arabic in Latin letters (`arabizi`).
 */
export type SearchManner = 'all' | 'some' | 'arabizi'

/** What to mark in a text: folded words, their stems, and beginnings of words (while typing). */
export interface SearchMarks {
  readonly words: readonly string[]
  readonly stems: readonly string[]
  readonly beginnings: readonly string[]
}

export interface SearchAnswer {
  readonly manner: SearchManner
  readonly total: number
  readonly hits: readonly SearchHit[]
  /** Where the next page begins; null at the end. */
  readonly next: string | null
  readonly facets: SearchFacets | null
  /**
   * The query with likelier words, when what was typed finds nothing or next to nothing; under `arabizi` the Arabic words
   * as which it was read, whose hits these are.
   */
  readonly didYouMean: string | null
  readonly marks: SearchMarks
}

/** Ends of the word being typed, most frequent first, in a spelling that readers may see. */
export interface SearchCompletion {
  readonly text: string
  readonly documents: number
}

/** What a context offers. Refuses with `search-busy` when too many wait or a query takes longer than its second. */
export interface SearchService {
  search(request: SearchRequest): Promise<SearchAnswer>
  complete(scope: SearchScope, text: string, limit: number): Promise<readonly SearchCompletion[]>
  /** Documents with the same words as this one, likest first, without itself. */
  similar(scope: SearchScope, id: number, limit: number): Promise<readonly SearchHit[]>
}

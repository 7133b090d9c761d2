import type { ArticleCard } from './cards.ts'
import type { LinkView, SiteView } from './site.ts'

export interface SnippetPart {
  readonly text: string
  readonly hit: boolean
}

export interface SearchResult {
  readonly story: ArticleCard
  /** The story's headline, cut at the words that were searched for. */
  readonly headline: readonly SnippetPart[]
  readonly snippet: readonly SnippetPart[]
}

/** One line of a list that narrows the results. `current` is the one that is on; its address takes it off again. */
export interface FacetLink extends LinkView {
  readonly count: number
}

export interface FacetView {
  readonly title: string
  readonly links: readonly FacetLink[]
}

/** A field as it was typed, and what is wrong with it in ready words. */
export interface SearchFieldView {
  readonly value: string
  readonly problem: string | null
}

export interface SearchFormView {
  /** As typed; empty before the first search. */
  readonly query: string
  readonly author: SearchFieldView
  readonly tag: SearchFieldView
  readonly from: SearchFieldView
  readonly to: SearchFieldView
  /** Sections in the newsroom's order; `depth` 0 for the outermost. `id` is the value of the field. */
  readonly sections: readonly { readonly id: number; readonly label: string; readonly depth: number }[]
  /** The chosen one. */
  readonly sectionId: number | null
  /** Kept through the form while it is not the usual one. */
  readonly sort: 'newest' | 'oldest' | null
  /** Whether the further fields are open: when one of them is filled in. */
  readonly open: boolean
}

/** What helps a reader who found nothing, or has not searched yet. */
export interface SearchHelp {
  readonly sections: readonly LinkView[]
  readonly tags: readonly LinkView[]
  readonly mostRead: readonly LinkView[]
  /** The same words without filters; null where there are none. */
  readonly withoutFilters: string | null
}

export interface SearchPageView {
  readonly site: SiteView
  /** Absolute; the address to share. */
  readonly canonicalUrl: string
  readonly form: SearchFormView
  /** Whether something was searched for. */
  readonly asked: boolean
  readonly total: number
  /** A ready sentence when the results are not simply those with every word; null else. */
  readonly manner: string | null
  readonly suggestion: LinkView | null
  /** Filters that are on; each address leads to the same search without that filter. */
  readonly chips: readonly LinkView[]
  /** The same words without any filter; null where fewer than two are on. */
  readonly withoutFilters: string | null
  readonly sorts: readonly LinkView[]
  readonly facets: readonly FacetView[]
  readonly results: readonly SearchResult[]
  readonly nextUrl: string | null
  /** Back to the first results; null on them. */
  readonly firstUrl: string | null
  /** RSS of this search; null while nothing was searched for. */
  readonly feedUrl: string | null
  readonly help: SearchHelp | null
}

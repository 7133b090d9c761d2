import type { ArticleCard, ImageView, OpinionCard } from './cards.ts'
import type { CorrectionView } from './article.ts'
import type { LinkView, PagingView, SiteView, TimeView } from './site.ts'

/** One part of the front page. A `title` of null is the usual heading; `key` is unique on the page. */
export type FrontBlock =
  | {
      readonly kind: 'top'
      readonly lead: { readonly story: ArticleCard; readonly linked: readonly ArticleCard[] } | null
      /** Text only, beside the lead; four or five. */
      readonly beside: readonly ArticleCard[]
    }
  | {
      readonly kind: 'stories'
      readonly key: string
      readonly title: string | null
      /** In three columns; six fill them. */
      readonly stories: readonly ArticleCard[]
    }
  | {
      readonly kind: 'opinion'
      readonly key: string
      readonly title: string | null
      readonly cards: readonly OpinionCard[]
      readonly url: string | null
    }
  | {
      /** A section, or what a filter found. Bands differ in shape by their order, not by a setting. */
      readonly kind: 'band'
      readonly heading: { readonly label: string; readonly url: string | null }
      /** The first leads. */
      readonly stories: readonly ArticleCard[]
    }
  | {
      readonly kind: 'most-read'
      readonly key: string
      readonly title: string | null
      /** In order. */
      readonly cards: readonly ArticleCard[]
    }

/** No article stands in two places but «الأكثر قراءة»: the loader takes care of it. */
export interface FrontPageView {
  readonly site: SiteView
  readonly canonicalUrl: string
  /** From the top down; none while nothing is published. */
  readonly blocks: readonly FrontBlock[]
}

interface ListPageView {
  readonly site: SiteView
  /** Absolute; with the page number from page 2 on. */
  readonly canonicalUrl: string
  readonly stories: readonly ArticleCard[]
  readonly paging: PagingView
  readonly feedUrl: string
}

export interface SectionPageView extends ListPageView {
  readonly name: string
  readonly description: string | null
  /** Outer sections, outermost first, without the section itself. */
  readonly parents: readonly LinkView[]
  readonly children: readonly LinkView[]
}

export interface TagPageView extends ListPageView {
  readonly name: string
  readonly description: string | null
  /** Articles with the tag, all pages. */
  readonly total: number
}

export interface AuthorPageView extends ListPageView {
  readonly name: string
  readonly title: string | null
  readonly bio: string | null
  readonly portrait: ImageView | null
  readonly total: number
  /** A columnist's page carries the disclaimer. */
  readonly columnist: boolean
}

export interface StaticPageView {
  readonly site: SiteView
  readonly title: string
  /** The page HTML of core's encoder. */
  readonly bodyHtml: string
  readonly updated: TimeView | null
  readonly canonicalUrl: string
}

/** «تصويبات»: corrections of all articles, newest first. */
export interface CorrectionsPageView {
  readonly site: SiteView
  readonly canonicalUrl: string
  readonly items: readonly (CorrectionView & { readonly article: LinkView })[]
  readonly paging: PagingView
}

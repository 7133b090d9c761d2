import type { ArticleCard, ImageView, OpinionCard } from './cards.ts'
import type { CorrectionView } from './article.ts'
import type { LinkView, PagingView, SiteView, TimeView } from './site.ts'

/** A section on the front page. Bands differ in shape by their order, not by a setting. */
export interface SectionBand {
  readonly section: LinkView
  /** Three to six; the first leads. */
  readonly stories: readonly ArticleCard[]
}

/** No article appears twice on the page: the loader takes care of it. */
export interface FrontPageView {
  readonly site: SiteView
  readonly canonicalUrl: string
  /** Null only while nothing is published. */
  readonly lead: { readonly story: ArticleCard; readonly linked: readonly ArticleCard[] } | null
  /** Text only, beside the lead; four or five. */
  readonly beside: readonly ArticleCard[]
  /** Below the lead; three to six. */
  readonly stories: readonly ArticleCard[]
  /** Four at most. */
  readonly opinion: readonly OpinionCard[]
  readonly opinionUrl: string | null
  readonly bands: readonly SectionBand[]
  /** Ten at most, in order. */
  readonly mostRead: readonly ArticleCard[]
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

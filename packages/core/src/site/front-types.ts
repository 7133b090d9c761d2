import type { ArticleKind } from '../articles/states.ts'

/** The front page as it is laid out: containers in their order, and what stands in each. */

/**
 * `lead`: one large story, two headlines under it, text beside it. `headlines`: stories in columns. `opinion`: columnists
 * by their portraits. `band`: one section. `bands`: every top section that has no band of its own. `query`: whatever its
 * filter finds. `most-read`: by our own counters, in their order; nothing is pinned there.
 */
export const CONTAINER_KINDS = ['lead', 'headlines', 'opinion', 'band', 'bands', 'query', 'most-read'] as const
export type ContainerKind = (typeof CONTAINER_KINDS)[number]

/** An article that stands in a container whatever is newer; an empty headline and no picture are the article's own. */
export interface FrontPin {
  articleId: number
  title: string
  mediaId: number | null
}

/** What fills the places that nobody pinned; null: whatever there is. All that are given have to hold. */
export interface FrontFilter {
  sectionId: number | null
  tagId: number | null
  personId: number | null
  kind: ArticleKind | null
}

export interface FrontContainer {
  /** Tells containers apart while they are moved; unique on the page. */
  key: string
  kind: ContainerKind
  /** Empty: the usual heading. */
  title: string
  pins: FrontPin[]
  filter: FrontFilter
  /** Places; of `bands` in each section. */
  count: number
  /** Whether places that nobody pinned fill by themselves. */
  fills: boolean
}

export interface FrontLayout {
  containers: FrontContainer[]
}

import type { ArticleKind } from '@warraq/core/articles/states'
import type { Shape } from '@warraq/core/media/shapes'
import type { LinkView, TimeView } from './site.ts'

/** One rendition: `width` in pixels. */
export interface ImageSource {
  readonly url: string
  readonly width: number
}

/** `width` and `height` are those of the largest rendition, so the browser keeps the place before the bytes come. */
export interface ImageView {
  /** Empty for a picture that only decorates. */
  readonly alt: string
  readonly width: number
  readonly height: number
  /** By rising width; may be empty while the job that makes them has not run. */
  readonly avif: readonly ImageSource[]
  /** By rising width; never empty. */
  readonly jpeg: readonly ImageSource[]
  /** What must stay in sight where the picture is cut, in percent; absent: the middle. */
  readonly focal?: { readonly x: number; readonly y: number } | null
  /** Parts that the newsroom cut itself, by their shape. */
  readonly cuts?: { readonly [shape in Shape]?: CutView }
  readonly caption: string | null
  readonly credit: string | null
}

/** Part of a picture; sources by rising width. */
export type CutView = Pick<ImageView, 'width' | 'height' | 'avif' | 'jpeg'>

/** A person under a headline. `url` is null when the person has no public page; `roleLabel` null for plain authors. */
export interface BylineView {
  readonly name: string
  readonly url: string | null
  /** «تصوير», «ترجمة» …: ready words. */
  readonly roleLabel: string | null
}

export interface ArticleCard {
  readonly id: number
  readonly url: string
  readonly headline: string
  readonly kicker: string | null
  readonly standfirst: string | null
  readonly kind: ArticleKind
  readonly section: LinkView | null
  readonly bylines: readonly BylineView[]
  readonly published: TimeView
  readonly image: ImageView | null
}

/** An opinion piece is shown by its writer. */
export interface OpinionCard extends ArticleCard {
  readonly portrait: ImageView | null
}

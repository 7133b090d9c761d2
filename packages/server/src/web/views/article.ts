import type { ArticleKind } from '@warraq/core/articles/states'
import type { ArticleCard, BylineView, ImageView } from './cards.ts'
import type { ClauseView, CommentFormView, CommentParagraph, CommentsView } from './comments.ts'
import type { LinkView, SiteView, TimeView, TranslationLink } from './site.ts'

export interface CorrectionView {
  readonly time: TimeView
  readonly text: string
}

export interface AuthorBoxView {
  readonly name: string
  readonly url: string | null
  readonly title: string | null
  readonly bio: string | null
  readonly portrait: ImageView | null
}

/** Reports that ask for care say so above the text. */
export type CareNote =
  | { readonly kind: 'designated'; readonly group: string; readonly authority: string }
  | { readonly kind: 'help-line'; readonly text: string }
  | { readonly kind: 'protected' }

export interface ArticlePageView {
  readonly site: SiteView
  readonly id: number
  readonly kind: ArticleKind
  readonly kicker: string | null
  readonly headline: string
  /** What search engines and shares call it, where that is not the headline. */
  readonly seoTitle?: string | null
  readonly standfirst: string | null
  /** From the outermost section to the article's own; empty when it has none. */
  readonly sections: readonly LinkView[]
  readonly bylines: readonly BylineView[]
  readonly place: string | null
  readonly published: TimeView
  /** The Hijri day of publication, where the site prints it. */
  readonly publishedHijri: string | null
  /** Only when the public text changed after publication. */
  readonly updated: TimeView | null
  readonly leadImage: ImageView | null
  readonly careNotes: readonly CareNote[]
  /** The page HTML of core's encoder, and nothing else. */
  readonly bodyHtml: string
  /** «المصدر: وكالات», the text after the colon. */
  readonly source: { readonly text: string; readonly url: string | null } | null
  readonly tags: readonly LinkView[]
  readonly readMinutes: number
  /** Absolute, as in the `Link` header. */
  readonly canonicalUrl: string
  readonly shortUrl: string
  /** For search engines and share cards; plain text of at most 200 characters. */
  readonly description: string
  /** Absolute address of a 1200-pixel picture, when there is one. */
  readonly shareImageUrl: string | null
  /** Turned away from search engines by a legal demand. */
  readonly unlisted: boolean
  /** Root-relative: the forms «أبلغ عن خطأ» and «حق الرد». */
  readonly errorUrl: string
  readonly replyUrl: string
  /** Tied to it by the right of reply. */
  readonly replyTo: LinkView | null
  readonly replies: readonly LinkView[]
  readonly corrections: readonly CorrectionView[]
  readonly authors: readonly AuthorBoxView[]
  readonly related: readonly ArticleCard[]
  readonly comments: CommentsView
  /** RSS of the section, or of the site. */
  readonly feed: LinkView
  /** The article in other languages, where it is public there. */
  readonly translations?: readonly TranslationLink[]
  /** A preview for the newsroom carries a banner, no canonical address and `noindex`. */
  readonly preview: boolean
}

/** A refused form, or the form for an answer: always fresh, `no-store`. */
export interface CommentFormPageView {
  readonly site: SiteView
  readonly article: LinkView
  /** The comment that is answered. */
  readonly parent: { readonly name: string; readonly body: readonly CommentParagraph[] } | null
  readonly form: CommentFormView
  readonly terms: readonly ClauseView[]
}

/** «تعليقك قيد المراجعة»: only for the author, `no-store`. */
export interface CommentHeldPageView {
  readonly site: SiteView
  readonly article: LinkView
  readonly name: string
  readonly body: readonly CommentParagraph[]
  readonly time: TimeView
}

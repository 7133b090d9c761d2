import type { Body } from './body.ts'
import type { ArticleKind } from './states.ts'

export interface LeadImage {
  readonly mediaId: number
  readonly alt: string
  readonly caption: string
  readonly credit: string
}

export interface Byline {
  readonly personId: number
  /** Role on this article as shown after the name («ترجمة»، «تصوير»), or null for the plain byline. */
  readonly role: string | null
}

/** All that an editor edits; the working copy, each revision and what is published have this one shape. */
export interface ArticleContent {
  readonly title: string
  readonly kicker: string
  readonly standfirst: string
  /** Chosen by the editor, else derived from the title when published. */
  readonly slug: string
  readonly kind: ArticleKind
  readonly lang: 'ar' | 'en'
  readonly sectionId: number | null
  readonly place: string
  readonly sourceLine: string
  readonly seoDescription: string
  /** What search engines and shares call it; empty, or absent in what was saved before there was one: its headline. */
  readonly seoTitle?: string
  readonly bylines: readonly Byline[]
  readonly tagNames: readonly string[]
  readonly lead: LeadImage | null
  readonly body: Body
  readonly commentsOpen: boolean
  /** Care flags of PRODUCT (names only for now): they change behaviour where later work reads them. */
  readonly flags: readonly string[]
}

/** What any source but a WordPress export says, in neutral words. Texts are as they were written; nothing is trusted yet. */

import type { Instant } from '@warraq/core/time'
import type { ImportedState } from '../../actions/import/import-input.ts'
import type { LineEnds } from '../../convert/block-sink.ts'
import type { Note } from '../wordpress/import-report.ts'

/** An author, section or label, known by its name. */
export interface SourceName {
  readonly name: string
  /** Where it was, absolute or as paths of the old site. */
  readonly addresses: readonly string[]
}

export interface SourceComment {
  /** Unique in the source, or null: then author, time and words tell it from others. */
  readonly id: string | null
  readonly parentId: string | null
  readonly name: string
  readonly email: string | null
  readonly html: string
  readonly at: Instant | null
  readonly state: 'published' | 'held'
}

export interface SourcePicture {
  /** Absolute. */
  readonly url: string
  readonly alt: string
  readonly caption: string
}

export interface SourceArticle {
  readonly kind: 'article' | 'page'
  /** Unique in the source, for ever. */
  readonly id: string
  readonly title: string
  /** '' where the source has none. */
  readonly slug: string
  readonly standfirst: string
  readonly description: string
  /** Who it is from, where that is somebody else: «وكالات». */
  readonly sourceLine?: string
  /** For search engines, where it is another than the title. */
  readonly seoTitle?: string
  readonly section: SourceName | null
  readonly authors: readonly SourceName[]
  readonly tags: readonly string[]
  /** Tags whose own addresses are known. */
  readonly taggedAt?: readonly SourceName[]
  readonly lead: SourcePicture | null
  readonly html: string
  readonly lineEnds: LineEnds
  /** Absolute address that relative links and pictures in the text start from, or null. */
  readonly base: string | null
  /** Of the document: `ar-SY`; '' when it does not say. */
  readonly language: string
  readonly state: ImportedState
  readonly publishedAt: Instant | null
  readonly changedAt: Instant | null
  readonly commentsOpen: boolean
  /** Every address it had, absolute or as paths: all lead to it. */
  readonly addresses: readonly string[]
  readonly comments: readonly SourceComment[]
  readonly notes: readonly Note[]
}

import * as v from 'valibot'
import { ARTICLE_STATES } from '../articles/states.ts'
import type { TextPart } from '../search/marks.ts'
import type { ArticleRow } from './articles.ts'
import { COMMENT_STATES, type CommentRow } from './comments.ts'
import type { MediaRow } from './media.ts'
import { cursor, idInQuery, searchText } from './wire.ts'

/** Search in the newsroom: drafts, comments, pictures and names, each caller among what they may open. */

const words = { q: searchText, before: v.exactOptional(cursor) }

export const searchArticlesQuery = v.strictObject({
  ...words,
  state: v.exactOptional(v.picklist(ARTICLE_STATES)),
  section: v.exactOptional(idInQuery),
})
export const searchCommentsQuery = v.strictObject({ ...words, state: v.exactOptional(v.picklist(COMMENT_STATES)) })
export const searchMediaQuery = v.strictObject(words)
export const searchNamesQuery = v.strictObject({ q: searchText })

/** Something found: its row as lists have it, and the words of the query where they stand. */
export interface Found<Row> {
  readonly row: Row
  /** The title (of a comment: who wrote it; of a picture: its description), cut at the matches. */
  readonly title: readonly TextPart[]
  /** The best passage of its text; empty where there is no text. */
  readonly passage: readonly TextPart[]
}

export interface FoundPage<Row> {
  readonly rows: readonly Found<Row>[]
  /** `before` of the next call; null at the end. Pages differ in length: what the caller may not open is left out. */
  readonly next: string | null
  /** All that was found; null where only a part of it is the caller's to see. */
  readonly total: number | null
  /** The query with likelier words; null where there are none, or where they could come from texts of others. */
  readonly didYouMean: string | null
}

export type FoundArticles = FoundPage<ArticleRow>
export type FoundComments = FoundPage<CommentRow>
export type FoundMedia = FoundPage<MediaRow>

export interface FoundName {
  readonly kind: 'person' | 'tag' | 'section'
  readonly id: number
  readonly name: string
  /** Absolute; null while nothing of it is published. */
  readonly publicUrl: string | null
}
export interface FoundNames {
  readonly rows: readonly FoundName[]
}

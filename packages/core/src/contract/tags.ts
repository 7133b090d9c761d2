import * as v from 'valibot'
import { cursor, id, line, searchText } from './wire.ts'

/** Tags: equal when their folded names are equal, so «التّعليم» and «التعليم» are one. */

export interface TagRow {
  readonly id: number
  readonly name: string
  readonly slug: string
  readonly articleCount: number
}

/** Tags that look like spellings of one: each group has two or more, the one with the most articles first. */
export interface AlikeTags {
  readonly groups: readonly (readonly TagRow[])[]
}

export const tagsQuery = v.strictObject({ q: v.exactOptional(searchText), before: v.exactOptional(cursor) })
export const tagPatch = v.strictObject({ name: line(80, 1) })
/** Everything tagged with this one gets the other; the old address leads there. */
export const tagMerge = v.strictObject({ intoId: id })

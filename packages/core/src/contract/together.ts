import * as v from 'valibot'
import type { Gender } from './session.ts'
import { id, line, prose, searchText, tab } from './wire.ts'
import type { RevisionView } from './articles.ts'

/** Several people at one article: who is there, who holds the pen, what was said beside the text, who wrote what. */

/** `keep`: hold the pen when it is free or mine. `take`: from whoever has it. `none`: only read. */
export const hereInput = v.strictObject({ tab, pen: v.picklist(['keep', 'take', 'none']) })
export const leaveInput = v.strictObject({ tab })

export interface PersonHere {
  readonly accountId: number
  readonly name: string
  readonly gender: Gender | null
}

export interface Together {
  /** Everybody who has the article open now, by name; each once. */
  readonly people: readonly PersonHere[]
  /** Who writes; null when the pen is free. */
  readonly pen: (PersonHere & { readonly tab: string; readonly since: string }) | null
  /** Of the working copy as it is stored. */
  readonly lockVersion: number
  /** When a note of this article changed last; null without notes. */
  readonly notesAt: string | null
}

/** The working copy as one sitting of one person left it. */
export interface SittingRow {
  readonly id: number
  readonly by: string
  readonly beganAt: string
  readonly savedAt: string
  readonly title: string
}
/** The sitting whole; `n` is its id. */
export type SittingView = Omit<RevisionView, 'published'>

/** For each block of the working copy as it is stored, who changed it last. */
export interface Changers {
  readonly lockVersion: number
  readonly blocks: readonly { readonly by: string; readonly at: string }[]
}

export const anchor = v.strictObject({
  quote: v.pipe(v.string(), v.maxLength(2000)),
  before: v.pipe(v.string(), v.maxLength(80)),
  after: v.pipe(v.string(), v.maxLength(80)),
  at: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
})

const mentions = v.pipe(v.array(id), v.maxLength(20), v.readonly())

/** `replacement` only of a suggestion; empty suggests to leave the words out. A suggestion may come without a text. */
export const noteInput = v.strictObject({
  kind: v.picklist(['note', 'suggestion']),
  anchor,
  text: prose(2000),
  replacement: prose(2000),
  mentions,
})
export const noteLineInput = v.strictObject({ text: prose(2000, 1), mentions })
export const noteStateInput = v.strictObject({ state: v.picklist(['open', 'settled', 'accepted', 'declined']) })
/** Where notes hang now, after the text around them was changed. */
export const anchorsInput = v.strictObject({
  anchors: v.pipe(v.array(v.strictObject({ id, anchor })), v.maxLength(200), v.readonly()),
})

export type NoteState = v.InferOutput<typeof noteStateInput>['state']

export interface NoteLine {
  readonly id: number
  readonly text: string
  readonly by: string
  readonly at: string
}
export interface NoteRow {
  readonly id: number
  readonly kind: 'note' | 'suggestion'
  readonly state: NoteState
  readonly anchor: v.InferOutput<typeof anchor>
  readonly replacement: string
  readonly by: string
  readonly at: string
  /** Who settled, accepted or declined it. */
  readonly settledBy: string | null
  /** May this caller settle it? Its own writer and whoever may change the article. */
  readonly maySettle: boolean
  /** What was said, oldest first; empty for a suggestion without a word. */
  readonly lines: readonly NoteLine[]
}

export const namesQuery = v.strictObject({ q: searchText })
/** Somebody who may read the article and can be named in a note. */
export interface NameRow {
  readonly accountId: number
  readonly name: string
  readonly role: string
}

/** A note that names me and that I have not opened the article for since. */
export interface MentionRow {
  readonly articleId: number
  readonly title: string
  readonly text: string
  readonly by: string
  readonly at: string
}

/** An entry of the house style, as `core/house-style` reads it. */
export const houseEntryInput = v.strictObject({
  kind: v.picklist(['term', 'allowed', 'off']),
  word: line(120, 1),
  better: line(120),
  note: line(300),
})
export const houseImportInput = v.strictObject({
  entries: v.pipe(v.array(houseEntryInput), v.minLength(1), v.maxLength(2000), v.readonly()),
})
export interface HouseRow {
  readonly id: number
  readonly kind: 'term' | 'allowed' | 'off'
  readonly word: string
  readonly better: string
  readonly note: string
  readonly by: string | null
  readonly at: string
}
export interface Imported {
  readonly added: number
  readonly changed: number
}

import * as v from 'valibot'
import { DECISIONS } from '../comments/decide.ts'
import { cursor, id, line, lockVersion, prose, searchText } from './wire.ts'

/** The moderation queue. A decision points to one revision of a comment and names its clauses. */

export const COMMENT_STATES = ['held', 'public', 'removed'] as const
export type CommentState = (typeof COMMENT_STATES)[number]

export const commentsQuery = v.strictObject({
  state: v.exactOptional(v.picklist(COMMENT_STATES)),
  q: v.exactOptional(searchText),
  before: v.exactOptional(cursor),
})

export interface CommentRow {
  readonly id: number
  readonly revisionId: number
  readonly lockVersion: number
  readonly state: CommentState
  readonly name: string
  /** Plain text with line breaks, without embedding, override and isolate controls. */
  readonly text: string
  readonly at: string
  readonly article: { readonly id: number; readonly title: string }
  /** The name of the person answered, when it is a reply. */
  readonly replyTo: string | null
  /** Sentences that say why it waits («أول تعليق من هذا القارئ»), in the caller's language. */
  readonly reasons: readonly string[]
}

export interface ThreadComment {
  readonly id: number
  readonly name: string
  readonly text: string
  readonly at: string
  readonly state: CommentState
}

export interface CommentDecision {
  readonly at: string
  /** null: made by a rule. */
  readonly by: string | null
  readonly decision: 'approve' | 'remove'
  readonly clauses: readonly string[]
  readonly facts: string | null
}

export interface CommentView extends CommentRow {
  /** From the first comment of the thread down to the parent. */
  readonly ancestors: readonly ThreadComment[]
  readonly replies: readonly ThreadComment[]
  /** Absolute address of the article, at this comment when it is public. */
  readonly publicUrl: string | null
  /** What this keyed identity did before. */
  readonly before: { readonly approved: number; readonly removed: number }
  readonly decisions: readonly CommentDecision[]
}

/** One against the author needs a clause and facts; a decision on a revision that is no longer current answers 409. */
export const decisionInput = v.strictObject({
  decision: v.picklist(DECISIONS),
  revisionId: id,
  lockVersion,
  clauses: v.exactOptional(v.pipe(v.array(line(8, 3)), v.maxLength(5), v.readonly())),
  facts: v.exactOptional(prose(2000)),
})
export interface DecisionResult {
  readonly state: CommentState
  readonly lockVersion: number
  /** Null while it waits for a second person. */
  readonly decisionId: number | null
  readonly proposalId: number | null
}
export interface UndoneDecision {
  readonly commentId: number
  readonly state: CommentState
}

export interface Clause {
  /** `CL6`. */
  readonly code: string
  readonly version: number
  readonly title: string
  readonly text: string
}

import type { Instant } from '../time.ts'
import { plusSeconds } from '../time.ts'
import type { CommentState } from './states.ts'
import { canStep } from './states.ts'

/** What its author may do with a comment, and which word says how it stands. */

export interface OwnFacts {
  readonly state: CommentState
  readonly sentAt: Instant
  /** The newest text of a published comment is not the one that readers see. */
  readonly editWaits: boolean
}

/** Keys of the words on «تعليقاتي». One in quarantine says what any other says that waits: a machine learns nothing. */
export type OwnWord =
  | 'verification'
  | 'waiting'
  | 'published'
  | 'edit-waiting'
  | 'hidden'
  | 'changes'
  | 'removed'
  | 'expired'
  | 'withdrawn'
  | 'erased'

const WORDS: Readonly<Record<CommentState, OwnWord>> = {
  'awaiting-verification': 'verification',
  held: 'waiting',
  quarantined: 'waiting',
  published: 'published',
  hidden: 'hidden',
  'changes-requested': 'changes',
  removed: 'removed',
  expired: 'expired',
  'deleted-by-author': 'withdrawn',
  erased: 'erased',
}

export function ownWord({ state, editWaits }: OwnFacts): OwnWord {
  return state === 'published' && editWaits ? 'edit-waiting' : WORDS[state]
}

const WITHIN_WINDOW: readonly CommentState[] = ['published', 'held', 'quarantined']

/**
 * May its author change the text now? What a moderator asked to be changed: always; else for `editMinutes` after it was
 * sent. One that was reported and hidden stays as its readers saw it until somebody has decided.
 */
export function mayEdit(comment: OwnFacts, editMinutes: number, now: Instant): boolean {
  if (comment.state === 'changes-requested') return true
  return WITHIN_WINDOW.includes(comment.state) && now <= plusSeconds(comment.sentAt, editMinutes * 60)
}

export function mayWithdraw(state: CommentState): boolean {
  return canStep('delete-own', state)
}

/**
 * How a comment stands after its author has changed it and the new text was screened. The old text of a published one
 * stays until the new one passes; one that waits for a person goes on waiting, whatever the new text is.
 */
export function afterEdit(
  from: CommentState,
  verdict: 'published' | 'held' | 'quarantined',
): { readonly state: CommentState; readonly shown: boolean } {
  if (from === 'published') return { state: 'published', shown: verdict === 'published' }
  if (from === 'changes-requested') return { state: verdict, shown: verdict === 'published' }
  return { state: from, shown: false }
}

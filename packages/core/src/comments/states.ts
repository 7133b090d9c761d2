/** The life of a comment. Stored state is a projection of its events; readers see `published` and nothing else. */
export const COMMENT_STATES = [
  'awaiting-verification',
  'held',
  'quarantined',
  'published',
  'hidden',
  'changes-requested',
  'removed',
  'expired',
  'deleted-by-author',
  'erased',
] as const
export type CommentState = (typeof COMMENT_STATES)[number]

/** What a moderator sees in the queue: waiting, on the page, or gone. */
export type CommentStand = 'held' | 'public' | 'removed'

/** What a decision does, as `decision.effect` stores it. */
export type DecisionEffect = 'publish' | 'hold' | 'remove' | 'restore' | 'request-changes'

interface Transition {
  readonly from: readonly CommentState[]
  readonly to: CommentState
  /** Null: happens without anybody deciding on the text (time, the author). */
  readonly effect: DecisionEffect | null
}

const WAITING: readonly CommentState[] = ['held', 'quarantined', 'hidden', 'changes-requested']

/** Every change of state there is. Each one writes exactly one event, and one decision where `effect` is not null. */
export const COMMENT_TRANSITIONS = {
  approve: { from: WAITING, to: 'published', effect: 'publish' },
  remove: { from: ['published', ...WAITING], to: 'removed', effect: 'remove' },
  restore: { from: ['removed'], to: 'published', effect: 'restore' },
  hide: { from: ['published'], to: 'hidden', effect: 'hold' },
  'ask-for-changes': { from: ['held', 'hidden'], to: 'changes-requested', effect: 'request-changes' },
  spam: { from: ['published', 'held', 'hidden', 'changes-requested'], to: 'quarantined', effect: 'hold' },
  // Reported, read, and it stays; whoever reported it is answered.
  keep: { from: ['published'], to: 'published', effect: 'publish' },
  'not-spam': { from: ['quarantined'], to: 'published', effect: 'publish' },
  // Of a published comment whose author has changed it: readers see the old text until somebody has read the new one.
  'approve-edit': { from: ['published'], to: 'published', effect: 'publish' },
  'refuse-edit': { from: ['published'], to: 'published', effect: 'request-changes' },
  verify: { from: ['awaiting-verification'], to: 'held', effect: null },
  expire: { from: ['awaiting-verification', 'held', 'quarantined', 'changes-requested'], to: 'expired', effect: null },
  'delete-own': { from: ['awaiting-verification', 'published', ...WAITING], to: 'deleted-by-author', effect: null },
  erase: { from: COMMENT_STATES.filter((state) => state !== 'erased'), to: 'erased', effect: null },
} as const satisfies Record<string, Transition>

export type CommentStep = keyof typeof COMMENT_TRANSITIONS

export function canStep(step: CommentStep, from: CommentState): boolean {
  return (COMMENT_TRANSITIONS[step].from as readonly CommentState[]).includes(from)
}

const STANDS: Readonly<Record<CommentState, CommentStand>> = {
  'awaiting-verification': 'held',
  held: 'held',
  quarantined: 'held',
  hidden: 'held',
  'changes-requested': 'held',
  published: 'public',
  removed: 'removed',
  expired: 'removed',
  'deleted-by-author': 'removed',
  erased: 'removed',
}

export function standOf(state: CommentState): CommentStand {
  return STANDS[state]
}

export function statesOf(stand: CommentStand): CommentState[] {
  return COMMENT_STATES.filter((state) => STANDS[state] === stand)
}

export function isCommentState(text: string): text is CommentState {
  return (COMMENT_STATES as readonly string[]).includes(text)
}

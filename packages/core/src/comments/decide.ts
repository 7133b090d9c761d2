import { cleanText } from '@warraq/arabic'
import type { CommentState, DecisionEffect } from './states.ts'
import { canStep, COMMENT_TRANSITIONS } from './states.ts'

/** What a moderator may do with a comment. */
export const DECISIONS = [
  'approve',
  'remove',
  'restore',
  'hide',
  'keep',
  'ask-for-changes',
  'spam',
  'not-spam',
  'approve-edit',
  'refuse-edit',
] as const
export type Decision = (typeof DECISIONS)[number]

/** These go against the author, who is told the clause and the facts. */
const AGAINST: ReadonlySet<Decision> = new Set(['remove', 'ask-for-changes', 'refuse-edit'])

/** Needs a clause that its author was shown, and facts. */
export function needsReasons(decision: Decision): boolean {
  return AGAINST.has(decision)
}

/** The comment as it is stored now. */
export interface DecidableComment {
  readonly state: CommentState
  readonly lockVersion: number
  readonly revisionId: number
  /** It is published, and its author has changed it since: the newest text waits. */
  readonly editWaits: boolean
}

export interface DecisionRequest {
  readonly decision: Decision
  /** The revision and version the moderator had in front of them. */
  readonly revisionId: number
  readonly lockVersion: number
  readonly clauses: readonly string[]
  readonly facts: string
}

export type DecisionVerdict =
  | {
      readonly ok: true
      readonly step: Decision
      readonly to: CommentState
      readonly effect: DecisionEffect
      readonly clauseVersionIds: readonly number[]
      readonly facts: string
    }
  | { readonly ok: false; readonly because: 'comment-decided' | 'clause-needed' }

/**
 * May this decision be made? A decision on a version that is no longer current is refused (`comment-decided`), whatever
 * it says; one against the author names clauses the author was shown, and facts. `citable` maps clause codes to the
 * versions that bind this comment. Approving what was removed restores it; approving a published comment approves its edit.
 */
export function decide(
  comment: DecidableComment,
  request: DecisionRequest,
  citable: ReadonlyMap<string, number>,
): DecisionVerdict {
  if (request.lockVersion !== comment.lockVersion || request.revisionId !== comment.revisionId)
    return refused('comment-decided')
  const step = stepOf(request.decision, comment)
  if (step === null) return refused('comment-decided')
  const { to, effect } = COMMENT_TRANSITIONS[step]
  if (!needsReasons(step)) return { ok: true, step, to, effect, clauseVersionIds: [], facts: '' }

  const facts = factsOf(request.facts)
  const versions = [...new Set(request.clauses)].map((code) => citable.get(code))
  const cited = versions.filter((id) => id !== undefined)
  if (facts === '' || cited.length === 0 || cited.length < versions.length) return refused('clause-needed')
  return { ok: true, step, to, effect, clauseVersionIds: cited, facts }
}

/** Facts as they are stored; empty when they say nothing: no letter and no digit. A lone «…» would pass for purged ones. */
export function factsOf(typed: string): string {
  const facts = cleanText(typed).trim()
  return /[\p{L}\p{N}]/u.test(facts) ? facts : ''
}

function refused(because: 'comment-decided' | 'clause-needed'): DecisionVerdict {
  return { ok: false, because }
}

/** These are about a text that waits behind the published one, or only make sense when none does. */
const OF_EDITS: Partial<Readonly<Record<Decision, boolean>>> = {
  'approve-edit': true,
  'refuse-edit': true,
  keep: false,
}

type Standing = Pick<DecidableComment, 'state' | 'editWaits'>

function stepOf(decision: Decision, { state, editWaits }: Standing): Decision | null {
  const step = meant(decision, state)
  if (OF_EDITS[step] !== undefined && OF_EDITS[step] !== editWaits) return null
  return canStep(step, state) ? step : null
}

function meant(decision: Decision, state: CommentState): Decision {
  if (decision !== 'approve') return decision
  return state === 'removed' ? 'restore' : state === 'published' ? 'approve-edit' : 'approve'
}

/** What can be decided about a comment as it stands, in the order of {@link DECISIONS}. */
export function decisionsFor(comment: Standing): Decision[] {
  return DECISIONS.filter((decision) => stepOf(decision, comment) === decision)
}

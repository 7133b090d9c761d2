import { cleanText } from '@warraq/arabic'
import type { CommentState, CommentStep, DecisionEffect } from './states.ts'
import { canStep, COMMENT_TRANSITIONS } from './states.ts'

/** The comment as it is stored now. */
export interface DecidableComment {
  readonly state: CommentState
  readonly lockVersion: number
  readonly revisionId: number
}

export interface DecisionRequest {
  readonly decision: 'approve' | 'remove' | 'restore'
  /** The revision and version the moderator had in front of them. */
  readonly revisionId: number
  readonly lockVersion: number
  readonly clauses: readonly string[]
  readonly facts: string
}

export type DecisionVerdict =
  | {
      readonly ok: true
      readonly step: CommentStep
      readonly to: CommentState
      readonly effect: DecisionEffect
      readonly clauseVersionIds: readonly number[]
      readonly facts: string
    }
  | { readonly ok: false; readonly because: 'comment-decided' | 'clause-needed' }

/**
 * May this decision be made? A decision on a version that is no longer current is refused (`comment-decided`), whatever
 * it says; a removal names clauses the author was shown, and facts. `citable` maps clause codes to the versions that
 * bind this comment. Approving what was removed restores it.
 */
export function decide(
  comment: DecidableComment,
  request: DecisionRequest,
  citable: ReadonlyMap<string, number>,
): DecisionVerdict {
  if (request.lockVersion !== comment.lockVersion || request.revisionId !== comment.revisionId)
    return refused('comment-decided')
  const step = stepOf(request.decision, comment.state)
  if (step === null) return refused('comment-decided')
  const { to, effect } = COMMENT_TRANSITIONS[step]
  if (step !== 'remove') return { ok: true, step, to, effect, clauseVersionIds: [], facts: '' }

  const facts = cleanText(request.facts).trim()
  const versions = [...new Set(request.clauses)].map((code) => citable.get(code))
  const cited = versions.filter((id) => id !== undefined)
  if (facts === '' || cited.length === 0 || cited.length < versions.length) return refused('clause-needed')
  return { ok: true, step, to, effect, clauseVersionIds: cited, facts }
}

function refused(because: 'comment-decided' | 'clause-needed'): DecisionVerdict {
  return { ok: false, because }
}

function stepOf(decision: DecisionRequest['decision'], state: CommentState): 'approve' | 'remove' | 'restore' | null {
  const step = decision === 'approve' && state === 'removed' ? 'restore' : decision
  return canStep(step, state) ? step : null
}

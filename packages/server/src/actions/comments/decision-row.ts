import type { DecisionEffect } from '@warraq/core/comments/states'
import type { WriteContext } from '../action.ts'
import { accountIdOf } from '../people/staff.ts'

export interface NewDecision {
  readonly subject: 'revision' | 'identity'
  readonly commentId: number | null
  readonly revisionId: number | null
  readonly identityId: number | null
  readonly effect: DecisionEffect | 'mute' | 'ban' | 'lift'
  readonly clauseVersionIds: readonly number[]
  readonly facts: string
  readonly source: 'own-initiative' | 'report' | 'notice' | 'rule' | 'appeal'
  readonly automatedDetection: boolean
  /** Follows from this rule of the newspaper, not from what somebody thought of this text. */
  readonly rule: string | null
  /** Who proposed it, where another person carries it out; the actor is the second one then. */
  readonly proposedBy: number | null
  readonly endsAt: string | null
  readonly supersedes: number | null
}

/** Decisions are only ever added. `account_id` is who wanted it first, `second_account_id` who agreed. */
export async function addDecision(context: WriteContext, decision: NewDecision): Promise<number> {
  const acting = accountIdOf(context)
  const { id } = await context.db
    .insertInto('decision')
    .values({
      subject_kind: decision.subject,
      comment_id: decision.commentId,
      revision_id: decision.revisionId,
      identity_id: decision.identityId,
      effect: decision.effect,
      clause_version_ids: JSON.stringify(decision.clauseVersionIds),
      facts: decision.facts,
      source_type: decision.source,
      automated_detection: decision.automatedDetection ? 1 : 0,
      automated_decision: 0,
      account_id: decision.proposedBy ?? acting,
      rule_version: decision.rule,
      second_account_id: decision.proposedBy === null ? null : acting,
      territory: null,
      starts_at: context.now,
      ends_at: decision.endsAt,
      supersedes_id: decision.supersedes,
      at: context.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

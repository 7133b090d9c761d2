import { cleanText } from '@warraq/arabic'
import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'
import { addDecision } from './decision-row.ts'
import { liftSanctions } from './sanctions.ts'

/** Ends what a decision holds against a reader before its time. Refused with `not-found` when nothing of it is in force. */
export const liftSanction = defineAction(
  async (context, input: { sanctionId: number; why: string }): Promise<{ decisionId: number }> => {
    await allow(context, 'comment.moderate')
    const row = await context.db
      .selectFrom('sanction as s')
      .innerJoin('decision as d', 'd.id', 's.decision_id')
      .leftJoin('comment as c', 'c.id', 'd.comment_id')
      .select(['s.decision_id', 'd.comment_id', 'd.revision_id', 'd.identity_id', 'c.identity_id as author_id'])
      .where('s.id', '=', input.sanctionId)
      .where('s.lifted_at', 'is', null)
      .where('s.ends_at', '>', context.now)
      .executeTakeFirst()
    if (!row) throw new Refusal('not-found')
    const identityId = row.identity_id ?? row.author_id
    const decisionId = await addDecision(context, {
      subject: 'identity',
      commentId: row.comment_id,
      revisionId: row.revision_id,
      identityId,
      effect: 'lift',
      clauseVersionIds: [],
      facts: cleanText(input.why).trim(),
      source: 'own-initiative',
      automatedDetection: false,
      rule: null,
      proposedBy: null,
      endsAt: null,
      // The removal behind a strike stands: only what it cost is taken back.
      supersedes: row.identity_id === null ? null : row.decision_id,
    })
    await liftSanctions(context, row.decision_id, decisionId)
    context.audit('reader.lift', `identity:${identityId ?? 0}`, { decisionId, sanctionId: input.sanctionId })
    return { decisionId }
  },
)

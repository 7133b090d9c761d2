import { checkAppealText } from '@warraq/core/comments/appeals'
import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../action.ts'
import { accountIdOf } from '../people/staff.ts'
import { closeCases } from './cases.ts'
import { liftSanctions } from './sanctions.ts'
import { addCommentEvent, countComments } from './store-comment.ts'

export interface AppealVerdict {
  readonly decision: 'uphold' | 'overturn'
  /** What the author is told, as typed; never empty. */
  readonly answer: string
}

export interface OpenAppeal {
  readonly id: number
  readonly decisionId: number
  readonly commentId: number
  readonly outside: boolean
}

/** An appeal that waits; refused with `appeal-decided` when somebody was faster, and `not-found`. */
export async function loadOpenAppeal(
  context: WriteContext,
  by: { readonly id: number } | { readonly tokenHash: string },
): Promise<OpenAppeal> {
  const all = context.db.selectFrom('appeal').select(['id', 'decision_id', 'comment_id', 'outside', 'state'])
  const row = await (
    'id' in by ? all.where('id', '=', by.id) : all.where('outside_token_hash', '=', by.tokenHash)
  ).executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  if (row.state !== 'open') throw new Refusal('appeal-decided', { state: row.state })
  return {
    id: row.id,
    decisionId: row.decision_id,
    commentId: row.comment_id,
    outside: row.outside === 1,
  }
}

/**
 * Ends an appeal. Overturned, the comment stands again, the decision is superseded and what it had cost its author is
 * lifted; a comment that was taken back meanwhile stays away. Refused with `appeal-invalid` without an answer. The author
 * is told on their own page, and by letter where an address is proved.
 */
export async function closeAppeal(
  context: WriteContext,
  appeal: OpenAppeal,
  verdict: AppealVerdict,
): Promise<'upheld' | 'overturned'> {
  const checked = checkAppealText(verdict.answer)
  if (!checked.ok) throw new Refusal('appeal-invalid', { problem: checked.problem })
  const state = verdict.decision === 'overturn' ? 'overturned' : 'upheld'
  const resultDecisionId = state === 'overturned' ? await overturn(context, appeal) : null
  const ended = await context.db
    .updateTable('appeal')
    .set({
      state,
      answer: checked.text,
      reviewer_account_id: accountIdOf(context),
      result_decision_id: resultDecisionId,
      decided_at: context.now,
    })
    .where('id', '=', appeal.id)
    .where('state', '=', 'open')
    .returning('id')
    .execute()
  if (ended.length === 0) throw new Refusal('appeal-decided')
  if (state === 'upheld') await noteUpheld(context, appeal)
  await closeCases(context, [appeal.commentId])
  await context.plan({
    kind: 'send-appeal-answer',
    payload: { appealId: appeal.id },
    uniqueKey: `appeal:${appeal.id}:answer`,
  })
  context.audit(`appeal.${state}`, `appeal:${appeal.id}`, { decisionId: appeal.decisionId, resultDecisionId })
  return state
}

async function subjectOf(context: WriteContext, { decisionId, commentId }: OpenAppeal) {
  const comment = await context.db
    .selectFrom('comment')
    .select(['state', 'article_id', 'lock_version', 'identity_id'])
    .where('id', '=', commentId)
    .executeTakeFirstOrThrow()
  const decision = await context.db
    .selectFrom('decision')
    .select(['effect', 'revision_id', 'subject_kind', 'identity_id'])
    .where('id', '=', decisionId)
    .executeTakeFirstOrThrow()
  return { comment, decision }
}

async function overturn(context: WriteContext, appeal: OpenAppeal): Promise<number> {
  const { comment, decision } = await subjectOf(context, appeal)
  const restores = decision.effect === 'remove' && comment.state === 'removed'
  const { id } = await context.db
    .insertInto('decision')
    .values({
      subject_kind: decision.subject_kind,
      comment_id: appeal.commentId,
      revision_id: decision.revision_id,
      identity_id: decision.identity_id,
      effect: restores ? 'restore' : 'lift',
      clause_version_ids: '[]',
      facts: '',
      source_type: 'appeal',
      automated_detection: 0,
      automated_decision: 0,
      account_id: accountIdOf(context),
      rule_version: null,
      second_account_id: null,
      territory: null,
      starts_at: context.now,
      ends_at: null,
      supersedes_id: appeal.decisionId,
      at: context.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (restores) {
    await context.db
      .updateTable('comment')
      .set({
        state: 'published',
        published_revision_id: decision.revision_id,
        lock_version: comment.lock_version + 1,
      })
      .where('id', '=', appeal.commentId)
      .execute()
  }
  await addCommentEvent(context, {
    commentId: appeal.commentId,
    type: restores ? 'restore' : 'lift',
    from: comment.state,
    to: restores ? 'published' : comment.state,
    revisionId: decision.revision_id ?? 0,
    decisionId: id,
    actor: context.actor.kind,
    accountId: accountIdOf(context),
    at: context.now,
  })
  await liftSanctions(context, appeal.decisionId, id)
  await countComments(context, comment.article_id)
  await context.emit({ type: 'comment-decided', commentId: appeal.commentId, decisionId: id })
  return id
}

async function noteUpheld(context: WriteContext, appeal: OpenAppeal): Promise<void> {
  const { comment, decision } = await subjectOf(context, appeal)
  await addCommentEvent(context, {
    commentId: appeal.commentId,
    type: 'appeal-upheld',
    from: comment.state,
    to: comment.state,
    revisionId: decision.revision_id ?? 0,
    decisionId: appeal.decisionId,
    actor: context.actor.kind,
    accountId: accountIdOf(context),
    at: context.now,
  })
}

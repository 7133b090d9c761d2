import { UNDO_SECONDS } from '@warraq/core/comments/two-people'
import type { CommentState } from '@warraq/core/comments/states'
import { Refusal } from '@warraq/core/errors'
import type { Instant } from '@warraq/core/time'
import { plusSeconds } from '@warraq/core/time'
import type { WriteContext } from '../action.ts'
import { accountIdOf } from '../people/staff.ts'
import { closeCases, openCase } from './cases.ts'
import { addDecision } from './decision-row.ts'
import type { LoadedComment } from './load-comment.ts'
import { loadComment } from './load-comment.ts'
import { liftSanctions } from './sanctions.ts'
import { reopenReports } from './settle-reports.ts'
import { addCommentEvent } from './store-comment.ts'

export interface TakenBack {
  readonly comment: LoadedComment
  readonly to: CommentState
}

/**
 * Takes a decision back as if it had not been made: the comment, its case, its reports and what it cost its author are as
 * before; on record are both. Only by who made it, within a day, and only while nothing has happened to the comment since:
 * else `undo-over`. A restored comment is not removed again this way: a removal needs its reasons.
 */
export async function takeBack(context: WriteContext, decisionId: number): Promise<TakenBack> {
  const made = await loadMade(context, decisionId)
  const comment = await loadComment(context, made.commentId)
  if (!(await mayTakeBack(context, made, comment))) throw new Refusal('undo-over')
  const liftId = await addDecision(context, {
    subject: 'revision',
    commentId: comment.id,
    revisionId: made.revisionId,
    identityId: null,
    effect: 'lift',
    clauseVersionIds: [],
    facts: '',
    source: 'own-initiative',
    automatedDetection: false,
    rule: null,
    proposedBy: null,
    endsAt: null,
    supersedes: decisionId,
  })
  const published = await publishedBefore(context, comment.id, made.eventId)
  await context.db
    .updateTable('comment')
    .set({
      state: made.from,
      lock_version: comment.lockVersion + 1,
      latest_revision_id: made.revisionId,
      published_revision_id: published,
    })
    .where('id', '=', comment.id)
    .execute()
  await addCommentEvent(context, {
    commentId: comment.id,
    type: 'undo',
    from: made.to,
    to: made.from,
    revisionId: made.revisionId,
    decisionId: liftId,
    actor: context.actor.kind,
    accountId: accountIdOf(context),
    at: context.now,
  })
  await liftSanctions(context, decisionId, liftId)
  await reopenReports(context, decisionId)
  await putBack(context, comment.id, made, published)
  await context.emit({ type: 'comment-decided', commentId: comment.id, decisionId: liftId })
  context.audit('comment.undo', `comment:${comment.id}`, { decisionId, liftId })
  return { comment, to: made.from }
}

interface MadeDecision {
  readonly id: number
  readonly commentId: number
  readonly revisionId: number
  readonly effect: string
  readonly madeBy: readonly (number | null)[]
  readonly at: Instant
  readonly eventId: number
  readonly from: CommentState
  readonly to: CommentState
}

async function loadMade({ db }: WriteContext, decisionId: number): Promise<MadeDecision> {
  const row = await db
    .selectFrom('decision as d')
    .innerJoin('comment_event as e', 'e.decision_id', 'd.id')
    .select(['d.id', 'd.comment_id', 'd.revision_id', 'd.effect', 'd.account_id', 'd.second_account_id', 'd.at'])
    .select(['e.id as event_id', 'e.from_state', 'e.to_state'])
    .where('d.id', '=', decisionId)
    .where('d.subject_kind', '=', 'revision')
    .where('d.automated_decision', '=', 0)
    .orderBy('e.id')
    .limit(1)
    .executeTakeFirst()
  if (!row || row.comment_id === null || row.revision_id === null || row.from_state === null)
    throw new Refusal('not-found')
  return {
    id: row.id,
    commentId: row.comment_id,
    revisionId: row.revision_id,
    effect: row.effect,
    madeBy: [row.account_id, row.second_account_id],
    at: row.at as Instant,
    eventId: row.event_id,
    from: row.from_state as CommentState,
    to: row.to_state as CommentState,
  }
}

async function mayTakeBack(context: WriteContext, made: MadeDecision, comment: LoadedComment): Promise<boolean> {
  const acting = accountIdOf(context)
  const ours = acting === null || made.madeBy.includes(acting)
  if (!ours || made.effect === 'restore' || made.effect === 'lift') return false
  if (context.now > plusSeconds(made.at, UNDO_SECONDS) || comment.state !== made.to) return false
  const since = await context.db
    .selectFrom('comment_event')
    .select('id')
    .where('comment_id', '=', comment.id)
    .where('id', '>', made.eventId)
    .limit(1)
    .executeTakeFirst()
  return since === undefined
}

/** Which text readers saw before that event; null where they saw none. What was undone since counts for nothing. */
async function publishedBefore({ db }: WriteContext, commentId: number, eventId: number): Promise<number | null> {
  const events = await db
    .selectFrom('comment_event as e')
    .select(['e.type', 'e.to_state', 'e.revision_id'])
    .where('e.comment_id', '=', commentId)
    .where('e.id', '<', eventId)
    .where('e.type', 'not in', NEVER_PUBLISH)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('decision as u')
            .select('u.id')
            .whereRef('u.supersedes_id', '=', 'e.decision_id')
            .where('u.effect', '=', 'lift'),
        ),
      ),
    )
    .orderBy('e.id', 'desc')
    .execute()
  return events.find(({ to_state }) => to_state === 'published')?.revision_id ?? null
}

/** Events of a published comment that leave what readers see as it was. */
const NEVER_PUBLISH = ['edit-waits', 'refuse-edit', 'undo', 'lift', 'appeal-filed', 'appeal-upheld']

/** Where it waited before, or nowhere. */
async function putBack(
  context: WriteContext,
  commentId: number,
  { from, revisionId }: MadeDecision,
  published: number | null,
): Promise<void> {
  const reported = await context.db
    .selectFrom('report')
    .select('id')
    .where('comment_id', '=', commentId)
    .where('closed_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  const waits = from !== 'published' || published !== revisionId
  if (!waits && reported === undefined) return closeCases(context, [commentId])
  const before = await context.db
    .selectFrom('comment_case')
    .select('priority')
    .where('comment_id', '=', commentId)
    .executeTakeFirst()
  const queue = from === 'quarantined' ? 'spam' : reported === undefined ? 'pending' : 'reported'
  await openCase(context, { commentId, revisionId, queue, priority: before?.priority ?? 0 })
}

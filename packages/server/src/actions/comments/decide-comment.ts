import { decide } from '@warraq/core/comments/decide'
import type { DecisionRequest, DecisionVerdict } from '@warraq/core/comments/decide'
import type { CommentStand, CommentState } from '@warraq/core/comments/states'
import { standOf } from '@warraq/core/comments/states'
import { Refusal } from '@warraq/core/errors'
import type { ClauseRow } from '../../store/reader/clauses.ts'
import { clauseVersions, currentClauses } from '../../store/reader/clauses.ts'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { accountIdOf, allow } from '../people/staff.ts'
import { writeStatement } from './statements.ts'
import { addCommentEvent, countComments } from './store-comment.ts'

export interface DecideComment {
  readonly commentId: number
  /** The revision and version that the moderator had in front of them. */
  readonly revisionId: number
  readonly lockVersion: number
  readonly decision: DecisionRequest['decision']
  /** Codes; at least one for a removal. */
  readonly clauses?: readonly string[]
  /** What in this text goes against them; needed for a removal. */
  readonly facts?: string
}

export interface DecidedComment {
  readonly state: CommentStand
  readonly lockVersion: number
}

/**
 * Publishes, removes or restores a comment. Refused with `comment-decided` when somebody else was faster (details: the
 * state and version now, and their decision) and with `clause-needed` when a removal does not say which clause of those
 * its author was shown, and why.
 */
export const decideComment = defineAction(async (context, input: DecideComment): Promise<DecidedComment> => {
  await allow(context, 'comment.moderate')
  const comment = await loadComment(context, input.commentId)
  const citable = await citableClauses(context, comment.termsShown)
  const verdict = decide(
    comment,
    { ...input, clauses: input.clauses ?? [], facts: input.facts ?? '' },
    new Map(citable.map(({ code, versionId }) => [code, versionId])),
  )
  if (!verdict.ok) throw await refusalOf(context, comment, verdict.because)
  await carryOut(
    context,
    comment,
    verdict,
    citable.filter(({ versionId }) => verdict.clauseVersionIds.includes(versionId)),
  )
  return { state: standOf(verdict.to), lockVersion: comment.lockVersion + 1 }
})

export interface LoadedComment {
  readonly id: number
  readonly articleId: number
  readonly state: CommentState
  readonly lockVersion: number
  readonly revisionId: number
  readonly publishedRevisionId: number | null
  readonly createdAt: string
  readonly termsShown: readonly number[]
}

async function loadComment(context: WriteContext, id: number): Promise<LoadedComment> {
  const row = await context.db
    .selectFrom('comment as c')
    .innerJoin('comment_revision as r', 'r.id', 'c.latest_revision_id')
    .select([
      'c.id',
      'c.article_id',
      'c.state',
      'c.lock_version',
      'c.published_revision_id',
      'c.created_at',
      'r.id as revision_id',
      'r.terms_shown',
    ])
    .where('c.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  return {
    id: row.id,
    articleId: row.article_id,
    state: row.state,
    lockVersion: row.lock_version,
    revisionId: row.revision_id,
    publishedRevisionId: row.published_revision_id,
    createdAt: row.created_at,
    termsShown: JSON.parse(row.terms_shown) as number[],
  }
}

/** The terms bind as they stood when the comment was sent; imported comments, which saw none, as they stand now. */
function citableClauses(context: WriteContext, termsShown: readonly number[]): Promise<ClauseRow[]> {
  return termsShown.length === 0 ? currentClauses(context.db) : clauseVersions(context.db, termsShown)
}

async function refusalOf(
  context: WriteContext,
  comment: LoadedComment,
  because: 'comment-decided' | 'clause-needed',
): Promise<Refusal> {
  if (because === 'clause-needed') return new Refusal(because)
  const last = await context.db
    .selectFrom('decision as d')
    .leftJoin('account as a', 'a.id', 'd.account_id')
    .select(['d.effect', 'd.at', 'a.name'])
    .where('d.comment_id', '=', comment.id)
    .orderBy('d.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return new Refusal(because, {
    state: standOf(comment.state),
    lockVersion: comment.lockVersion,
    revisionId: comment.revisionId,
    effect: last?.effect ?? null,
    by: last?.name ?? null,
    at: last?.at ?? null,
  })
}

type Agreed = Extract<DecisionVerdict, { ok: true }>

async function carryOut(
  context: WriteContext,
  comment: LoadedComment,
  verdict: Agreed,
  cited: readonly ClauseRow[],
): Promise<void> {
  const decisionId = await addDecision(context, comment, verdict)
  const publishedRevisionId = verdict.to === 'published' ? comment.revisionId : comment.publishedRevisionId
  await context.db
    .updateTable('comment')
    .set({ state: verdict.to, lock_version: comment.lockVersion + 1, published_revision_id: publishedRevisionId })
    .where('id', '=', comment.id)
    .execute()
  await addCommentEvent(context, {
    commentId: comment.id,
    type: verdict.effect,
    from: comment.state,
    to: verdict.to,
    revisionId: comment.revisionId,
    decisionId,
    actor: context.actor.kind,
    accountId: accountIdOf(context),
    at: context.now,
  })
  if (verdict.effect === 'remove') {
    await writeStatement(context, {
      decisionId,
      clauses: cited,
      facts: verdict.facts,
      wasPublished: comment.state === 'published',
      sentAt: comment.createdAt,
    })
  }
  await countComments(context, comment.articleId)
  await context.emit({ type: 'comment-decided', commentId: comment.id, decisionId })
  context.audit(`comment.${verdict.effect}`, `comment:${comment.id}`, {
    decisionId,
    clauses: cited.map(({ code, version }) => `${code}.${version}`),
  })
}

async function addDecision(
  context: WriteContext,
  comment: LoadedComment,
  { effect, clauseVersionIds, facts }: Agreed,
): Promise<number> {
  const undone = effect === 'restore' ? await lastRemoval(context, comment.id) : null
  const { id } = await context.db
    .insertInto('decision')
    .values({
      subject_kind: 'revision',
      comment_id: comment.id,
      revision_id: comment.revisionId,
      identity_id: null,
      effect,
      clause_version_ids: JSON.stringify(clauseVersionIds),
      facts,
      source_type: 'own-initiative',
      automated_detection: 0,
      automated_decision: 0,
      account_id: accountIdOf(context),
      rule_version: null,
      second_account_id: null,
      territory: null,
      starts_at: context.now,
      ends_at: null,
      supersedes_id: undone,
      at: context.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function lastRemoval(context: WriteContext, commentId: number): Promise<number | null> {
  const row = await context.db
    .selectFrom('decision')
    .select('id')
    .where('comment_id', '=', commentId)
    .where('effect', '=', 'remove')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

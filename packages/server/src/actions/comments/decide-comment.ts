import type { Decision } from '@warraq/core/comments/decide'
import { decide } from '@warraq/core/comments/decide'
import type { CommentStand } from '@warraq/core/comments/states'
import { standOf } from '@warraq/core/comments/states'
import { decisionTakesTwo } from '@warraq/core/comments/two-people'
import { Refusal } from '@warraq/core/errors'
import type { ClauseRow } from '../../store/reader/clauses.ts'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'
import type { LoadedComment } from './load-comment.ts'
import { citableClauses, loadComment } from './load-comment.ts'
import { asksForTwo, propose } from './proposals.ts'
import type { Agreed } from './record-decision.ts'
import { countAfter, recordDecision } from './record-decision.ts'

export interface DecideComment {
  readonly commentId: number
  /** The revision and version that the moderator had in front of them. */
  readonly revisionId: number
  readonly lockVersion: number
  readonly decision: Decision
  /** Codes; at least one for a decision against the author. */
  readonly clauses?: readonly string[]
  /** What in this text goes against them; needed for a decision against the author. */
  readonly facts?: string
}

export interface DecidedComment {
  readonly state: CommentStand
  readonly lockVersion: number
  /** Null while it waits for a second person. */
  readonly decisionId: number | null
  /** What a second person is asked; null where nobody is. */
  readonly proposalId: number | null
}

/**
 * Decides on a comment. Refused with `comment-decided` when somebody else was faster (details: the state and version now,
 * and their decision), with `clause-needed` when a decision against the author does not say which clause of those the
 * author was shown, and why, and with `appeal-open` when a removal under appeal is to be undone past the appeal. What takes
 * two people is only proposed.
 */
export const decideComment = defineAction(async (context, input: DecideComment): Promise<DecidedComment> => {
  await allow(context, 'comment.moderate')
  const decidable = await weigh(context, input)
  const { comment, verdict, cited } = decidable
  const codes = cited.map(({ code }) => code)
  if (decisionTakesTwo(verdict.step, codes) && (await asksForTwo(context))) {
    const { commentId } = input
    const proposed = { ...input, clauses: codes, facts: verdict.facts }
    const proposalId = await propose(context, { kind: 'decision', commentId, identityId: null, input: proposed })
    return { state: standOf(comment.state), lockVersion: comment.lockVersion, decisionId: null, proposalId }
  }
  return carryOut(context, decidable, null)
})

export interface Weighed {
  readonly comment: LoadedComment
  readonly verdict: Agreed
  readonly cited: readonly ClauseRow[]
}

/** May this be decided? Refused as {@link decideComment} says. */
export async function weigh(context: WriteContext, input: DecideComment): Promise<Weighed> {
  const comment = await loadComment(context, input.commentId)
  const citable = await citableClauses(context, comment.termsShown)
  const verdict = decide(
    comment,
    { ...input, clauses: input.clauses ?? [], facts: input.facts ?? '' },
    new Map(citable.map(({ code, versionId }) => [code, versionId])),
  )
  if (!verdict.ok) throw await refusalOf(context, comment, verdict.because)
  if (verdict.step === 'restore') await refuseUnderAppeal(context, comment.id)
  return { comment, verdict, cited: citable.filter(({ versionId }) => verdict.clauseVersionIds.includes(versionId)) }
}

export async function carryOut(
  context: WriteContext,
  { comment, verdict, cited }: Weighed,
  proposedBy: number | null,
): Promise<DecidedComment> {
  const decisionId = await recordDecision(context, comment, { verdict, cited, proposedBy })
  await countAfter(context, [{ comment, to: verdict.to }])
  return { state: standOf(verdict.to), lockVersion: comment.lockVersion + 1, decisionId, proposalId: null }
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
    .where('d.subject_kind', '=', 'revision')
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

/** Who removed a comment does not undo the removal past whoever hears the appeal against it. */
async function refuseUnderAppeal(context: WriteContext, commentId: number): Promise<void> {
  const open = await context.db
    .selectFrom('appeal')
    .select('id')
    .where('comment_id', '=', commentId)
    .where('state', '=', 'open')
    .limit(1)
    .executeTakeFirst()
  if (open) throw new Refusal('appeal-open', { appealId: open.id })
}

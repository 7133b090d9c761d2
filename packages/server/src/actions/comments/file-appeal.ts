import { APPEAL_DUE_SECONDS, appealBar, checkAppealText, hearerOf } from '@warraq/core/comments/appeals'
import { priorityOf } from '@warraq/core/comments/cases'
import { identityIdOf } from '@warraq/core/comments/identity-token'
import { Refusal } from '@warraq/core/errors'
import type { Instant } from '@warraq/core/time'
import { plusSeconds } from '@warraq/core/time'
import type { StatedDecision } from '../../store/reader/appeals.ts'
import { statedDecision } from '../../store/reader/appeals.ts'
import { clauseVersions } from '../../store/reader/clauses.ts'
import { readModeration } from '../../store/reader/moderation.ts'
import { ownReader } from '../../store/reader/own-comments.ts'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import type { Rate } from '../site/take-rate.ts'
import { takeRate } from '../site/take-rate.ts'
import { openCase } from './cases.ts'
import { activeModerators, decidersOf } from './hearers.ts'
import { addCommentEvent } from './store-comment.ts'

export interface FileAppeal {
  readonly decisionId: number
  /** Value of the reader's cookie, and the secret of the statement's address: one of them opens it. */
  readonly identityToken: string | null
  readonly key: string | null
  /** As typed. */
  readonly text: string
  readonly rates: readonly Rate[]
}

/**
 * The author of a comment appeals a decision. Refused with `not-found` (not theirs, or none), `appeal-not-taken`
 * (`problem`: too late, filed before, nothing to appeal), `appeal-invalid` (`problem`: the text) and `too-many-requests`.
 * It goes before the moderators, or, where nobody but the first decider could hear it, to somebody outside.
 */
export const fileAppeal = defineAction(async (context, input: FileAppeal): Promise<{ appealId: number }> => {
  const decision = await ownDecision(context, input)
  const bar = appealBar(
    {
      effect: decision.effect,
      until: decision.appealUntil,
      filedBefore: decision.appeal !== null,
      inForce: decision.inForce,
    },
    context.now,
  )
  if (bar !== null) throw new Refusal('appeal-not-taken', { problem: bar })
  const checked = checkAppealText(input.text)
  if (!checked.ok) throw new Refusal('appeal-invalid', { problem: checked.problem })
  const asked = await takeRate.run(context, { keys: input.rates })
  if (!asked.ok) throw new Refusal('too-many-requests', { retryAfter: asked.retryAfter })
  const appeal = await storeAppeal(context, decision, checked.text)
  await putBeforeModerators(context, decision, appeal.dueAt)
  if (appeal.outside) await sendOutside(context, appeal.id)
  await context.plan({
    kind: 'remind-appeal',
    payload: { appealId: appeal.id, time: 1 },
    runAt: appeal.dueAt,
    uniqueKey: `appeal:${appeal.id}:1`,
  })
  context.audit('appeal.filed', `appeal:${appeal.id}`, { decisionId: decision.decisionId, outside: appeal.outside })
  return { appealId: appeal.id }
})

async function ownDecision(context: WriteContext, { decisionId, identityToken, key }: FileAppeal) {
  const decision = await statedDecision(context.db, decisionId)
  if (decision === null) throw new Refusal('not-found')
  if (key !== null && context.keys.tokenHash(key) === decision.accessTokenHash) return decision
  const id = identityIdOf(identityToken, (text) => context.keys.hmac('identity-cookie', text))
  const reader = id === null ? null : await ownReader(context.db, id)
  if (reader?.ids.includes(decision.comment.identityId) !== true) throw new Refusal('not-found')
  return decision
}

async function storeAppeal(context: WriteContext, decision: StatedDecision, text: string) {
  const { db, now } = context
  const deciders = await decidersOf(context, decision.decisionId)
  const outside = hearerOf({ deciders, moderators: await activeModerators(context) }) === 'outside'
  const dueAt = plusSeconds(now, APPEAL_DUE_SECONDS)
  const row = await db
    .insertInto('appeal')
    .values({
      decision_id: decision.decisionId,
      comment_id: decision.comment.id,
      text,
      first_account_id: deciders[0] ?? null,
      reviewer_account_id: null,
      outside: outside ? 1 : 0,
      outside_token_hash: null,
      state: 'open',
      answer: '',
      result_decision_id: null,
      opened_at: now,
      due_at: dueAt,
      decided_at: null,
    })
    .onConflict((conflict) => conflict.column('decision_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Refusal('appeal-not-taken', { problem: 'filed-before' })
  return { id: row.id, outside, dueAt }
}

async function putBeforeModerators(context: WriteContext, decision: StatedDecision, dueAt: Instant): Promise<void> {
  const { comment, decisionId } = decision
  const { revision_id } = await context.db
    .selectFrom('decision')
    .select('revision_id')
    .where('id', '=', decisionId)
    .executeTakeFirstOrThrow()
  const cited = await clauseVersions(context.db, decision.clauseVersionIds)
  await openCase(context, {
    commentId: comment.id,
    revisionId: revision_id ?? 0,
    queue: 'appealed',
    priority: priorityOf({
      scores: [],
      clauses: cited.map(({ code }) => code),
      reportWeight: 0,
      viewsLastHour: 0,
      appealed: true,
      score: null,
      trust: 0,
    }),
    dueAt,
  })
  await addCommentEvent(context, {
    commentId: comment.id,
    type: 'appeal-filed',
    from: comment.state,
    to: comment.state,
    revisionId: revision_id ?? 0,
    decisionId,
    actor: 'guest',
    at: context.now,
  })
}

/** By letter, where the newspaper has named somebody; else the owner hands the link over from the newsroom. */
export async function sendOutside(context: WriteContext, appealId: number): Promise<void> {
  const { settings } = await readModeration(context.db)
  if (settings.appeals.outside !== null) await context.plan({ kind: 'send-outside-appeal', payload: { appealId } })
}

import type { Decision } from '@warraq/core/comments/decide'
import type { CommentState } from '@warraq/core/comments/states'
import { decisionTakesTwo, manyTakeTwo, MOST_AT_ONCE, UNDO_SECONDS } from '@warraq/core/comments/two-people'
import type { RefusalCode } from '@warraq/core/errors'
import { Refusal } from '@warraq/core/errors'
import type { Instant } from '@warraq/core/time'
import { plusSeconds } from '@warraq/core/time'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { accountIdOf, allow } from '../people/staff.ts'
import type { Weighed } from './decide-comment.ts'
import { weigh } from './decide-comment.ts'
import { asksForTwo, propose } from './proposals.ts'
import { countAfter, recordDecision } from './record-decision.ts'

export interface DecideMany {
  /** As the moderator had them in the list; each comment once, 200 at the most. */
  readonly items: readonly {
    readonly commentId: number
    readonly revisionId: number
    readonly lockVersion: number
  }[]
  readonly decision: Decision
  readonly clauses?: readonly string[]
  readonly facts?: string
}

export interface DecidedMany {
  /** Undoes all of them; null where nothing was decided. */
  readonly batchId: number | null
  readonly undoUntil: Instant | null
  readonly results: readonly ManyResult[]
  /** What a second person is asked; then nothing has been decided yet. */
  readonly proposalId: number | null
}

export interface ManyResult {
  readonly commentId: number
  readonly decisionId: number | null
  /** Why nothing was decided about this one. */
  readonly refused: RefusalCode | null
}

/**
 * The same decision about many comments: a decision, an event and a statement for each, as if they had been decided one by
 * one. What cannot be decided is told and stops nothing else. More than twenty are for two people where the newsroom asks
 * for two; else, as any number, they can be undone for a day. Refused with `clause-needed` when no reasons are given.
 */
export const decideMany = defineAction(async (context, input: DecideMany): Promise<DecidedMany> => {
  await allow(context, 'comment.moderate')
  const ids = input.items.map(({ commentId }) => commentId)
  if (ids.length === 0 || ids.length > MOST_AT_ONCE || new Set(ids).size !== ids.length)
    throw new Refusal('bad-input', { field: 'items' })
  if (manyTakeTwo(ids.length) && (await asksForTwo(context))) {
    const proposalId = await propose(context, {
      kind: 'many',
      commentId: null,
      identityId: null,
      input: { ...input, items: input.items.map((item) => ({ ...item })), clauses: [...(input.clauses ?? [])] },
    })
    return { batchId: null, undoUntil: null, results: [], proposalId }
  }
  return decideAll(context, input, null)
})

export async function decideAll(
  context: WriteContext,
  input: DecideMany,
  proposedBy: number | null,
): Promise<DecidedMany> {
  const asksTwo = proposedBy === null && (await asksForTwo(context))
  const results: ManyResult[] = []
  const changed: { comment: Weighed['comment']; to: CommentState }[] = []
  for (const item of input.items) {
    const weighed = await weighOrRefused(context, { ...item, ...reasonsOf(input) }, asksTwo)
    if ('refused' in weighed) results.push({ commentId: item.commentId, decisionId: null, refused: weighed.refused })
    else {
      const decisionId = await recordDecision(context, weighed.comment, { ...weighed, proposedBy })
      changed.push({ comment: weighed.comment, to: weighed.verdict.to })
      results.push({ commentId: item.commentId, decisionId, refused: null })
    }
  }
  if (changed.length === 0 && results.every(({ refused }) => refused === 'clause-needed'))
    throw new Refusal('clause-needed')
  await countAfter(context, changed)
  const decisionIds = results.flatMap(({ decisionId }) => decisionId ?? [])
  if (decisionIds.length === 0) return { batchId: null, undoUntil: null, results, proposalId: null }
  const undoUntil = plusSeconds(context.now, UNDO_SECONDS)
  const batchId = await keepBatch(context, decisionIds, undoUntil, proposedBy)
  context.audit('comments.decide-many', `batch:${batchId}`, { decision: input.decision, decisionIds })
  return { batchId, undoUntil, results, proposalId: null }
}

function reasonsOf({ decision, clauses = [], facts = '' }: DecideMany) {
  return { decision, clauses, facts }
}

async function weighOrRefused(
  context: WriteContext,
  input: Parameters<typeof weigh>[1],
  asksTwo: boolean,
): Promise<Weighed | { readonly refused: RefusalCode }> {
  try {
    const weighed = await weigh(context, input)
    const codes = weighed.cited.map(({ code }) => code)
    return asksTwo && decisionTakesTwo(weighed.verdict.step, codes) ? { refused: 'second-needed' } : weighed
  } catch (error) {
    // A refusal is about this comment alone, and nothing of it has been written yet.
    if (error instanceof Refusal) return { refused: error.code }
    throw error
  }
}

async function keepBatch(
  context: WriteContext,
  decisionIds: readonly number[],
  undoUntil: Instant,
  proposedBy: number | null,
): Promise<number> {
  const acting = accountIdOf(context)
  const { id } = await context.db
    .insertInto('decision_batch')
    .values({
      account_id: proposedBy ?? acting,
      second_account_id: proposedBy === null ? null : acting,
      at: context.now,
      undo_until: undoUntil,
      undone_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await context.db
    .insertInto('decision_batch_item')
    .values(decisionIds.map((decision_id) => ({ decision_id, batch_id: id })))
    .execute()
  return id
}

import type { Json } from '@warraq/core/json'
import { takesTwo } from '@warraq/core/comments/two-people'
import { Refusal } from '@warraq/core/errors'
import { readModeration } from '../../store/reader/moderation.ts'
import type { WriteContext } from '../action.ts'
import { accountIdOf } from '../people/staff.ts'
import { activeModerators } from './hearers.ts'

/** Does this newsroom ask for a second person at all? The operator at the command line acts for the owner. */
export async function asksForTwo(context: WriteContext): Promise<boolean> {
  if (accountIdOf(context) === null) return false
  const { settings } = await readModeration(context.db)
  if (!settings.twoPeople) return false
  return takesTwo({ twoPeople: true, moderators: (await activeModerators(context)).length })
}

export interface NewProposal {
  readonly kind: 'decision' | 'many' | 'sanction'
  readonly commentId: number | null
  readonly identityId: number | null
  /** The input of the action that the second person will carry out. */
  readonly input: Json
}

/** A decision that waits for a second person. Another one about the same comment takes the place of an earlier one. */
export async function propose(context: WriteContext, proposal: NewProposal): Promise<number> {
  if (proposal.kind === 'decision' && proposal.commentId !== null) await overtakeProposals(context, proposal.commentId)
  const { id } = await context.db
    .insertInto('proposal')
    .values({
      kind: proposal.kind,
      comment_id: proposal.commentId,
      identity_id: proposal.identityId,
      input: JSON.stringify(proposal.input),
      proposed_by: accountIdOf(context) ?? 0,
      at: context.now,
      outcome: null,
      settled_by: null,
      settled_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  context.audit('moderation.propose', `proposal:${id}`, {
    kind: proposal.kind,
    commentId: proposal.commentId,
    identityId: proposal.identityId,
  })
  return id
}

/** Somebody has decided otherwise meanwhile. */
export async function overtakeProposals({ db, now }: WriteContext, commentId: number): Promise<void> {
  await db
    .updateTable('proposal')
    .set({ outcome: 'overtaken', settled_at: now })
    .where('comment_id', '=', commentId)
    .where('kind', '=', 'decision')
    .where('outcome', 'is', null)
    .execute()
}

export interface OpenProposal {
  readonly id: number
  readonly kind: 'decision' | 'many' | 'sanction'
  readonly input: unknown
  readonly proposedBy: number
}

/** Refused with `not-found`, `proposal-settled`, and `own-proposal` for who proposed it. */
export async function loadOpenProposal(context: WriteContext, id: number): Promise<OpenProposal> {
  const row = await context.db
    .selectFrom('proposal')
    .select(['id', 'kind', 'input', 'proposed_by', 'outcome'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  if (row.outcome !== null) throw new Refusal('proposal-settled', { outcome: row.outcome })
  return { id: row.id, kind: row.kind, input: JSON.parse(row.input) as unknown, proposedBy: row.proposed_by }
}

export async function settle(
  { db, now, actor }: WriteContext,
  id: number,
  outcome: 'agreed' | 'declined' | 'overtaken',
): Promise<void> {
  await db
    .updateTable('proposal')
    .set({ outcome, settled_by: actor.kind === 'account' ? actor.accountId : null, settled_at: now })
    .where('id', '=', id)
    .execute()
}

import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { accountIdOf, allow } from '../people/staff.ts'
import type { DecideComment } from './decide-comment.ts'
import { carryOut, weigh } from './decide-comment.ts'
import type { DecideMany } from './decide-many.ts'
import { decideAll } from './decide-many.ts'
import type { OpenProposal } from './proposals.ts'
import { loadOpenProposal, settle } from './proposals.ts'
import type { SanctionReader } from './sanction-reader.ts'
import { imposeSanction } from './sanction-reader.ts'

/**
 * The second person agrees, and what was proposed is done in both names; or declines, and nothing is. Refused with
 * `own-proposal` for who proposed it and `proposal-settled` when it is too late. What can no longer be done, because
 * somebody has decided otherwise, ends as `overtaken`.
 */
export const settleProposal = defineAction(
  async (
    context,
    { proposalId, agree }: { proposalId: number; agree: boolean },
  ): Promise<{ outcome: 'agreed' | 'declined' | 'overtaken' }> => {
    await allow(context, 'comment.moderate')
    const proposal = await loadOpenProposal(context, proposalId)
    const acting = accountIdOf(context)
    if (agree && (acting === null || acting === proposal.proposedBy)) throw new Refusal('own-proposal')
    const outcome = agree ? await carryOutProposal(context, proposal) : 'declined'
    await settle(context, proposalId, outcome)
    context.audit(`moderation.${outcome}`, `proposal:${proposalId}`, { proposedBy: proposal.proposedBy })
    return { outcome }
  },
)

async function carryOutProposal(context: WriteContext, proposal: OpenProposal): Promise<'agreed' | 'overtaken'> {
  const { kind, input, proposedBy } = proposal
  try {
    // What was stored is what the action had checked when it was proposed.
    if (kind === 'decision') await carryOut(context, await weigh(context, input as DecideComment), proposedBy)
    else if (kind === 'sanction') await imposeSanction(context, input as SanctionReader, proposedBy)
    else if ((await decideAll(context, input as DecideMany, proposedBy)).batchId === null) return 'overtaken'
    return 'agreed'
  } catch (error) {
    // Refused before anything was written: the comment is not as it was when this was proposed.
    if (error instanceof Refusal) return 'overtaken'
    throw error
  }
}

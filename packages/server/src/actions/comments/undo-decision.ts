import { standOf } from '@warraq/core/comments/states'
import type { CommentStand } from '@warraq/core/comments/states'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'
import { countAfter } from './record-decision.ts'
import { takeBack } from './take-back.ts'

/** Takes a decision back within a day. Refused with `undo-over` when something has happened since, or it was somebody else's. */
export const undoDecision = defineAction(
  async (context, { decisionId }: { decisionId: number }): Promise<{ commentId: number; state: CommentStand }> => {
    await allow(context, 'comment.moderate')
    const taken = await takeBack(context, decisionId)
    await countAfter(context, [taken])
    return { commentId: taken.comment.id, state: standOf(taken.to) }
  },
)

import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { accountIdOf, allow } from '../people/staff.ts'
import { countAfter } from './record-decision.ts'
import type { TakenBack } from './take-back.ts'
import { takeBack } from './take-back.ts'

/**
 * Takes back what was decided with one stroke, within its day. What somebody has decided otherwise since stays so and is
 * counted in `kept`. Refused with `undo-over` the second time, too late, or to somebody else.
 */
export const undoMany = defineAction(
  async (context, { batchId }: { batchId: number }): Promise<{ undone: number; kept: number }> => {
    await allow(context, 'comment.moderate')
    const batch = await context.db.selectFrom('decision_batch').selectAll().where('id', '=', batchId).executeTakeFirst()
    if (!batch) throw new Refusal('not-found')
    const acting = accountIdOf(context)
    const ours = acting === null || batch.account_id === acting || batch.second_account_id === acting
    if (!ours || batch.undone_at !== null || context.now > batch.undo_until) throw new Refusal('undo-over')
    const items = await context.db
      .selectFrom('decision_batch_item')
      .select('decision_id')
      .where('batch_id', '=', batchId)
      .orderBy('decision_id', 'desc')
      .execute()
    const taken: TakenBack[] = []
    for (const { decision_id } of items) {
      try {
        taken.push(await takeBack(context, decision_id))
      } catch (error) {
        // One that was decided otherwise meanwhile is somebody else's decision now; nothing of it has been written.
        if (!(error instanceof Refusal)) throw error
      }
    }
    await countAfter(context, taken)
    await context.db.updateTable('decision_batch').set({ undone_at: context.now }).where('id', '=', batchId).execute()
    context.audit('comments.undo-many', `batch:${batchId}`, { undone: taken.length })
    return { undone: taken.length, kept: items.length - taken.length }
  },
)

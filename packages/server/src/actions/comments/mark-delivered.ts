import { defineAction } from '../action.ts'
import { refusePersons } from '../jobs/machinery.ts'

/** A statement has gone out by letter. */
export const markDelivered = defineAction(async (context, input: { decisionId: number }): Promise<null> => {
  refusePersons(context)
  await context.db
    .updateTable('statement')
    .set({ delivered_at: context.now, channel: 'mail' })
    .where('decision_id', '=', input.decisionId)
    .where('delivered_at', 'is', null)
    .execute()
  return null
})

import { defineAction } from '../action.ts'
import { refusePersons } from '../jobs/machinery.ts'

/** The mail server took the letter that says what came of a report: from now on undoing the decision does not reopen it. */
export const reportTold = defineAction(async (context, input: { reportId: number }): Promise<null> => {
  refusePersons(context)
  await context.db
    .updateTable('report')
    .set({ told_at: context.now })
    .where('id', '=', input.reportId)
    .where('told_at', 'is', null)
    .execute()
  return null
})

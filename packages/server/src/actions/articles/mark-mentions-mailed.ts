import { defineAction } from '../action.ts'
import { refusePersons } from '../jobs/machinery.ts'

/** The letter about these lines went out to this person. */
export const markMentionsMailed = defineAction(
  async (context, input: { accountId: number; lineIds: readonly number[] }): Promise<null> => {
    refusePersons(context)
    if (input.lineIds.length === 0) return null
    await context.db
      .updateTable('article_mention')
      .set({ mailed_at: context.now })
      .where('account_id', '=', input.accountId)
      .where('line_id', 'in', input.lineIds)
      .execute()
    return null
  },
)

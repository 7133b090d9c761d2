import { defineAction } from '../action.ts'
import { accountIdOf, allow } from '../people/staff.ts'

/** A moderator goes on to another comment: this one is anybody's again. */
export const leaveCase = defineAction(async (context, { commentId }: { commentId: number }): Promise<null> => {
  await allow(context, 'comment.moderate')
  await context.db
    .updateTable('comment_case')
    .set({ lease_account_id: null, lease_until: null })
    .where('comment_id', '=', commentId)
    .where('lease_account_id', '=', accountIdOf(context))
    .execute()
  return null
})

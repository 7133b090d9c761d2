import { defineAction } from '../action.ts'
import { refusePersons } from '../jobs/machinery.ts'

/** A letter about these answers was taken by the mail server. */
export const answersSent = defineAction(
  async (context, input: { identityId: number; commentIds: readonly number[] }): Promise<null> => {
    refusePersons(context)
    await context.db
      .updateTable('answer_letters')
      .set({ last_sent_at: context.now })
      .where('identity_id', '=', input.identityId)
      .execute()
    await context.db
      .deleteFrom('answer_waiting')
      .where('identity_id', '=', input.identityId)
      .where('comment_id', 'in', [...input.commentIds])
      .execute()
    return null
  },
)

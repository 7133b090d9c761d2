import { defineAction } from '../action.ts'

/** Notes that a session is in use; the desk calls it at most once a minute for each. */
export const touchSession = defineAction(async (context, input: { sessionId: number }): Promise<null> => {
  await context.db
    .updateTable('session')
    .set({ seen_at: context.now })
    .where('id', '=', input.sessionId)
    .where('ended_at', 'is', null)
    .execute()
  return null
})

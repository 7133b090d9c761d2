import { defineAction } from '../action.ts'
import { endSessions } from './sessions.ts'
import { actingStaff } from './staff.ts'

/** Signs the acting person out everywhere but here. */
export const endOtherSessions = defineAction(async (context, input: { sessionId: number }): Promise<null> => {
  const staff = await actingStaff(context)
  await endSessions(context, staff.id, input.sessionId)
  context.audit('account.signed-out', `account:${staff.id}`, { all: true })
  return null
})

import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { actingStaff } from './staff.ts'

/** Signs out: this session or another of the same person. Ending one that is over already is no mistake. */
export const endSession = defineAction(async (context, input: { sessionId: number }): Promise<null> => {
  const staff = await actingStaff(context)
  const session = await context.db
    .selectFrom('session')
    .select('ended_at')
    .where('id', '=', input.sessionId)
    .where('account_id', '=', staff.id)
    .executeTakeFirst()
  if (!session) throw new Refusal('not-found', { session: input.sessionId })
  if (session.ended_at !== null) return null
  await context.db.updateTable('session').set({ ended_at: context.now }).where('id', '=', input.sessionId).execute()
  context.audit('account.signed-out', `account:${staff.id}`)
  return null
})

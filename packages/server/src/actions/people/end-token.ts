import { Refusal } from '@warraq/core/errors'
import { can } from '@warraq/core/people/permissions'
import { defineAction } from '../action.ts'
import { actingStaff } from './staff.ts'

/** Ends a token: its owner's own, or anybody's for who manages accounts. Ending one that is over is no mistake. */
export const endToken = defineAction(async (context, input: { id: number }): Promise<null> => {
  const staff = await actingStaff(context)
  const token = await context.db
    .selectFrom('api_token')
    .select(['account_id', 'ended_at'])
    .where('id', '=', input.id)
    .executeTakeFirst()
  if (!token || (token.account_id !== staff.id && !can(staff, 'account.manage')))
    throw new Refusal('not-found', { token: input.id })
  if (token.ended_at !== null) return null
  await context.db.updateTable('api_token').set({ ended_at: context.now }).where('id', '=', input.id).execute()
  context.audit('token.ended', `token:${input.id}`)
  return null
})

import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { spendTokens } from './one-time-links.ts'
import { endSessions } from './sessions.ts'
import { actingStaff } from './staff.ts'

export interface ChangePassword {
  /** The hash that the typed old password was checked against. */
  readonly formerHash: string
  readonly passwordHash: string
  /** The session in use stays; all others end. */
  readonly sessionId: number
}

export const changePassword = defineAction(async (context, input: ChangePassword): Promise<null> => {
  const staff = await actingStaff(context)
  const changed = await context.db
    .updateTable('account')
    .set({ password_hash: input.passwordHash })
    .where('id', '=', staff.id)
    .where('password_hash', '=', input.formerHash)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw new Refusal('sign-in-failed')
  await endSessions(context, staff.id, input.sessionId)
  await spendTokens(context, 'reset', staff.id)
  context.audit('account.password-changed', `account:${staff.id}`)
  return null
})

import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { useAccountToken } from './one-time-links.ts'
import { endSessions } from './sessions.ts'

/** A new password by a one-time link. Every session of the account ends. */
export const resetPassword = defineAction(
  async (context, input: { tokenHash: string; passwordHash: string }): Promise<{ accountId: number }> => {
    const accountId = await useAccountToken(context, 'reset', input.tokenHash)
    const changed = await context.db
      .updateTable('account')
      .set({ password_hash: input.passwordHash })
      .where('id', '=', accountId)
      .where('status', '=', 'active')
      .returning('id')
      .executeTakeFirst()
    if (!changed) throw new Refusal('link-expired')
    await endSessions(context, accountId)
    context.audit('account.password-reset', `account:${accountId}`)
    return { accountId }
  },
)

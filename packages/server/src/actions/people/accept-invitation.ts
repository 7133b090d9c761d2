import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { requiredName } from './accounts.ts'
import { useAccountToken } from './one-time-links.ts'

/** The invited person says how they are called and chooses a password. Role and address are what was invited. */
export const acceptInvitation = defineAction(
  async (context, input: { tokenHash: string; name: string; passwordHash: string }): Promise<{ accountId: number }> => {
    const accountId = await useAccountToken(context, 'invitation', input.tokenHash)
    const accepted = await context.db
      .updateTable('account')
      .set({ name: requiredName(input.name), password_hash: input.passwordHash, status: 'active' })
      .where('id', '=', accountId)
      .where('status', '=', 'invited')
      .returning('id')
      .executeTakeFirst()
    if (!accepted) throw new Refusal('link-expired')
    context.audit('account.accepted', `account:${accountId}`)
    return { accountId }
  },
)

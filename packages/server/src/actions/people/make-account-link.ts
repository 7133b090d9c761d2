import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import type { SealedLink } from './one-time-links.ts'
import { makeAccountLink } from './one-time-links.ts'
import { allow } from './staff.ts'

/** A fresh one-time link that an admin or the operator asks for: the invitation again, or a new password. */
export const makeLinkForAccount = defineAction(
  async (
    context,
    input: { accountId: number; mail: boolean },
  ): Promise<SealedLink & { readonly purpose: 'invitation' | 'reset' }> => {
    await allow(context, 'account.manage')
    const account = await context.db
      .selectFrom('account')
      .select('status')
      .where('id', '=', input.accountId)
      .executeTakeFirst()
    if (!account) throw new Refusal('not-found', { account: input.accountId })
    if (account.status === 'disabled') throw new Refusal('account-disabled', { account: input.accountId })
    const purpose = account.status === 'invited' ? 'invitation' : 'reset'
    context.audit('account.link-made', `account:${input.accountId}`, { purpose })
    return { purpose, ...(await makeAccountLink(context, purpose, input.accountId, input.mail)) }
  },
)

import { emailKey } from '@warraq/core/people/email'
import { defineAction } from '../action.ts'
import { makeAccountLink } from './one-time-links.ts'

/**
 * "I forgot my password". Answers nothing, so that nobody learns whether an address is known; both ways write one
 * audit row, so that they also take the same time. A link exists only where a mail can carry it.
 */
export const requestReset = defineAction(async (context, input: { email: string; mail: boolean }): Promise<null> => {
  const account = await context.db
    .selectFrom('account')
    .select('id')
    .where('email_key', '=', emailKey(input.email))
    .where('status', '=', 'active')
    .executeTakeFirst()
  if (account && input.mail) await makeAccountLink(context, 'reset', account.id, true)
  context.audit('account.reset-requested', account ? `account:${account.id}` : 'account:unknown')
  return null
})

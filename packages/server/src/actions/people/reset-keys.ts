import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { noteSecondKey } from './second-keys.ts'
import { endSessions } from './sessions.ts'
import { allow } from './staff.ts'

/**
 * Somebody lost their second keys: an admin or the operator takes them all away, every session ends, and the person is
 * told by mail where mail can be sent. One's own keys are removed one by one instead.
 */
export const resetKeys = defineAction(async (context, input: { accountId: number; mail: boolean }): Promise<null> => {
  const staff = await allow(context, 'account.manage')
  const { accountId, mail } = input
  if (staff.id === accountId) throw new Refusal('not-allowed')
  const { db } = context
  const account = await db.selectFrom('account').select('id').where('id', '=', accountId).executeTakeFirst()
  if (!account) throw new Refusal('not-found', { account: accountId })
  await db.deleteFrom('passkey').where('account_id', '=', accountId).execute()
  await db.deleteFrom('totp_key').where('account_id', '=', accountId).execute()
  await noteSecondKey(context, accountId)
  await endSessions(context, accountId)
  if (mail) await context.plan({ kind: 'send-mail', payload: { letter: 'keys-reset', accountId, sealedToken: '' } })
  context.audit('account.keys-reset', `account:${accountId}`)
  return null
})

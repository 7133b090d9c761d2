import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { putChallenge } from './second-keys.ts'
import { actingStaff } from './staff.ts'

export interface AskPasskey {
  readonly purpose: 'passkey-sign-in' | 'passkey-enrol' | 'passkey-prove'
  readonly ticketHash: string
  readonly challenge: string
}

/**
 * Notes a challenge for a passkey: of anybody on the way in, or of the acting account. `handle` is what authenticators
 * know that account by, random and made once (WebAuthn, section 14.6.1).
 */
export const askPasskey = defineAction(async (context, input: AskPasskey): Promise<{ handle: string }> => {
  const { purpose, ticketHash, challenge } = input
  if (purpose === 'passkey-sign-in') {
    await putChallenge(context, { purpose, ticketHash, challenge, accountId: null })
    return { handle: '' }
  }
  const staff = await actingStaff(context)
  if (staff.id === 0) throw new Refusal('not-allowed')
  await putChallenge(context, { purpose, ticketHash, challenge, accountId: staff.id })
  const account = await context.db
    .selectFrom('account')
    .select('passkey_handle')
    .where('id', '=', staff.id)
    .executeTakeFirstOrThrow()
  if (account.passkey_handle !== null) return { handle: account.passkey_handle }
  const handle = context.keys.token()
  await context.db.updateTable('account').set({ passkey_handle: handle }).where('id', '=', staff.id).execute()
  return { handle }
})

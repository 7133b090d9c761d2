import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { requiredName } from './accounts.ts'
import { firstRecoveryCodes, noteSecondKey, useChallenge } from './second-keys.ts'
import { endSessions } from './sessions.ts'
import { actingStaff } from './staff.ts'

export interface AddPasskey {
  readonly ticketHash: string
  readonly sessionId: number
  readonly rpId: string
  readonly name: string
  readonly credentialId: string
  readonly publicKey: string
  readonly counter: number
  readonly transports: readonly string[]
  readonly backedUp: boolean
  /** Hashes of recovery codes, stored when the account has none. */
  readonly recoveryHashes: readonly string[]
}

/** A passkey whose answer was checked. Other sessions of the account end: they began with less. */
export const addPasskey = defineAction(async (context, input: AddPasskey): Promise<{ recovery: boolean }> => {
  const { db, now } = context
  const staff = await actingStaff(context)
  await useChallenge(context, 'passkey-enrol', input.ticketHash, staff.id)
  const known = await db
    .selectFrom('passkey')
    .select('id')
    .where('credential_id', '=', input.credentialId)
    .executeTakeFirst()
  if (known) throw new Refusal('passkey-known')
  await db
    .insertInto('passkey')
    .values({
      account_id: staff.id,
      credential_id: input.credentialId,
      public_key: input.publicKey,
      counter: input.counter,
      transports: JSON.stringify(input.transports),
      backed_up: input.backedUp ? 1 : 0,
      rp_id: input.rpId,
      name: requiredName(input.name),
      created_at: now,
      used_at: null,
    })
    .execute()
  await noteSecondKey(context, staff.id)
  const recovery = await firstRecoveryCodes(context, staff.id, input.recoveryHashes)
  await endSessions(context, staff.id, input.sessionId)
  context.audit('account.passkey-added', `account:${staff.id}`)
  return { recovery }
})

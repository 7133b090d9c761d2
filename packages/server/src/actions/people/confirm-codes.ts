import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { firstRecoveryCodes, noteSecondKey } from './second-keys.ts'
import { endSessions } from './sessions.ts'
import { actingStaff } from './staff.ts'

export interface ConfirmCodes {
  /** The step that the first code belonged to: it is used up. */
  readonly step: number
  readonly sealedSecret: string
  readonly sessionId: number
  readonly recoveryHashes: readonly string[]
}

/** The authenticator showed a right code. Other sessions of the account end: they began with less. */
export const confirmCodes = defineAction(async (context, input: ConfirmCodes): Promise<{ recovery: boolean }> => {
  const staff = await actingStaff(context)
  const confirmed = await context.db
    .updateTable('totp_key')
    .set({ confirmed_at: context.now, last_step: input.step })
    .where('account_id', '=', staff.id)
    .where('secret', '=', input.sealedSecret)
    .where('confirmed_at', 'is', null)
    .returning('account_id')
    .executeTakeFirst()
  if (!confirmed) throw new Refusal('challenge-expired')
  await noteSecondKey(context, staff.id)
  const recovery = await firstRecoveryCodes(context, staff.id, input.recoveryHashes)
  await endSessions(context, staff.id, input.sessionId)
  context.audit('account.codes-added', `account:${staff.id}`)
  return { recovery }
})

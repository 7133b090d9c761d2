import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { putRecoveryCodes } from './second-keys.ts'
import { actingStaff } from './staff.ts'

/** Fresh recovery codes; those printed before stop working. Only for an account with a second key. */
export const renewRecovery = defineAction(async (context, input: { hashes: readonly string[] }): Promise<null> => {
  const staff = await actingStaff(context)
  const account = await context.db
    .selectFrom('account')
    .select('second_key_at')
    .where('id', '=', staff.id)
    .executeTakeFirst()
  if (!account || account.second_key_at === null) throw new Refusal('not-found')
  await putRecoveryCodes(context, staff.id, input.hashes)
  context.audit('account.recovery-renewed', `account:${staff.id}`)
  return null
})

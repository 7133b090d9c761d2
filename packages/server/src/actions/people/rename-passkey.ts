import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { requiredName } from './accounts.ts'
import { actingStaff } from './staff.ts'

/** What its owner calls a passkey. Somebody else's is not there. */
export const renamePasskey = defineAction(async (context, input: { id: number; name: string }): Promise<null> => {
  const staff = await actingStaff(context)
  const renamed = await context.db
    .updateTable('passkey')
    .set({ name: requiredName(input.name) })
    .where('id', '=', input.id)
    .where('account_id', '=', staff.id)
    .returning('id')
    .executeTakeFirst()
  if (!renamed) throw new Refusal('not-found', { passkey: input.id })
  return null
})

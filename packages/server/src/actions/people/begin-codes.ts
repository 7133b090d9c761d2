import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { actingStaff } from './staff.ts'

/** The sealed secret of an authenticator that still has to show that it has it. One that did is not replaced. */
export const beginCodes = defineAction(async (context, input: { sealedSecret: string }): Promise<null> => {
  const staff = await actingStaff(context)
  const before = await context.db
    .selectFrom('totp_key')
    .select('confirmed_at')
    .where('account_id', '=', staff.id)
    .executeTakeFirst()
  if (before && before.confirmed_at !== null) throw new Refusal('codes-there')
  const row = { secret: input.sealedSecret, last_step: 0, created_at: context.now, confirmed_at: null }
  await context.db
    .insertInto('totp_key')
    .values({ account_id: staff.id, ...row })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute()
  return null
})

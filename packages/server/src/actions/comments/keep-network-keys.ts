import { networkPeriod } from '@warraq/core/comments/network-period'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { refusePersons } from '../jobs/machinery.ts'

/**
 * Sees to it that there is a key for the networks of this period, and that none is left of those before the last: the
 * traces made with them have ended. Sanctions against a network that were made with a key end with it.
 */
export async function keepNetworkKeys({ db, keys, now }: WriteContext): Promise<void> {
  const period = networkPeriod(now)
  const sealed = keys.seal(keys.token())
  await db
    .insertInto('network_key')
    .values({ period, sealed })
    .onConflict((conflict) => conflict.column('period').doNothing())
    .execute()
  await db
    .deleteFrom('network_key')
    .where('period', '<', period - 1)
    .execute()
}

export const makeNetworkKey = defineAction(async (context, _input: null): Promise<null> => {
  refusePersons(context)
  await keepNetworkKeys(context)
  return null
})

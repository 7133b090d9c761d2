import { Refusal } from '@warraq/core/errors'
import { mustHaveSecondKey } from '@warraq/core/people/second-key'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { noteSecondKey } from './second-keys.ts'
import { endSessions } from './sessions.ts'
import { actingStaff } from './staff.ts'

export interface RemoveKey {
  /** A passkey by its number, or the authenticator. */
  readonly key: { readonly passkey: number } | 'codes'
  readonly sessionId: number
  /** Whether whoever publishes must keep one: everywhere but on a newsroom that only its own machine reaches. */
  readonly keepOne: boolean
}

/** Takes one's own key away. Other sessions end, since one of them may be why. */
export const removeKey = defineAction(async (context, input: RemoveKey): Promise<null> => {
  const { db } = context
  const staff = await actingStaff(context)
  if (!(await take(context, staff.id, input.key))) throw new Refusal('not-found')
  await noteSecondKey(context, staff.id)
  if (input.keepOne && mustHaveSecondKey(staff.role)) {
    const { second_key_at } = await db
      .selectFrom('account')
      .select('second_key_at')
      .where('id', '=', staff.id)
      .executeTakeFirstOrThrow()
    if (second_key_at === null) throw new Refusal('last-key')
  }
  await endSessions(context, staff.id, input.sessionId)
  context.audit('account.key-removed', `account:${staff.id}`, { kind: input.key === 'codes' ? 'codes' : 'passkey' })
  return null
})

async function take({ db }: WriteContext, accountId: number, key: RemoveKey['key']): Promise<boolean> {
  const gone =
    key === 'codes'
      ? await db.deleteFrom('totp_key').where('account_id', '=', accountId).returning('account_id').executeTakeFirst()
      : await db
          .deleteFrom('passkey')
          .where('account_id', '=', accountId)
          .where('id', '=', key.passkey)
          .returning('id')
          .executeTakeFirst()
  return gone !== undefined
}

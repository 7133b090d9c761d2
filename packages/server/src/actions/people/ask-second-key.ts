import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { giveBackLimits } from './sessions.ts'
import { putChallenge } from './second-keys.ts'

export interface AskSecondKey {
  readonly accountId: number
  /** The hash the person proved to know. */
  readonly passwordHash: string
  readonly ticketHash: string
  readonly giveBack: readonly string[]
}

/** Somebody knew the password of an account that has a second key: the ticket is good for that one sign-in. */
export const askSecondKey = defineAction(async (context, input: AskSecondKey): Promise<null> => {
  const account = await context.db
    .selectFrom('account')
    .select(['status', 'password_hash'])
    .where('id', '=', input.accountId)
    .executeTakeFirst()
  if (account?.status !== 'active' || account.password_hash !== input.passwordHash) throw new Refusal('sign-in-failed')
  const { ticketHash, accountId } = input
  // The hash is remembered, so that a password changed meanwhile makes the ticket worthless.
  const challenge = context.keys.tokenHash(input.passwordHash)
  await putChallenge(context, { ticketHash, purpose: 'second-key', accountId, challenge })
  await giveBackLimits(context, input.giveBack)
  return null
})

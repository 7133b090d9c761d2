import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import type { KeyProof } from './second-keys.ts'
import { useProof } from './second-keys.ts'
import { giveBackLimits } from './sessions.ts'
import { actingStaff } from './staff.ts'

export interface ProveSession {
  readonly sessionId: number
  /** The session goes on under this token: one that was copied before is worth nothing from now on. */
  readonly tokenHash: string
  readonly proof: KeyProof | { readonly by: 'password'; readonly passwordHash: string }
  readonly giveBack: readonly string[]
}

/** Somebody who is signed in shows again that it is them; an account with a second key shows that one. */
export const proveSession = defineAction(async (context, input: ProveSession): Promise<null> => {
  const { db, now } = context
  const staff = await actingStaff(context)
  const { proof } = input
  if (proof.by === 'password') {
    const account = await db
      .selectFrom('account')
      .select(['password_hash', 'second_key_at'])
      .where('id', '=', staff.id)
      .executeTakeFirstOrThrow()
    if (account.second_key_at !== null || account.password_hash !== proof.passwordHash)
      throw new Refusal('wrong-password', { field: 'password' })
  } else {
    await useProof(context, staff.id, proof, 'passkey-prove')
  }
  const proved = await db
    .updateTable('session')
    .set({ proved_at: now, token_hash: input.tokenHash })
    .where('id', '=', input.sessionId)
    .where('account_id', '=', staff.id)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!proved) throw new Refusal('sign-in-needed')
  await giveBackLimits(context, input.giveBack)
  context.audit('account.proved', `account:${staff.id}`, { by: proof.by })
  return null
})

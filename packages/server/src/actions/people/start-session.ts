import { Refusal } from '@warraq/core/errors'
import { plusSeconds } from '@warraq/core/time'
import { defineAction } from '../action.ts'

/** However busy, a session is over after this and the person signs in again. */
export const SESSION_SECONDS = 14 * 24 * 3600

export interface StartSession {
  readonly accountId: number
  /** The hash the person proved to know. When the password was changed in between, the proof is worth nothing. */
  readonly passwordHash: string
  readonly tokenHash: string
  /** Browser and system in words, never the whole browser string. */
  readonly agent: string
  /** Limits that count failures only: what this try took is given back. */
  readonly giveBack: readonly string[]
}

/** Opens a session for an account whose password was just checked. Only the hash of its token is stored. */
export const startSession = defineAction(async (context, input: StartSession): Promise<{ sessionId: number }> => {
  const { db, now } = context
  const account = await db
    .selectFrom('account')
    .select(['status', 'password_hash'])
    .where('id', '=', input.accountId)
    .executeTakeFirst()
  if (account?.status !== 'active' || account.password_hash !== input.passwordHash) throw new Refusal('sign-in-failed')
  const { id } = await db
    .insertInto('session')
    .values({
      token_hash: input.tokenHash,
      account_id: input.accountId,
      agent: input.agent,
      created_at: now,
      seen_at: now,
      expires_at: plusSeconds(now, SESSION_SECONDS),
      ended_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.updateTable('account').set({ signed_in_at: now }).where('id', '=', input.accountId).execute()
  if (input.giveBack.length > 0) {
    await db
      .updateTable('rate_window')
      .set((e) => ({ count: e('count', '-', 1) }))
      .where('key', 'in', input.giveBack)
      .where('count', '>', 0)
      .execute()
  }
  context.audit('account.signed-in', `account:${input.accountId}`)
  return { sessionId: id }
})

import { Refusal } from '@warraq/core/errors'
import { plusSeconds } from '@warraq/core/time'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import type { KeyProof } from './second-keys.ts'
import { useChallenge, useProof } from './second-keys.ts'
import { giveBackLimits } from './sessions.ts'

/** However busy, a session is over after this and the person signs in again. */
export const SESSION_SECONDS = 14 * 24 * 3600

export interface StartSession {
  readonly accountId: number
  /**
   * The hash the person proved to know; when the password was changed in between, the proof is worth nothing. Null when
   * there was no password: a passkey, or the ticket of a password that was checked before.
   */
  readonly passwordHash: string | null
  readonly tokenHash: string
  /** Browser and system in words, never the whole browser string. */
  readonly agent: string
  /** Limits that count failures only: what this try took is given back. */
  readonly giveBack: readonly string[]
  /** A second key, for accounts that have one; with the ticket that stands for the password, unless it is a passkey. */
  readonly proof?: KeyProof
  readonly ticketHash?: string
}

/** Opens a session for an account whose password or key was just checked. Only the hash of its token is stored. */
export const startSession = defineAction(async (context, input: StartSession): Promise<{ sessionId: number }> => {
  const { db, now } = context
  const account = await db
    .selectFrom('account')
    .select(['status', 'password_hash', 'second_key_at'])
    .where('id', '=', input.accountId)
    .executeTakeFirst()
  if (account?.status !== 'active') throw new Refusal('sign-in-failed')
  await checkProofs(context, input, account)
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
      proved_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.updateTable('account').set({ signed_in_at: now }).where('id', '=', input.accountId).execute()
  await giveBackLimits(context, input.giveBack)
  context.audit('account.signed-in', `account:${input.accountId}`, { by: input.proof?.by ?? 'password' })
  return { sessionId: id }
})

/** A passkey is two things at once; everything else is the password first and then the second key, where there is one. */
async function checkProofs(
  context: WriteContext,
  input: StartSession,
  account: { password_hash: string | null; second_key_at: string | null },
): Promise<void> {
  const { accountId, proof, ticketHash } = input
  if (proof?.by !== 'passkey') {
    if (ticketHash !== undefined) await useTicket(context, accountId, ticketHash, account.password_hash)
    else if (input.passwordHash === null || account.password_hash !== input.passwordHash)
      throw new Refusal('sign-in-failed')
  }
  if (proof) await useProof(context, accountId, proof, 'passkey-sign-in')
  else if (account.second_key_at !== null) throw new Refusal('sign-in-failed')
}

async function useTicket(
  context: WriteContext,
  accountId: number,
  ticketHash: string,
  passwordHash: string | null,
): Promise<void> {
  const ticket = await context.db
    .selectFrom('key_challenge')
    .select('challenge')
    .where('ticket_hash', '=', ticketHash)
    .executeTakeFirst()
  if (passwordHash === null || ticket?.challenge !== context.keys.tokenHash(passwordHash))
    throw new Refusal('challenge-expired')
  await useChallenge(context, 'second-key', ticketHash, accountId)
}

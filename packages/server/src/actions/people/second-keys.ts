import { Refusal } from '@warraq/core/errors'
import { plusSeconds } from '@warraq/core/time'
import type { WriteContext } from '../action.ts'

export type ChallengePurpose = 'second-key' | 'passkey-sign-in' | 'passkey-enrol' | 'passkey-prove'

/** How long somebody may take to answer. */
export const CHALLENGE_SECONDS = 5 * 60

/**
 * What was checked against a second key. The desk does the arithmetic; what may happen only once (a code, a recovery
 * code, an answer to a challenge, the count of a passkey) is decided here, in the transaction.
 */
export type KeyProof =
  | { readonly by: 'code'; readonly step: number }
  | { readonly by: 'recovery'; readonly codeHash: string }
  | {
      readonly by: 'passkey'
      readonly ticketHash: string
      readonly credentialId: string
      readonly counter: number
      readonly backedUp: boolean
    }

export async function putChallenge(
  context: WriteContext,
  challenge: { ticketHash: string; purpose: ChallengePurpose; accountId: number | null; challenge: string },
): Promise<void> {
  await context.db
    .insertInto('key_challenge')
    .values({
      ticket_hash: challenge.ticketHash,
      purpose: challenge.purpose,
      account_id: challenge.accountId,
      challenge: challenge.challenge,
      created_at: context.now,
      expires_at: plusSeconds(context.now, CHALLENGE_SECONDS),
      used_at: null,
    })
    .execute()
}

/** Uses a challenge up. Unknown, used, too old, another's and another purpose's look the same. */
export async function useChallenge(
  context: WriteContext,
  purpose: ChallengePurpose,
  ticketHash: string,
  accountId: number | null,
): Promise<void> {
  const used = context.db
    .updateTable('key_challenge')
    .set({ used_at: context.now })
    .where('ticket_hash', '=', ticketHash)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', context.now)
  const whose = accountId === null ? used.where('account_id', 'is', null) : used.where('account_id', '=', accountId)
  if (!(await whose.returning('ticket_hash').executeTakeFirst())) throw new Refusal('challenge-expired')
}

/** Takes a proof as given by this account; `purpose` is that of a passkey's challenge, `whose` its account there. */
export async function useProof(
  context: WriteContext,
  accountId: number,
  proof: KeyProof,
  purpose: 'passkey-sign-in' | 'passkey-prove',
): Promise<void> {
  if (proof.by === 'code') return useStep(context, accountId, proof.step)
  if (proof.by === 'recovery') return useRecovery(context, accountId, proof.codeHash)
  await useChallenge(context, purpose, proof.ticketHash, purpose === 'passkey-sign-in' ? null : accountId)
  const { counter } = proof
  const counted = await context.db
    .updateTable('passkey')
    .set({ counter, backed_up: proof.backedUp ? 1 : 0, used_at: context.now })
    .where('account_id', '=', accountId)
    .where('credential_id', '=', proof.credentialId)
    // A passkey that does not count says 0 each time; one that counts has to go on (WebAuthn, section 6.1.1).
    .where((e) => e.or([e('counter', '<', counter), e.and([e('counter', '=', 0), e.val(counter === 0)])]))
    .returning('id')
    .executeTakeFirst()
  if (!counted) throw new Refusal('passkey-refused')
}

/** A step counts once, and none before it counts any more (RFC 6238, section 5.2). */
async function useStep(context: WriteContext, accountId: number, step: number): Promise<void> {
  const used = await context.db
    .updateTable('totp_key')
    .set({ last_step: step })
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is not', null)
    .where('last_step', '<', step)
    .returning('account_id')
    .executeTakeFirst()
  if (!used) throw new Refusal('code-wrong', { field: 'code' })
}

async function useRecovery(context: WriteContext, accountId: number, codeHash: string): Promise<void> {
  const used = await context.db
    .updateTable('recovery_code')
    .set({ used_at: context.now })
    .where('account_id', '=', accountId)
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .returning('code_hash')
    .executeTakeFirst()
  if (!used) throw new Refusal('code-wrong', { field: 'code' })
  context.audit('account.recovery-used', `account:${accountId}`)
}

/** Writes down whether the account has a second key now; without one its recovery codes are worth nothing. */
export async function noteSecondKey(context: WriteContext, accountId: number): Promise<void> {
  const { db, now } = context
  const [passkey, codes] = await Promise.all([
    db.selectFrom('passkey').select('id').where('account_id', '=', accountId).limit(1).executeTakeFirst(),
    db
      .selectFrom('totp_key')
      .select('account_id')
      .where('account_id', '=', accountId)
      .where('confirmed_at', 'is not', null)
      .executeTakeFirst(),
  ])
  const has = passkey !== undefined || codes !== undefined
  if (!has) await db.deleteFrom('recovery_code').where('account_id', '=', accountId).execute()
  const account = db.updateTable('account').where('id', '=', accountId)
  if (has) await account.set({ second_key_at: now }).where('second_key_at', 'is', null).execute()
  else await account.set({ second_key_at: null }).execute()
}

/** Stores these recovery codes when the account has none that works; whether it did. */
export async function firstRecoveryCodes(
  context: WriteContext,
  accountId: number,
  hashes: readonly string[],
): Promise<boolean> {
  const left = await context.db
    .selectFrom('recovery_code')
    .select('code_hash')
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (left) return false
  await putRecoveryCodes(context, accountId, hashes)
  return true
}

/** These codes and no others. */
export async function putRecoveryCodes(
  context: WriteContext,
  accountId: number,
  hashes: readonly string[],
): Promise<void> {
  await context.db.deleteFrom('recovery_code').where('account_id', '=', accountId).execute()
  await context.db
    .insertInto('recovery_code')
    .values(hashes.map((code_hash) => ({ code_hash, account_id: accountId, created_at: context.now, used_at: null })))
    .execute()
}

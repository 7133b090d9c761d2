import type { PasskeyRow } from '@warraq/core/contract/keys'
import type { Instant } from '@warraq/core/time'
import type { ReadDb } from '../database.ts'

/** What second keys an account has, as far as the desk needs it. */

export async function passkeysOf(db: ReadDb, accountId: number): Promise<PasskeyRow[]> {
  const rows = await db
    .selectFrom('passkey')
    .select(['id', 'name', 'created_at', 'used_at', 'backed_up'])
    .where('account_id', '=', accountId)
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map(({ id, name, created_at, used_at, backed_up }) => ({
    id,
    name,
    createdAt: created_at,
    usedAt: used_at,
    backedUp: backed_up === 1,
  }))
}

/** What a new passkey must not repeat. */
export async function credentialIdsOf(
  db: ReadDb,
  accountId: number,
): Promise<{ credentialId: string; transports: readonly string[] }[]> {
  const rows = await db
    .selectFrom('passkey')
    .select(['credential_id', 'transports'])
    .where('account_id', '=', accountId)
    .execute()
  return rows.map(({ credential_id, transports }) => ({
    credentialId: credential_id,
    transports: JSON.parse(transports) as string[],
  }))
}

export interface KnownPasskey {
  readonly accountId: number
  readonly handle: string | null
  readonly credentialId: string
  readonly publicKey: string
  readonly counter: number
  readonly transports: readonly string[]
  readonly backedUp: boolean
}

/** The passkey of an id, with its account while that may sign in. */
export async function passkeyOf(db: ReadDb, credentialId: string): Promise<KnownPasskey | null> {
  const row = await db
    .selectFrom('passkey as k')
    .innerJoin('account as a', 'a.id', 'k.account_id')
    .select(['k.account_id', 'k.public_key', 'k.counter', 'k.transports', 'k.backed_up', 'a.passkey_handle'])
    .where('k.credential_id', '=', credentialId)
    .where('a.status', '=', 'active')
    .executeTakeFirst()
  return row
    ? {
        accountId: row.account_id,
        handle: row.passkey_handle,
        credentialId,
        publicKey: row.public_key,
        counter: row.counter,
        transports: JSON.parse(row.transports) as string[],
        backedUp: row.backed_up === 1,
      }
    : null
}

export interface StoredCodes {
  readonly sealedSecret: string
  readonly confirmedAt: string | null
}

export async function codesOf(db: ReadDb, accountId: number): Promise<StoredCodes | null> {
  const row = await db
    .selectFrom('totp_key')
    .select(['secret', 'confirmed_at'])
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row ? { sealedSecret: row.secret, confirmedAt: row.confirmed_at } : null
}

export async function recoveryLeft(db: ReadDb, accountId: number): Promise<number> {
  const row = await db
    .selectFrom('recovery_code')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.n
}

export async function hasSecondKey(db: ReadDb, accountId: number): Promise<boolean> {
  const row = await db.selectFrom('account').select('second_key_at').where('id', '=', accountId).executeTakeFirst()
  return row !== undefined && row.second_key_at !== null
}

/** A challenge that may still be answered. */
export async function openChallenge(
  db: ReadDb,
  ticketHash: string,
  now: Instant,
): Promise<{ purpose: string; accountId: number | null; challenge: string } | null> {
  const row = await db
    .selectFrom('key_challenge')
    .select(['purpose', 'account_id', 'challenge'])
    .where('ticket_hash', '=', ticketHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row ? { purpose: row.purpose, accountId: row.account_id, challenge: row.challenge } : null
}

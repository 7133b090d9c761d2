import type { Role } from '@warraq/core/people/roles'
import { isRole } from '@warraq/core/people/roles'
import type { Instant } from '@warraq/core/time'
import { plusSeconds } from '@warraq/core/time'
import type { ReadDb } from '../database.ts'

/** The account behind a session, as the desk needs it on every call. */
export interface SessionAccount {
  readonly id: number
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly gender: 'f' | 'm' | null
  readonly lang: 'ar' | 'en'
  readonly personId: number | null
  readonly sectionIds: readonly number[]
  readonly hasSecondKey: boolean
}

export interface OpenSession {
  readonly sessionId: number
  readonly seenAt: Instant
  /** When the person last proved to be who they are. */
  readonly provedAt: string | null
  readonly account: SessionAccount
}

/** A session nobody used for this long is over. */
export const IDLE_SECONDS = 12 * 3600

const ACCOUNT_COLUMNS = [
  'a.id',
  'a.name',
  'a.email',
  'a.role',
  'a.gender',
  'a.lang',
  'a.person_id',
  'a.second_key_at',
] as const

/** The open session of a token, or null: ended, too old, unused for too long, account not active. */
export async function findSession(db: ReadDb, tokenHash: string, now: Instant): Promise<OpenSession | null> {
  const row = await db
    .selectFrom('session as s')
    .innerJoin('account as a', 'a.id', 's.account_id')
    .select([...ACCOUNT_COLUMNS, 's.id as session_id', 's.seen_at', 's.proved_at'])
    .where('s.token_hash', '=', tokenHash)
    .where('s.ended_at', 'is', null)
    .where('s.expires_at', '>', now)
    .where('s.seen_at', '>', plusSeconds(now, -IDLE_SECONDS))
    .where('a.status', '=', 'active')
    .executeTakeFirst()
  if (!row) return null
  const account = await toAccount(db, row)
  return account && { sessionId: row.session_id, seenAt: row.seen_at as Instant, provedAt: row.proved_at, account }
}

/** The account of an id, when it may sign in. */
export async function activeAccount(db: ReadDb, id: number): Promise<SessionAccount | null> {
  const row = await db
    .selectFrom('account as a')
    .select(ACCOUNT_COLUMNS)
    .where('a.id', '=', id)
    .where('a.status', '=', 'active')
    .executeTakeFirst()
  return row ? toAccount(db, row) : null
}

interface AccountColumns {
  readonly id: number
  readonly name: string
  readonly email: string
  readonly role: string
  readonly gender: 'f' | 'm' | 'unset'
  readonly lang: string
  readonly person_id: number | null
  readonly second_key_at: string | null
}

async function toAccount(db: ReadDb, row: AccountColumns): Promise<SessionAccount | null> {
  if (!isRole(row.role)) return null
  const sections = await db
    .selectFrom('account_section')
    .select('section_id')
    .where('account_id', '=', row.id)
    .orderBy('section_id')
    .execute()
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    gender: row.gender === 'unset' ? null : row.gender,
    lang: row.lang === 'en' ? 'en' : 'ar',
    personId: row.person_id,
    sectionIds: sections.map(({ section_id }) => section_id),
    hasSecondKey: row.second_key_at !== null,
  }
}

/** What a sign-in is checked against; null for an address nobody has. */
export async function credentialsOf(
  db: ReadDb,
  emailKey: string,
): Promise<{ accountId: number; passwordHash: string | null } | null> {
  const row = await db
    .selectFrom('account')
    .select(['id', 'status', 'password_hash'])
    .where('email_key', '=', emailKey)
    .executeTakeFirst()
  if (!row) return null
  return { accountId: row.id, passwordHash: row.status === 'active' ? row.password_hash : null }
}

export async function passwordHashOf(db: ReadDb, accountId: number): Promise<string | null> {
  const row = await db.selectFrom('account').select('password_hash').where('id', '=', accountId).executeTakeFirst()
  return row?.password_hash ?? null
}

export async function anyAccount(db: ReadDb): Promise<boolean> {
  return (await db.selectFrom('account').select('id').limit(1).executeTakeFirst()) !== undefined
}

export interface SessionRow {
  readonly id: number
  readonly agent: string
  readonly startedAt: string
  readonly lastSeenAt: string
}

/** The sessions an account could use now, the last used first. */
export async function sessionsOf(db: ReadDb, accountId: number, now: Instant): Promise<SessionRow[]> {
  const rows = await db
    .selectFrom('session')
    .select(['id', 'agent', 'created_at', 'seen_at'])
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('seen_at', '>', plusSeconds(now, -IDLE_SECONDS))
    .orderBy('seen_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ id, agent, created_at, seen_at }) => ({ id, agent, startedAt: created_at, lastSeenAt: seen_at }))
}

/** Whom an open one-time link is for; null when it is unknown, used, expired or made for another purpose. */
export async function openLink(
  db: ReadDb,
  purpose: 'setup' | 'invitation' | 'reset',
  tokenHash: string,
  now: Instant,
): Promise<{
  readonly account: {
    readonly id: number
    readonly name: string
    readonly email: string
    readonly role: Role | null
  } | null
} | null> {
  const row = await db
    .selectFrom('one_time_token as t')
    .leftJoin('account as a', 'a.id', 't.account_id')
    .select(['a.id', 'a.name', 'a.email', 'a.role'])
    .where('t.token_hash', '=', tokenHash)
    .where('t.purpose', '=', purpose)
    .where('t.used_at', 'is', null)
    .where('t.expires_at', '>', now)
    .executeTakeFirst()
  if (!row) return null
  if (row.id === null) return { account: null }
  return {
    account: {
      id: row.id,
      name: row.name ?? '',
      email: row.email ?? '',
      role: isRole(row.role ?? '') ? (row.role as Role) : null,
    },
  }
}

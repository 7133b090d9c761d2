import type { TokenRow } from '@warraq/core/contract/keys'
import type { TokenScope } from '@warraq/core/people/token-scopes'
import { isTokenScope } from '@warraq/core/people/token-scopes'
import type { Instant } from '@warraq/core/time'
import type { ReadDb } from '../database.ts'

export interface OpenToken {
  readonly id: number
  readonly accountId: number
  readonly scopes: readonly TokenScope[]
  readonly usedAt: string | null
}

/** The token of a hash while it works; its account has to be asked for besides. */
export async function findToken(db: ReadDb, tokenHash: string, now: Instant): Promise<OpenToken | null> {
  const row = await db
    .selectFrom('api_token')
    .select(['id', 'account_id', 'scopes', 'used_at'])
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row ? { id: row.id, accountId: row.account_id, scopes: scopesOf(row.scopes), usedAt: row.used_at } : null
}

/** Tokens that work, of one account or of all, the newest first. */
export async function listTokens(db: ReadDb, now: Instant, accountId: number | null): Promise<TokenRow[]> {
  const open = db
    .selectFrom('api_token as t')
    .innerJoin('account as a', 'a.id', 't.account_id')
    .select(['t.id', 't.name', 't.beginning', 't.scopes', 't.created_at', 't.expires_at', 't.used_at'])
    .select(['a.id as owner_id', 'a.name as owner_name'])
    .where('t.ended_at', 'is', null)
    .where('t.expires_at', '>', now)
    .orderBy('t.id', 'desc')
    .limit(1000)
  const rows = await (accountId === null ? open : open.where('t.account_id', '=', accountId)).execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    beginning: row.beginning,
    scopes: scopesOf(row.scopes),
    owner: { id: row.owner_id, name: row.owner_name },
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
  }))
}

function scopesOf(json: string): TokenScope[] {
  return (JSON.parse(json) as string[]).filter(isTokenScope)
}

import type { SearchScope } from '@warraq/core/search/request'
import type { ReadDb } from '../database.ts'
import { SCOPE_NUMBERS, SCOPES } from './scopes.ts'
import { SOURCES } from './sources.ts'

export interface ScopeStatus {
  readonly scope: SearchScope
  /** Documents that there are to be found. */
  readonly documents: number
  readonly indexed: number
  readonly terms: number
  /** Ids that the index does not have at all, has as they were before, or should not have any more. */
  readonly missing: readonly number[]
  readonly stale: readonly number[]
  readonly leftOver: readonly number[]
  /** Waiting for their turn; they are among the others, or were changed only in a name. */
  readonly waiting: number
}

const AT_ONCE = 2000

/** Holds every document against the index: by what it was made from, without reading its text. */
export async function indexStatus(db: ReadDb): Promise<ScopeStatus[]> {
  const found: ScopeStatus[] = []
  for (const scope of SCOPES) found.push(await scopeStatus(db, scope))
  return found
}

export function isComplete({ missing, stale, leftOver, waiting }: ScopeStatus): boolean {
  return missing.length + stale.length + leftOver.length + waiting === 0
}

async function scopeStatus(db: ReadDb, scope: SearchScope): Promise<ScopeStatus> {
  const indexed = await allOf((after) => indexedBehind(db, scope, after))
  const sources = await allOf((after) => SOURCES[scope].list(db, after, AT_ONCE))
  const known = new Map(indexed.map(({ id, fingerprint }) => [id, fingerprint]))
  const there = new Set(sources.map(({ id }) => id))
  return {
    scope,
    documents: sources.length,
    indexed: indexed.length,
    terms: await count(db, 'search_term', scope),
    missing: sources.filter(({ id }) => !known.has(id)).map(({ id }) => id),
    stale: sources.filter(({ id, fingerprint }) => known.has(id) && known.get(id) !== fingerprint).map(({ id }) => id),
    leftOver: indexed.filter(({ id }) => !there.has(id)).map(({ id }) => id),
    waiting: await count(db, 'search_waiting', scope),
  }
}

async function allOf<Row extends { readonly id: number }>(list: (after: number) => Promise<Row[]>): Promise<Row[]> {
  const all: Row[] = []
  for (let after = 0; ;) {
    const rows = await list(after)
    for (const row of rows) all.push(row)
    const last = rows.at(-1)
    if (!last || rows.length < AT_ONCE) return all
    after = last.id
  }
}

function indexedBehind(db: ReadDb, scope: SearchScope, after: number) {
  return db
    .selectFrom('search_document')
    .select(['id', 'fingerprint'])
    .where('scope', '=', SCOPE_NUMBERS[scope])
    .where('id', '>', after)
    .orderBy('id')
    .limit(AT_ONCE)
    .execute()
}

async function count(db: ReadDb, table: 'search_term' | 'search_waiting', scope: SearchScope): Promise<number> {
  const { n } = await db
    .selectFrom(table)
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('scope', '=', SCOPE_NUMBERS[scope])
    .executeTakeFirstOrThrow()
  return n
}

import type { Json } from '@warraq/core/json'
import type { ReadDb } from '../database.ts'
import { pageOf, readCursor } from './cursor.ts'

export interface ParkedJob {
  readonly id: number
  readonly kind: string
  readonly payload: Json
  readonly attempts: number
  readonly failedAt: string
  readonly lastError: string
}

const PAGE_SIZE = 50

/** Jobs that failed too often, the latest first. */
export async function listParkedJobs(
  db: ReadDb,
  before: string | undefined,
): Promise<{ rows: readonly ParkedJob[]; next: string | null }> {
  const from = readCursor(before, 'number')
  let query = db
    .selectFrom('job')
    .select(['id', 'kind', 'payload', 'attempts', 'finished_at', 'created_at', 'last_error'])
    .where('state', '=', 'parked')
  if (from) query = query.where('id', '<', from[1])
  const rows = await query
    .orderBy('id', 'desc')
    .limit(PAGE_SIZE + 1)
    .execute()
  const jobs = rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    payload: JSON.parse(row.payload) as Json,
    attempts: row.attempts,
    failedAt: row.finished_at ?? row.created_at,
    lastError: row.last_error ?? '',
  }))
  return pageOf(jobs, PAGE_SIZE, ({ id }) => [id, id])
}

export async function accountName(db: ReadDb, id: number): Promise<string | null> {
  const row = await db.selectFrom('account').select('name').where('id', '=', id).executeTakeFirst()
  return row?.name ?? null
}

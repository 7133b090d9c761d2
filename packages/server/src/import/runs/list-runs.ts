/** The imports there were, newest first. */

import type { ReadDb } from '../../store/database.ts'
import type { ImportReport } from '../wordpress/import-report.ts'

export interface RunView {
  readonly id: number
  readonly kind: string
  /** Of the file, or the host. */
  readonly name: string
  readonly source: string
  readonly state: 'running' | 'done' | 'failed'
  /** What a running one is at, and how far; '' otherwise. */
  readonly phase: string
  readonly done: number
  readonly of: number
  /** Code of what ended it, or null. */
  readonly failed: string | null
  readonly startedAt: string
  readonly finishedAt: string | null
  readonly undoneAt: string | null
  readonly accountId: number | null
  readonly counts: Partial<ImportReport['counts']>
}

const COLUMNS = [
  'id',
  'kind',
  'name',
  'source',
  'state',
  'phase',
  'progress',
  'started_at',
  'finished_at',
  'undone_at',
  'account_id',
  'counts',
] as const

function rows(read: ReadDb) {
  return read.selectFrom('import_run').select(COLUMNS).where('source', '!=', 'sample').where('rehearsal', '=', 0)
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

function viewOf(row: Row): RunView {
  const progress = JSON.parse(row.progress) as { done?: number; of?: number; failed?: string }
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    source: row.source,
    state: row.state,
    phase: row.state === 'running' ? row.phase : '',
    done: progress.done ?? 0,
    of: progress.of ?? 0,
    failed: progress.failed ?? null,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    undoneAt: row.undone_at,
    accountId: row.account_id,
    counts: JSON.parse(row.counts) as RunView['counts'],
  }
}

export async function listRuns(read: ReadDb, most = 50): Promise<readonly RunView[]> {
  return (await rows(read).orderBy('id', 'desc').limit(most).execute()).map(viewOf)
}

export async function runView(read: ReadDb, id: number): Promise<RunView | null> {
  const row = await rows(read).where('id', '=', id).executeTakeFirst()
  return row ? viewOf(row) : null
}

/** What a finished run reported; null while it runs, or for an unknown one. */
export async function runReport(read: ReadDb, id: number): Promise<ImportReport | null> {
  const row = await read.selectFrom('import_run').select(['state', 'report']).where('id', '=', id).executeTakeFirst()
  return row?.state === 'done' ? (JSON.parse(row.report) as ImportReport) : null
}

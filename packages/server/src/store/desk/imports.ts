import type {
  ImportCounts,
  ImportKind,
  ImportLine,
  ImportReportView,
  ImportRow,
  ImportState,
  ImportTotals,
  MadeByImport,
  UndoneView,
  UndoPreview,
} from '@warraq/core/contract/imports'
import { Refusal } from '@warraq/core/errors'
import type { ReadDb } from '../database.ts'
import type { KeptSample } from './import-samples.ts'

const MOST_RUNS = 60
const MOST_MADE = 20
const MOST_KEPT = 100

function runs(db: ReadDb) {
  return db
    .selectFrom('import_run as r')
    .leftJoin('account as a', 'a.id', 'r.account_id')
    .select([
      'r.id',
      'r.kind',
      'r.name',
      'r.source',
      'r.state',
      'r.phase',
      'r.progress',
      'r.started_at',
      'r.finished_at',
      'r.undone_at',
      'r.counts',
      'r.rehearsal',
      'a.name as account_name',
    ])
    .where('r.source', '!=', 'sample')
}

type RunRow = Awaited<ReturnType<ReturnType<typeof runs>['execute']>>[number]

interface Progress {
  readonly done?: number
  readonly of?: number
  readonly failed?: string
  readonly stage?: string
}

/** Imports and rehearsals, the newest first. */
export async function listImports(db: ReadDb): Promise<readonly ImportRow[]> {
  return (await runs(db).orderBy('r.id', 'desc').limit(MOST_RUNS).execute()).map(toRow)
}

function toRow(row: RunRow): ImportRow {
  const progress = JSON.parse(row.progress) as Progress
  const state = stateOf(row, progress)
  return {
    id: row.id,
    kind: row.kind as ImportKind,
    name: row.name || row.source,
    rehearsal: row.rehearsal === 1,
    state,
    phase: state === 'undoing' ? (progress.stage ?? '') : state === 'running' ? row.phase : '',
    done: progress.done ?? 0,
    of: progress.of ?? 0,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    undoneAt: row.undone_at,
    startedBy: row.account_name,
    totals: totalsOf(countsOf(row.counts)),
  }
}

function stateOf({ state, phase, undone_at }: RunRow, { failed }: Progress): ImportState {
  if (undone_at !== null) return 'undone'
  if (phase === 'undo') return 'undoing'
  if (state === 'running') return phase === 'waiting' ? 'waiting' : 'running'
  if (state === 'done') return 'done'
  return failed === 'import-stopped' || failed === undefined ? 'stopped' : 'failed'
}

type StoredCounts = Readonly<Record<string, Readonly<Record<string, number>>>>

function countsOf(text: string): readonly ImportCounts[] {
  return Object.entries(JSON.parse(text) as StoredCounts).map(([bucket, counts]) => {
    const of = (name: string): number => counts[name] ?? 0
    return {
      bucket,
      read: of('read'),
      written: of('written'),
      joined: of('joined'),
      changed: of('changed'),
      kept: of('kept'),
      unchanged: of('unchanged'),
      leftOut: of('left-out'),
    }
  })
}

function totalsOf(counts: readonly ImportCounts[]): ImportTotals {
  const sum = (of: (line: ImportCounts) => number): number => counts.reduce((total, line) => total + of(line), 0)
  return {
    read: sum(({ read }) => read),
    written: sum(({ written }) => written),
    joined: sum(({ joined }) => joined),
    changed: sum(({ changed }) => changed),
    same: sum(({ kept, unchanged }) => kept + unchanged),
    leftOut: sum(({ leftOut }) => leftOut),
  }
}

interface StoredReport {
  readonly site?: ImportReportView['site']
  readonly counts?: StoredCounts
  readonly addresses?: number
  readonly leftOut?: readonly ImportLine[]
  readonly notes?: readonly ImportLine[]
  readonly texts?: ImportReportView['texts']
  readonly repairs?: ImportReportView['repairs']
  readonly likeTags?: ImportReportView['likeTags']
  readonly refused?: ImportReportView['refused']
  readonly samples?: readonly KeptSample[]
  readonly failure?: { readonly code: string; readonly details: Readonly<Record<string, unknown>> }
}

/** A run as it is stored: what the newsroom's answer is made of. */
export interface StoredRun {
  readonly row: ImportRow
  /** As the run keeps them; `{}` for one that a command began. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly report: ImportReportView | null
  readonly samples: readonly KeptSample[]
  readonly failure: { readonly code: string; readonly details: Readonly<Record<string, unknown>> } | null
  readonly undone: UndoneView | null
}

/** Refuses an unknown run (`not-found`). */
export async function readImport(db: ReadDb, id: number): Promise<StoredRun> {
  const found = await runs(db).where('r.id', '=', id).executeTakeFirst()
  const whole = await db
    .selectFrom('import_run')
    .select(['settings', 'report', 'undone'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found || !whole) throw new Refusal('not-found')
  const stored = JSON.parse(whole.report) as StoredReport
  const { failed } = JSON.parse(found.progress) as Progress
  const report = toReport(stored)
  const row = toRow(found)
  return {
    // A rehearsal keeps its counts in its report alone.
    row: report !== null && row.rehearsal ? { ...row, totals: totalsOf(report.counts) } : row,
    settings: JSON.parse(whole.settings) as Readonly<Record<string, unknown>>,
    report,
    samples: stored.samples ?? [],
    failure: stored.failure ?? (failed === undefined ? null : { code: failed, details: {} }),
    undone: whole.undone === null ? null : (JSON.parse(whole.undone) as UndoneView | null),
  }
}

function toReport(stored: StoredReport): ImportReportView | null {
  const { site, counts } = stored
  if (site === undefined || counts === undefined) return null
  return {
    site,
    counts: countsOf(JSON.stringify(counts)),
    addresses: stored.addresses ?? 0,
    leftOut: stored.leftOut ?? [],
    notes: stored.notes ?? [],
    texts: stored.texts ?? [],
    repairs: stored.repairs ?? [],
    likeTags: stored.likeTags ?? [],
    refused: stored.refused ?? [],
  }
}

/** What a run made that is here, by kind. */
export async function madeByKind(db: ReadDb, runId: number): Promise<Readonly<Record<string, number>>> {
  const items = await db
    .selectFrom('import_item')
    .select((e) => ['kind', e.fn.countAll<number>().as('count')])
    .where('made_by', '=', runId)
    .groupBy('kind')
    .execute()
  const comments = await db
    .selectFrom('comment')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('import_run_id', '=', runId)
    .executeTakeFirst()
  const counts = Object.fromEntries(items.map(({ kind, count }) => [kind, count]))
  return { ...counts, ...(comments && comments.count > 0 ? { comment: comments.count } : {}) }
}

/** The first articles that a run made. */
export async function madeArticles(db: ReadDb, runId: number): Promise<readonly Omit<MadeByImport, 'publicUrl'>[]> {
  return db
    .selectFrom('import_item as i')
    .innerJoin('article as a', 'a.id', 'i.target_id')
    .select(['a.id', 'a.title', 'a.state'])
    .where('i.made_by', '=', runId)
    .where('i.kind', '=', 'article')
    .orderBy('a.id')
    .limit(MOST_MADE)
    .execute()
}

/** Nothing is taken back yet. Articles that people have worked on are those that a save or a step has touched. */
export async function undoPreview(db: ReadDb, runId: number): Promise<UndoPreview> {
  const touched = db
    .selectFrom('import_item as i')
    .innerJoin('article as a', 'a.id', 'i.target_id')
    .where('i.made_by', '=', runId)
    .where('i.kind', '=', 'article')
    .where((e) =>
      e.or([
        e('a.saved_by', 'is not', null),
        e.exists(e.selectFrom('article_step as s').select('s.id').whereRef('s.article_id', '=', 'a.id')),
        e.exists(e.selectFrom('correction as c').select('c.id').whereRef('c.article_id', '=', 'a.id')),
        e.exists(
          e
            .selectFrom('comment as m')
            .select('m.id')
            .whereRef('m.article_id', '=', 'a.id')
            .where((own) => own.or([own('m.import_run_id', 'is', null), own('m.import_run_id', '!=', runId)])),
        ),
      ]),
    )
  const rows = await touched.select(['a.id', 'a.title', 'a.saved_by']).orderBy('a.id').limit(MOST_KEPT).execute()
  const count = await touched.select((e) => e.fn.countAll<number>().as('count')).executeTakeFirst()
  return {
    made: await madeByKind(db, runId),
    kept: rows.map(({ id, title, saved_by }) => ({
      kind: 'article',
      id,
      name: title,
      why: saved_by === null ? 'commented' : 'edited',
    })),
    keptCount: count?.count ?? 0,
  }
}

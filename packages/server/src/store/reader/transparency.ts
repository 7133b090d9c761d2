import type {
  AppealFact,
  DecidedFact,
  RemovalFact,
  ReportFact,
  TransparencyFacts,
} from '@warraq/core/comments/transparency'
import type { ReadDb } from '../database.ts'

/** Rows of one query: between two of them whoever waits for a page is served. */
const AT_ONCE = 2000

/** Everything since this instant that the report counts. Imported decisions are another newspaper's and are left out. */
export async function transparencyFacts(db: ReadDb, since: string): Promise<TransparencyFacts> {
  const codes = await clauseCodes(db)
  const removals: RemovalFact[] = []
  const decided: DecidedFact[] = []
  const reported = await firstReports(db, since)
  for await (const row of decisions(db, since)) {
    const { at, effect, automated_detection, automated_decision } = row
    if (effect === 'remove' || effect === 'restore')
      removals.push({
        at,
        effect,
        clauses: (JSON.parse(row.clause_version_ids) as number[]).flatMap((id) => codes.get(id) ?? []),
        foundByRule: automated_detection === 1,
        decidedByRule: automated_decision === 1,
      })
    if (automated_decision === 0 && (effect === 'remove' || effect === 'publish') && row.submitted_at !== null)
      decided.push({ at, since: sinceOf(reported.get(row.revision_id ?? 0), row.submitted_at, at) })
  }
  return { removals, decided, appeals: await appealsSince(db, since), reports: await reportsSince(db, since) }
}

/** A comment that was published and then reported was there to be decided on from its report. */
function sinceOf(report: string | undefined, submitted: string, decidedAt: string): string {
  return report !== undefined && report <= decidedAt ? report : submitted
}

async function clauseCodes(db: ReadDb): Promise<Map<number, string>> {
  const rows = await db.selectFrom('clause_version').select(['id', 'code']).execute()
  return new Map(rows.map(({ id, code }) => [id, code]))
}

async function* decisions(db: ReadDb, since: string) {
  const undone = await takenBack(db, since)
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('decision as d')
      .leftJoin('comment_revision as r', 'r.id', 'd.revision_id')
      .select(['d.id', 'd.at', 'd.effect', 'd.clause_version_ids', 'd.automated_detection', 'd.automated_decision'])
      .select(['d.revision_id', 'r.submitted_at'])
      .where('d.id', '>', after)
      .where('d.at', '>=', since)
      .where('d.subject_kind', '=', 'revision')
      .where('d.source_type', '!=', 'import')
      .orderBy('d.id')
      .limit(AT_ONCE)
      .execute()
    yield* rows.filter(({ id }) => !undone.has(id))
    const last = rows.at(-1)
    if (!last || rows.length < AT_ONCE) return
    after = last.id
  }
}

/**
 * What its maker took back within the day was never to be; what an appeal overturned was, and is counted there. Asked once:
 * nearly no decision supersedes another, and for each row by itself a planner that knows so reads the whole table.
 */
async function takenBack(db: ReadDb, since: string): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('decision')
    .select('supersedes_id')
    .where('effect', '=', 'lift')
    .where('source_type', '=', 'own-initiative')
    .where('at', '>=', since)
    .where('supersedes_id', 'is not', null)
    .execute()
  return new Set(rows.flatMap(({ supersedes_id }) => supersedes_id ?? []))
}

async function firstReports(db: ReadDb, since: string): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('report')
    .select(['revision_id', (e) => e.fn.min('created_at').as('at')])
    .where('created_at', '>=', since)
    .groupBy('revision_id')
    .execute()
  return new Map(rows.map(({ revision_id, at }) => [revision_id, at]))
}

async function appealsSince(db: ReadDb, since: string): Promise<AppealFact[]> {
  const rows = await db.selectFrom('appeal').select(['opened_at', 'state']).where('opened_at', '>=', since).execute()
  return rows.map(({ opened_at, state }) => ({ openedAt: opened_at, state }))
}

async function reportsSince(db: ReadDb, since: string): Promise<ReportFact[]> {
  const rows = await db
    .selectFrom('report')
    .select(['created_at', 'clause_code', 'outcome'])
    .where('created_at', '>=', since)
    .execute()
  return rows.map(({ created_at, clause_code, outcome }) => ({ at: created_at, clause: clause_code, outcome }))
}

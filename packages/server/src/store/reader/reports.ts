import type { Instant } from '@warraq/core/time'
import type { ReadDb } from '../database.ts'

/** A report as its author may see it. */
export interface OwnReport {
  readonly id: number
  readonly commentId: number
  readonly articleId: number
  readonly kind: 'terms' | 'illegal'
  readonly clause: string
  readonly note: string
  readonly at: Instant
  /** Null while nobody has decided. */
  readonly outcome: 'upheld' | 'dismissed' | null
}

function reports(db: ReadDb) {
  return db
    .selectFrom('report as r')
    .innerJoin('comment as c', 'c.id', 'r.comment_id')
    .select(['r.id', 'r.comment_id', 'c.article_id', 'r.kind', 'r.clause_code', 'r.note', 'r.created_at', 'r.outcome'])
}

type Row = Awaited<ReturnType<ReturnType<typeof reports>['execute']>>[number]

function toReport(row: Row): OwnReport {
  return {
    id: row.id,
    commentId: row.comment_id,
    articleId: row.article_id,
    kind: row.kind,
    clause: row.clause_code,
    note: row.note,
    at: row.created_at as Instant,
    outcome: row.outcome,
  }
}

/** Null for everybody but who sent it. */
export async function ownReport(db: ReadDb, id: number, identityId: number): Promise<OwnReport | null> {
  const row = await reports(db).where('r.id', '=', id).where('r.identity_id', '=', identityId).executeTakeFirst()
  return row ? toReport(row) : null
}

const MOST = 50

/** Newest first. */
export async function ownReports(db: ReadDb, identityIds: readonly number[]): Promise<OwnReport[]> {
  if (identityIds.length === 0) return []
  const rows = await reports(db).where('r.identity_id', 'in', identityIds).orderBy('r.id', 'desc').limit(MOST).execute()
  return rows.map(toReport)
}

/** What came of a report whose sender left an address and has not been told; the address still sealed. */
export interface ReportToTell {
  readonly articleId: number
  readonly outcome: 'upheld' | 'dismissed'
  readonly sealedContact: string
}

/** Null where nothing is to be told any more: the decision was undone, the report erased, the letter sent. */
export async function reportToTell(db: ReadDb, id: number): Promise<ReportToTell | null> {
  const row = await db
    .selectFrom('report as r')
    .innerJoin('comment as c', 'c.id', 'r.comment_id')
    .select(['c.article_id', 'r.outcome', 'r.contact_enc'])
    .where('r.id', '=', id)
    .where('r.told_at', 'is', null)
    .executeTakeFirst()
  if (!row || row.outcome === null || row.contact_enc === null) return null
  return { articleId: row.article_id, outcome: row.outcome, sealedContact: row.contact_enc }
}

export async function likesComment(db: ReadDb, commentId: number, identityId: number): Promise<boolean> {
  const row = await db
    .selectFrom('comment_like')
    .select('at')
    .where('comment_id', '=', commentId)
    .where('identity_id', '=', identityId)
    .executeTakeFirst()
  return row !== undefined
}

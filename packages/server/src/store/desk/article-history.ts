import type { ArticleContent } from '@warraq/core/articles/content'
import type { ArticleState } from '@warraq/core/articles/states'
import type { Transition } from '@warraq/core/articles/workflow'
import type { ArticleHistory, HistoryEntry, RevisionRow, RevisionView } from '@warraq/core/contract/articles'
import { Refusal } from '@warraq/core/errors'
import type { ReadDb } from '../database.ts'
import { referencesOf } from './article-view.ts'

/** Everything that happened to an article, newest first, and the revisions readers have seen. */
export async function readHistory(db: ReadDb, articleId: number): Promise<ArticleHistory> {
  const [made, steps, corrections, revisions] = await Promise.all([
    creation(db, articleId),
    stepsOf(db, articleId),
    correctionsOf(db, articleId),
    revisionRows(db, articleId),
  ])
  const later = [...steps, ...corrections].toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1))
  return { entries: [...later, ...made], revisions }
}

async function creation(db: ReadDb, articleId: number): Promise<HistoryEntry[]> {
  const row = await db
    .selectFrom('article as a')
    .leftJoin('account as o', 'o.id', 'a.created_by')
    .select(['a.created_at', 'o.name'])
    .where('a.id', '=', articleId)
    .executeTakeFirst()
  return row ? [{ at: row.created_at, by: row.name, from: null, to: 'draft', step: 'create', note: null }] : []
}

async function stepsOf(db: ReadDb, articleId: number): Promise<HistoryEntry[]> {
  const rows = await db
    .selectFrom('article_step as t')
    .leftJoin('account as a', 'a.id', 't.account_id')
    .select(['t.at', 'a.name', 't.from_state', 't.to_state', 't.step', 't.note'])
    .where('t.article_id', '=', articleId)
    .orderBy('t.id', 'desc')
    .execute()
  return rows.map((row) => ({
    at: row.at,
    by: row.name,
    from: row.from_state as ArticleState,
    to: row.to_state as ArticleState,
    step: row.step as Transition,
    note: row.note === '' ? null : row.note,
  }))
}

async function correctionsOf(db: ReadDb, articleId: number): Promise<HistoryEntry[]> {
  const rows = await db
    .selectFrom('correction as c')
    .leftJoin('account as a', 'a.id', 'c.account_id')
    .select(['c.at', 'a.name', 'c.text'])
    .where('c.article_id', '=', articleId)
    .orderBy('c.id', 'desc')
    .execute()
  return rows.map(({ at, name, text }) => ({
    at,
    by: name,
    from: 'published',
    to: 'published',
    step: 'correct',
    note: text,
  }))
}

function revisions(db: ReadDb, articleId: number) {
  return db
    .selectFrom('article_revision as r')
    .innerJoin('article as a', 'a.id', 'r.article_id')
    .leftJoin('account as w', 'w.id', 'r.created_by')
    .select(['r.id', 'r.n', 'r.created_at', 'r.content', 'w.name', 'a.published_revision_id', 'a.state'])
    .where('r.article_id', '=', articleId)
}

type StoredRevision = Awaited<ReturnType<ReturnType<typeof revisions>['execute']>>[number]

function toRow(row: StoredRevision, content: ArticleContent): RevisionRow {
  const shown = row.state === 'published' || row.state === 'archived'
  return {
    n: row.n,
    at: row.created_at,
    by: row.name ?? '',
    title: content.title,
    published: shown && row.id === row.published_revision_id,
  }
}

const MOST_REVISIONS = 200

async function revisionRows(db: ReadDb, articleId: number): Promise<RevisionRow[]> {
  const rows = await revisions(db, articleId).orderBy('r.n', 'desc').limit(MOST_REVISIONS).execute()
  return rows.map((row) => toRow(row, JSON.parse(row.content) as ArticleContent))
}

/** One revision whole, as it was published. */
export async function readRevision(db: ReadDb, articleId: number, n: number): Promise<RevisionView> {
  const row = await revisions(db, articleId).where('r.n', '=', n).executeTakeFirst()
  if (!row) throw new Refusal('not-found', { revision: n })
  const content = JSON.parse(row.content) as ArticleContent
  return { ...toRow(row, content), content, ...(await referencesOf(db, content)) }
}

import { shownText } from '@warraq/core/comments/display'
import { holdReason, OPERATOR_NAME } from '@warraq/core/comments/reasons.table'
import type { CommentStand, CommentState } from '@warraq/core/comments/states'
import { standOf, statesOf } from '@warraq/core/comments/states'
import type { CommentDecision, CommentRow, CommentView, ThreadComment } from '@warraq/core/contract/comments'
import type { Page } from '@warraq/core/contract/wire'
import { Refusal } from '@warraq/core/errors'
import { articlePath } from '@warraq/core/links/addresses'
import type { ReadDb } from '../database.ts'
import { clauseVersions } from '../reader/clauses.ts'
import { readSiteSettings } from '../reader/site.ts'
import { pageOf, readCursor } from './cursor.ts'

type Lang = 'ar' | 'en'

export interface CommentsQuery {
  readonly state?: CommentStand
  readonly before?: string
}

const PAGE_SIZE = 50

/** The queue, newest first. */
export async function listComments(db: ReadDb, query: CommentsQuery, lang: Lang): Promise<Page<CommentRow>> {
  const cursor = readCursor(query.before, 'number')
  const states = query.state === undefined ? null : statesOf(query.state)
  const from = cursor === null ? stored(db) : stored(db).where('c.id', '<', cursor[1])
  const found = await (states === null ? from : from.where('c.state', 'in', states))
    .orderBy('c.id', 'desc')
    .limit(PAGE_SIZE + 1)
    .execute()
  const { rows, next } = pageOf(found, PAGE_SIZE, ({ id }) => [id, id])
  return { rows: await withReasons(db, rows, lang), next }
}

/** Those of these comments that stand so, in the order of the ids. */
export async function commentsAmong(
  db: ReadDb,
  ids: readonly number[],
  state: CommentStand | undefined,
  lang: Lang,
): Promise<CommentRow[]> {
  if (ids.length === 0) return []
  const among = stored(db).where('c.id', 'in', ids)
  const rows = await (state === undefined ? among : among.where('c.state', 'in', statesOf(state))).execute()
  const made = await withReasons(db, rows, lang)
  return ids.flatMap((id) => made.find((row) => row.id === id) ?? [])
}

export function stored(db: ReadDb) {
  return db
    .selectFrom('comment as c')
    .innerJoin('comment_revision as r', 'r.id', 'c.latest_revision_id')
    .innerJoin('article as a', 'a.id', 'c.article_id')
    .leftJoin('comment as p', 'p.id', 'c.parent_id')
    .select([
      'c.id',
      'c.parent_id',
      'c.root_id',
      'c.identity_id',
      'c.article_id',
      'c.state',
      'c.lock_version',
      'c.display_name',
      'c.created_at',
    ])
    .select(['r.id as revision_id', 'r.body', 'a.title', 'p.display_name as parent_name'])
}

export type StoredRow = Awaited<ReturnType<ReturnType<typeof stored>['execute']>>[number]

export async function withReasons(db: ReadDb, rows: readonly StoredRow[], lang: Lang): Promise<CommentRow[]> {
  const waiting = rows.filter(({ state }) => standOf(state) === 'held').map((row) => row.revision_id)
  const evidence =
    waiting.length === 0
      ? []
      : await db
          .selectFrom('evidence')
          .select(['revision_id', 'detector', 'score', 'data'])
          .where('revision_id', 'in', waiting)
          // What only says something about a comment is no reason to look at it.
          .where('score', '>', 0)
          .orderBy('score', 'desc')
          .orderBy('id')
          .execute()
  return rows.map((row) =>
    toRow(
      row,
      evidence
        .filter(({ revision_id }) => revision_id === row.revision_id)
        .flatMap(({ detector, data }) => holdReason(detector, lang, JSON.parse(data) as Record<string, unknown>) ?? []),
    ),
  )
}

function toRow(row: StoredRow, reasons: readonly string[]): CommentRow {
  return {
    id: row.id,
    revisionId: row.revision_id,
    lockVersion: row.lock_version,
    state: standOf(row.state),
    name: row.display_name,
    text: shownText(row.body),
    at: row.created_at,
    article: { id: row.article_id, title: row.title },
    replyTo: row.parent_name,
    reasons,
  }
}

/** One comment with its thread, its reader's record and every decision on it. `origin` has no slash at its end. */
export async function readComment(db: ReadDb, origin: string, id: number, lang: Lang): Promise<CommentView> {
  const row = await stored(db).where('c.id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('not-found', { comment: id })
  const [comment] = await withReasons(db, [row], lang)
  if (!comment) throw new Refusal('not-found', { comment: id })
  return {
    ...comment,
    ancestors: await ancestorsOf(db, row),
    replies: await threadComments(
      db,
      (await repliesTo(db, id)).map((reply) => reply.id),
    ),
    publicUrl: await publicUrl(db, origin, row),
    before: await recordOf(db, row),
    decisions: await decisionsOn(db, id, lang),
  }
}

/** Comments around the one in question that are shown with it, at most. */
const MOST_AROUND = 50

export async function ancestorsOf(db: ReadDb, row: StoredRow): Promise<ThreadComment[]> {
  if (row.parent_id === null) return []
  const links = await db
    .selectFrom('comment')
    .select(['id', 'parent_id'])
    .where('root_id', '=', row.root_id ?? row.parent_id)
    .where('id', '<', row.id)
    .execute()
  const parents = new Map(links.map((link) => [link.id, link.parent_id]))
  const line: number[] = []
  for (let at: number | null = row.parent_id; at !== null && line.length < MOST_AROUND; at = parents.get(at) ?? null)
    line.push(at)
  return threadComments(db, line)
}

export function repliesTo(db: ReadDb, id: number): Promise<{ id: number }[]> {
  return db.selectFrom('comment').select('id').where('parent_id', '=', id).orderBy('id').limit(MOST_AROUND).execute()
}

export async function threadComments(db: ReadDb, ids: readonly number[]): Promise<ThreadComment[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('comment as c')
    .innerJoin('comment_revision as r', 'r.id', 'c.latest_revision_id')
    .select(['c.id', 'c.display_name', 'c.created_at', 'c.state', 'r.body'])
    .where('c.id', 'in', ids)
    .orderBy('c.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.display_name,
    text: shownText(row.body),
    at: row.created_at,
    state: standOf(row.state),
  }))
}

/** The article's address, at the comment when it is public; null while the article is not. */
export async function publicUrl(db: ReadDb, origin: string, row: StoredRow): Promise<string | null> {
  const article = await db
    .selectFrom('public_article as a')
    .leftJoin('section as s', 's.id', 'a.section_id')
    .select(['a.id', 'a.slug', 'a.lang', 's.slug as section_slug'])
    .where('a.id', '=', row.article_id)
    .executeTakeFirst()
  if (!article) return null
  if (row.state === 'published') return `${origin}/comments/${row.id}`
  const { settings } = await readSiteSettings(db)
  const prefix = article.lang === settings.language ? null : article.lang
  return origin + articlePath({ id: article.id, slug: article.slug, sectionSlug: article.section_slug }, prefix)
}

async function recordOf(db: ReadDb, row: StoredRow): Promise<CommentView['before']> {
  const counts = await db
    .selectFrom('comment')
    .select((e) => ['state', e.fn.countAll<number>().as('n')])
    .where('identity_id', '=', row.identity_id)
    .where('id', '!=', row.id)
    .groupBy('state')
    .execute()
  const of = (state: CommentState) => counts.find((count) => count.state === state)?.n ?? 0
  return { approved: of('published'), removed: of('removed') }
}

async function decisionsOn(db: ReadDb, commentId: number, lang: Lang): Promise<CommentDecision[]> {
  const rows = await db
    .selectFrom('decision as d')
    .leftJoin('account as a', 'a.id', 'd.account_id')
    .select(['d.at', 'd.effect', 'd.clause_version_ids', 'd.facts', 'd.automated_decision', 'a.name'])
    .where('d.comment_id', '=', commentId)
    .where('d.effect', 'in', ['publish', 'restore', 'remove'])
    .orderBy('d.id')
    .execute()
  const cited = rows.map((row) => JSON.parse(row.clause_version_ids) as number[])
  const codes = new Map(
    (await clauseVersions(db, [...new Set(cited.flat())])).map(({ versionId, code }) => [versionId, code]),
  )
  return rows.map((row, n) => ({
    at: row.at,
    by: row.name ?? (row.automated_decision === 1 ? null : OPERATOR_NAME[lang]),
    decision: row.effect === 'remove' ? 'remove' : 'approve',
    clauses: (cited[n] ?? []).flatMap((id) => codes.get(id) ?? []),
    facts: row.facts === '' ? null : row.facts,
  }))
}

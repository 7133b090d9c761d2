import type { ArticleCommentMode, CommentModeRow, OwnCommentMode } from '@warraq/core/contract/comment-modes'
import { Refusal } from '@warraq/core/errors'
import type { Instant } from '@warraq/core/time'
import type { ReadDb } from '../database.ts'
import { commentWayOf } from '../reader/comment-way.ts'
import { readModeration } from '../reader/moderation.ts'
import { readSiteSettings } from '../reader/site.ts'

function stored(db: ReadDb) {
  return db
    .selectFrom('comment_mode as m')
    .leftJoin('account as a', 'a.id', 'm.set_by')
    .select([
      'm.scope',
      'm.scope_id',
      'm.mode',
      'm.close_after_days',
      'm.slow_seconds',
      'm.until',
      'm.brake_until',
      'm.why',
      'm.at',
      'a.name',
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof stored>['execute']>>[number]

function toOwn(row: Row): OwnCommentMode {
  return {
    mode: row.mode,
    closeAfterDays: row.close_after_days,
    slowSeconds: row.slow_seconds,
    until: row.until,
    why: row.why,
    setBy: row.name,
    at: row.at,
  }
}

/** Rows shown: sections with a way of their own are few, articles are listed newest first. */
const MOST = 100

/** Where comments are taken in another way than the newspaper's, those that end or are braked among them. */
export async function listCommentModes(db: ReadDb, now: Instant): Promise<CommentModeRow[]> {
  const rows = await stored(db)
    .where((e) =>
      e.or([
        e('m.brake_until', '>', now),
        e.and([
          e.or([
            e('m.mode', 'is not', null),
            e('m.close_after_days', 'is not', null),
            e('m.slow_seconds', 'is not', null),
          ]),
          e.or([e('m.until', 'is', null), e('m.until', '>', now)]),
        ]),
      ]),
    )
    .orderBy('m.at', 'desc')
    .limit(MOST)
    .execute()
  const titles = await titlesOf(db, rows)
  return rows.map((row) => ({
    ...toOwn(row),
    scope: row.scope,
    id: row.scope_id,
    title: titles.get(`${row.scope}:${row.scope_id}`) ?? '',
    brakeUntil: laterThan(row.brake_until, now),
  }))
}

async function titlesOf(db: ReadDb, rows: readonly Row[]): Promise<Map<string, string>> {
  const idsOf = (scope: Row['scope']) => rows.filter((row) => row.scope === scope).map((row) => row.scope_id)
  const [articles, sections] = [idsOf('article'), idsOf('section')]
  const titles = new Map<string, string>()
  if (articles.length > 0) {
    const found = await db.selectFrom('article').select(['id', 'title']).where('id', 'in', articles).execute()
    for (const { id, title } of found) titles.set(`article:${id}`, title)
  }
  if (sections.length > 0) {
    const found = await db.selectFrom('section').select(['id', 'name']).where('id', 'in', sections).execute()
    for (const { id, name } of found) titles.set(`section:${id}`, name)
  }
  return titles
}

/** An article's own way of taking comments, and the one that counts now. */
export async function articleCommentMode(db: ReadDb, articleId: number, now: Instant): Promise<ArticleCommentMode> {
  const article = await db
    .selectFrom('article as w')
    .leftJoin('public_article as p', 'p.id', 'w.id')
    .select(['w.id', 'w.section_id', 'p.comments_open', 'p.published_at'])
    .where('w.id', '=', articleId)
    .executeTakeFirst()
  if (!article) throw new Refusal('not-found', { article: articleId })
  const row = await stored(db).where('m.scope', '=', 'article').where('m.scope_id', '=', articleId).executeTakeFirst()
  const { settings: site } = await readSiteSettings(db)
  const { settings: moderation } = await readModeration(db)
  const facts = {
    id: articleId,
    sectionId: article.section_id,
    commentsOpen: article.comments_open !== 0,
    publishedAt: (article.published_at ?? now) as Instant,
  }
  const way = await commentWayOf(db, { site, moderation }, facts, now)
  const live = row !== undefined && (row.until === null || row.until > now)
  const has = row !== undefined && (row.mode !== null || row.close_after_days !== null || row.slow_seconds !== null)
  return {
    own: row !== undefined && live && has ? toOwn(row) : null,
    brakeUntil: row === undefined ? null : laterThan(row.brake_until, now),
    now: { mode: way.mode, closed: way.closed, closesAt: way.closesAt, slowSeconds: way.slowSeconds },
  }
}

function laterThan(at: string | null, now: Instant): string | null {
  return at !== null && at > now ? at : null
}

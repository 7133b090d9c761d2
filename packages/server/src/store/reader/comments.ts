import type { CommentState } from '@warraq/core/comments/states'
import type { Instant } from '@warraq/core/time'
import type { ReadDb } from '../database.ts'

/** What commenting needs of a public article. */
export interface CommentedArticleRow {
  readonly id: number
  readonly title: string
  readonly lang: 'ar' | 'en'
  readonly slug: string
  readonly sectionId: number | null
  readonly commentsOpen: boolean
  readonly publishedAt: Instant
}

export async function commentedArticle(db: ReadDb, articleId: number): Promise<CommentedArticleRow | null> {
  const row = await db
    .selectFrom('public_article')
    .select(['id', 'title', 'lang', 'slug', 'section_id', 'comments_open', 'published_at'])
    .where('id', '=', articleId)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    title: row.title,
    lang: row.lang as 'ar' | 'en',
    slug: row.slug,
    sectionId: row.section_id,
    commentsOpen: row.comments_open === 1,
    publishedAt: row.published_at as Instant,
  }
}

/** A comment in any state, for the reader who wrote it and nobody else. */
export interface OwnComment {
  readonly id: number
  readonly articleId: number
  readonly name: string
  readonly body: string
  readonly at: string
  readonly state: CommentState
}

export async function ownComment(db: ReadDb, id: number, identityId: number): Promise<OwnComment | null> {
  const row = await db
    .selectFrom('comment as c')
    .innerJoin('comment_revision as r', 'r.id', 'c.latest_revision_id')
    .select(['c.id', 'c.article_id', 'c.display_name', 'c.created_at', 'c.state', 'r.body'])
    .where('c.id', '=', id)
    .where('c.identity_id', '=', identityId)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    articleId: row.article_id,
    name: row.display_name,
    body: row.body,
    at: row.created_at,
    state: row.state,
  }
}

/** On which article a comment in any state stands; for who can prove to have just sent it. */
export async function articleOfComment(db: ReadDb, id: number): Promise<number | null> {
  const row = await db.selectFrom('comment').select('article_id').where('id', '=', id).executeTakeFirst()
  return row?.article_id ?? null
}

/** Why a removed comment of this reader was removed, as it was written then: newest statement first. */
export async function ownStatement(
  db: ReadDb,
  commentId: number,
): Promise<{ readonly ar: string; readonly en: string } | null> {
  const row = await db
    .selectFrom('statement as s')
    .innerJoin('decision as d', 'd.id', 's.decision_id')
    .select(['s.text_ar', 's.text_en'])
    .where('d.comment_id', '=', commentId)
    .orderBy('d.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { ar: row.text_ar, en: row.text_en } : null
}

import { COMMENTS_PER_PAGE, pageEnd, pageSlices } from '@warraq/core/comments/thread'
import type { CommentState } from '@warraq/core/comments/states'
import type { Instant } from '@warraq/core/time'
import type { ReadDb } from '../database.ts'

/** A published comment, or the place of one that was taken away while answers to it stay. */
export interface PublicComment {
  readonly id: number
  readonly parentId: number | null
  readonly rootId: number
  readonly name: string
  readonly at: string
  /** Written by somebody of the newspaper, signed in. */
  readonly byStaff: boolean
  /** Null when it was taken away. */
  readonly body: string | null
}

export interface CommentsPage {
  /** Thread by thread, in each by id. */
  readonly rows: readonly PublicComment[]
  /** Names of comments on other pages that some of these answer. */
  readonly answeredElsewhere: ReadonlyMap<number, string>
  readonly hasLater: boolean
}

/** Page of a discussion, from 1, oldest thread first; null beyond the last page. Page 1 of no comments is empty. */
export async function commentsPage(db: ReadDb, articleId: number, page: number): Promise<CommentsPage | null> {
  const rows = page === 1 ? await firstRows(db, articleId) : await laterRows(db, articleId, page)
  return rows && { ...(await withParents(db, rows.shown)), hasLater: rows.hasLater }
}

interface Rows {
  readonly shown: readonly PublicComment[]
  readonly hasLater: boolean
}

async function firstRows(db: ReadDb, articleId: number): Promise<Rows> {
  const rows = await published(db, articleId)
    .limit(COMMENTS_PER_PAGE + 1)
    .execute()
  const end = pageEnd(
    rows.map(({ root_id }) => root_id ?? 0),
    0,
  )
  return { shown: rows.slice(0, end).map(toComment), hasLater: rows.length > end }
}

async function laterRows(db: ReadDb, articleId: number, page: number): Promise<Rows | null> {
  const keys = await threadKeys(db, articleId, COMMENTS_PER_PAGE * page + 1)
  const slices = pageSlices(keys.map(({ root_id }) => root_id ?? 0))
  const slice = slices[page - 1]
  if (!slice) return null
  const ids = keys.slice(slice.start, slice.end).map(({ id }) => id)
  const rows = await published(db, articleId).where('c.id', 'in', ids).execute()
  return { shown: rows.map(toComment), hasLater: slice.end < keys.length }
}

/** The order of the discussion, from its index alone. */
function threadKeys(db: ReadDb, articleId: number, limit: number) {
  return db
    .selectFrom('comment')
    .select(['id', 'root_id'])
    .where('article_id', '=', articleId)
    .where('state', '=', 'published')
    .orderBy('root_id')
    .orderBy('id')
    .limit(limit)
    .execute()
}

function published(db: ReadDb, articleId: number) {
  return db
    .selectFrom('comment as c')
    .innerJoin('comment_revision as r', 'r.id', 'c.published_revision_id')
    .innerJoin('identity as i', 'i.id', 'c.identity_id')
    .select(['c.id', 'c.parent_id', 'c.root_id', 'c.display_name', 'c.created_at', 'i.kind', 'r.body'])
    .where('c.article_id', '=', articleId)
    .where('c.state', '=', 'published')
    .orderBy('c.root_id')
    .orderBy('c.id')
}

type PublishedRow = Awaited<ReturnType<ReturnType<typeof published>['execute']>>[number]

function toComment(row: PublishedRow): PublicComment {
  return {
    id: row.id,
    parentId: row.parent_id,
    rootId: row.root_id ?? row.id,
    name: row.display_name,
    at: row.created_at,
    byStaff: row.kind === 'staff',
    body: row.body,
  }
}

/** Adds what the page's answers answer and the page does not show: places of comments taken away, names of others. */
async function withParents(db: ReadDb, shown: readonly PublicComment[]): Promise<Omit<CommentsPage, 'hasLater'>> {
  const onPage = new Set(shown.map(({ id }) => id))
  const missing = [
    ...new Set(shown.flatMap(({ parentId }) => (parentId === null || onPage.has(parentId) ? [] : [parentId]))),
  ]
  if (missing.length === 0) return { rows: shown, answeredElsewhere: new Map() }
  const parents = await db
    .selectFrom('comment')
    .select(['id', 'parent_id', 'root_id', 'display_name', 'created_at', 'state'])
    .where('id', 'in', missing)
    .execute()
  const gone = parents
    .filter(({ state }) => state !== 'published')
    .map((row): PublicComment => ({
      id: row.id,
      parentId: row.parent_id,
      rootId: row.root_id ?? row.id,
      name: '',
      at: row.created_at,
      byStaff: false,
      body: null,
    }))
  const elsewhere = parents.filter(({ state }) => state === 'published')
  return {
    rows: [...shown, ...gone].toSorted((a, b) => a.rootId - b.rootId || a.id - b.id),
    answeredElsewhere: new Map(elsewhere.map(({ id, display_name }) => [id, display_name])),
  }
}

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

/** A published comment of a public article; null for every other, so that held and absent ones are not told apart. */
export async function publicComment(
  db: ReadDb,
  id: number,
): Promise<(PublicComment & { readonly articleId: number }) | null> {
  const row = await db
    .selectFrom('comment as c')
    .innerJoin('public_article as a', 'a.id', 'c.article_id')
    .innerJoin('comment_revision as r', 'r.id', 'c.published_revision_id')
    .innerJoin('identity as i', 'i.id', 'c.identity_id')
    .select(['c.id', 'c.parent_id', 'c.root_id', 'c.display_name', 'c.created_at', 'c.article_id', 'i.kind', 'r.body'])
    .where('c.id', '=', id)
    .where('c.state', '=', 'published')
    .executeTakeFirst()
  return row ? { ...toComment(row), articleId: row.article_id } : null
}

/** The page of the discussion on which a published comment stands, from 1. */
export async function pageOfComment(
  db: ReadDb,
  comment: { readonly id: number; readonly articleId: number },
): Promise<number> {
  const keys = await threadKeys(db, comment.articleId, MOST_COMMENTS)
  const at = keys.findIndex(({ id }) => id === comment.id)
  const slices = pageSlices(keys.map(({ root_id }) => root_id ?? 0))
  return (
    Math.max(
      0,
      slices.findIndex(({ start, end }) => start <= at && at < end),
    ) + 1
  )
}

/** Comments of one discussion whose page is looked for; beyond it a permalink leads to the first page. */
const MOST_COMMENTS = 500_000

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

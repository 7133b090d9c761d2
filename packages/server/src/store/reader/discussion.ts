import type { CommentsAsked, ThreadPart } from '@warraq/core/comments/thread'
import { COMMENTS_PER_PAGE, pageOfPosition, pageStart, threadParts } from '@warraq/core/comments/thread'
import { sql } from 'kysely'
import type { ReadDb } from '../database.ts'

/** A published comment, or the place of one that is not shown while answers to it are. */
export interface PublicComment {
  readonly id: number
  readonly parentId: number | null
  readonly rootId: number
  readonly name: string
  readonly at: string
  /** Written by somebody of the newspaper, signed in; the author of this very article is told from others. */
  readonly by: 'reader' | 'staff' | 'author'
  readonly likes: number
  /** When its author changed the words that are shown; null: never. */
  readonly editedAt: string | null
  /** Null when it is not shown. Whether it waits or was taken away is nobody's business. */
  readonly body: string | null
}

export interface CommentsPage {
  /** Thread by thread in the order asked for, in each by id. */
  readonly rows: readonly PublicComment[]
  /** Names of comments on other pages that some of these answer. */
  readonly answeredElsewhere: ReadonlyMap<number, string>
  readonly hasLater: boolean
}

/** A page of a discussion; null beyond the last page. Page 1 of no comments is empty. The first page is one query. */
export async function commentsPage(db: ReadDb, articleId: number, asked: CommentsAsked): Promise<CommentsPage | null> {
  const rows =
    asked.order === 'oldest' || asked.order === 'newest'
      ? await rowsByTime(db, articleId, asked.order, asked.page)
      : await rowsByRank(db, articleId, asked.order, asked.page)
  if (rows.length === 0 && asked.page > 1) return null
  const shown = rows.slice(0, COMMENTS_PER_PAGE).map(toPublicComment)
  return { ...(await withParents(db, shown)), hasLater: rows.length > COMMENTS_PER_PAGE }
}

type Time = 'oldest' | 'newest'

/** From the page's first comment on by the index of the discussion; of the pages before only keys are passed over. */
async function rowsByTime(db: ReadDb, articleId: number, order: Time, page: number): Promise<ShownRow[]> {
  const rows = shownRows(db, articleId)
    .orderBy('c.root_id', order === 'oldest' ? 'asc' : 'desc')
    .orderBy('c.id')
    .limit(COMMENTS_PER_PAGE + 1)
  if (page === 1) return rows.execute()
  const first = await keyAt(db, articleId, order, pageStart(page))
  if (!first) return []
  const { rootId, id } = first
  return rows
    .where('c.root_id', order === 'oldest' ? '>=' : '<=', rootId)
    .where((e) => e.or([e('c.root_id', '<>', rootId), e('c.id', '>=', id)]))
    .execute()
}

/** Which comment stands at a position. */
async function keyAt(
  db: ReadDb,
  articleId: number,
  order: Time,
  position: number,
): Promise<{ rootId: number; id: number } | null> {
  const row = await db
    .selectFrom('comment')
    .select(['root_id', 'id'])
    .where('article_id', '=', articleId)
    .where('state', '=', 'published')
    .orderBy('root_id', order === 'oldest' ? 'asc' : 'desc')
    .orderBy('id')
    .limit(1)
    .offset(position)
    .executeTakeFirst()
  return row ? { rootId: row.root_id ?? row.id, id: row.id } : null
}

type Rank = 'answered' | 'liked'

/** The threads with most answers or likes, by the index of first comments; then what of them stands on the page. */
async function rowsByRank(db: ReadDb, articleId: number, order: Rank, page: number): Promise<ShownRow[]> {
  const start = pageStart(page)
  const threads = await threadsByRank(db, articleId, order, start + COMMENTS_PER_PAGE + 1)
  const parts = threadParts(threads, start)
  if (parts.length === 0) return []
  const rankOf = new Map(parts.map(({ root }, n) => [root, n]))
  const rank = (row: ShownRow): number => rankOf.get(row.root_id ?? row.id) ?? 0
  const rows = await rowsOfParts(db, articleId, parts, new Map(threads.map(({ root, shown }) => [root, shown])))
  return rows.toSorted((a, b) => rank(a) - rank(b) || a.id - b.id)
}

interface RankedThread {
  readonly root: number
  readonly shown: number
}

/** At most so many. A first comment that is not shown ranks by the answers that are. */
async function threadsByRank(db: ReadDb, articleId: number, order: Rank, most: number): Promise<RankedThread[]> {
  const column = order === 'answered' ? 'answers' : 'likes'
  const firsts = (shown: boolean) => {
    const rows = db
      .selectFrom('comment')
      .select(['id', 'answers', column === 'likes' ? 'likes as rank' : 'answers as rank', 'state'])
      .where('article_id', '=', articleId)
      // As the index has it; a value of the query would leave it open whether the index fits.
      .where('depth', '=', sql.lit(0))
      .orderBy(column, 'desc')
      .orderBy('id')
      .limit(most)
    return shown ? rows.where('state', '=', 'published') : rows.where('state', 'in', NOT_SHOWN).where('answers', '>', 0)
  }
  const [shown, gone] = await Promise.all([firsts(true).execute(), firsts(false).execute()])
  return [...shown, ...gone]
    .toSorted((a, b) => b.rank - a.rank || a.id - b.id)
    .map(({ id, answers, state }) => ({ root: id, shown: answers + (state === 'published' ? 1 : 0) }))
}

const NOT_SHOWN = ['removed', 'hidden', 'deleted-by-author', 'erased', 'held', 'changes-requested', 'expired'] as const

/** Whole threads in one reading of the index, and the one or two that the page cuts by themselves; one query. */
function rowsOfParts(
  db: ReadDb,
  articleId: number,
  parts: readonly ThreadPart[],
  lengths: ReadonlyMap<number, number>,
): Promise<ShownRow[]> {
  const cut = parts.filter(({ root, take }) => take < (lengths.get(root) ?? 0))
  const whole = parts.filter((part) => !cut.includes(part)).map(({ root }) => root)
  const wholeRows = shownRows(db, articleId).where('c.root_id', 'in', whole.length > 0 ? whole : [0])
  const all = cut.reduce(
    (query, { root, skip, take }) =>
      query.unionAll(
        db
          .selectFrom(
            shownRows(db, articleId)
              .where('c.root_id', '=', root)
              .orderBy('c.id')
              .limit(take)
              .offset(skip)
              .as(`t${root}`),
          )
          .selectAll(),
      ),
    wholeRows,
  )
  return all.execute()
}

export function shownRows(db: ReadDb, articleId: number) {
  return shownComments(db).where('c.article_id', '=', articleId)
}

function shownComments(db: ReadDb) {
  return db
    .selectFrom('comment as c')
    .innerJoin('comment_revision as r', 'r.id', 'c.published_revision_id')
    .innerJoin('identity as i', 'i.id', 'c.identity_id')
    .select([
      'c.id',
      'c.article_id',
      'c.parent_id',
      'c.root_id',
      'c.display_name',
      'c.created_at',
      'c.likes',
      'c.edited_at',
      'i.kind',
      'r.body',
    ])
    .select((e) =>
      e
        .case()
        .when('i.kind', '=', 'staff')
        .then(
          e
            .selectFrom('public_byline as b')
            .innerJoin('account as a', 'a.person_id', 'b.person_id')
            .select((count) => count.fn.countAll<number>().as('n'))
            .whereRef('b.article_id', '=', 'c.article_id')
            .whereRef('a.id', '=', 'i.account_id'),
        )
        .else(0)
        .end()
        .as('bylines'),
    )
    .where('c.state', '=', 'published')
}

type ShownRow = Awaited<ReturnType<ReturnType<typeof shownComments>['execute']>>[number]

function toPublicComment(row: ShownRow): PublicComment {
  return {
    id: row.id,
    parentId: row.parent_id,
    rootId: row.root_id ?? row.id,
    name: row.display_name,
    at: row.created_at,
    by: row.kind !== 'staff' ? 'reader' : (row.bylines ?? 0) > 0 ? 'author' : 'staff',
    likes: row.likes,
    editedAt: row.edited_at,
    body: row.body,
  }
}

/** Adds what the page's answers answer and the page does not show: places of what is not shown, names of others. */
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
  const gone = parents.filter(({ state }) => state !== 'published').map(placeOf)
  const elsewhere = parents.filter(({ state }) => state === 'published')
  return {
    rows: threadByThread(shown, gone),
    answeredElsewhere: new Map(elsewhere.map(({ id, display_name }) => [id, display_name])),
  }
}

function placeOf(row: {
  id: number
  parent_id: number | null
  root_id: number | null
  created_at: string
}): PublicComment {
  return {
    id: row.id,
    parentId: row.parent_id,
    rootId: row.root_id ?? row.id,
    name: '',
    at: row.created_at,
    by: 'reader',
    likes: 0,
    editedAt: null,
    body: null,
  }
}

/** Places go into their threads; the order of the threads stays. */
function threadByThread(shown: readonly PublicComment[], places: readonly PublicComment[]): PublicComment[] {
  const roots = [...new Set(shown.map(({ rootId }) => rootId))]
  const rankOf = new Map(roots.map((root, n) => [root, n]))
  const rank = ({ rootId }: PublicComment): number => rankOf.get(rootId) ?? roots.length
  return [...shown, ...places].toSorted((a, b) => rank(a) - rank(b) || a.id - b.id)
}

/** A published comment of a public article; null for every other, so that held and absent ones are not told apart. */
export async function publicComment(
  db: ReadDb,
  id: number,
): Promise<(PublicComment & { readonly articleId: number; readonly revisionId: number }) | null> {
  const row = await shownComments(db)
    .innerJoin('public_article as p', 'p.id', 'c.article_id')
    .select('r.id as revision_id')
    .where('c.id', '=', id)
    .executeTakeFirst()
  return row ? { ...toPublicComment(row), articleId: row.article_id, revisionId: row.revision_id } : null
}

/**
 * The page of the discussion in its usual order on which a published comment stands, from 1. The database counts the keys
 * before it in two ranges of one index; nothing of the discussion is read.
 */
export async function pageOfComment(
  db: ReadDb,
  comment: { readonly id: number; readonly articleId: number; readonly rootId: number },
): Promise<number> {
  const before = (where: 'thread' | 'threads') => {
    const keys = db
      .selectFrom('comment')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('article_id', '=', comment.articleId)
      .where('state', '=', 'published')
    return where === 'threads'
      ? keys.where('root_id', '<', comment.rootId)
      : keys.where('root_id', '=', comment.rootId).where('id', '<', comment.id)
  }
  const counts = await before('threads').unionAll(before('thread')).execute()
  return pageOfPosition(counts.reduce((sum, { n }) => sum + n, 0))
}

/** Null: no such public article. */
export async function publicCommentCount(db: ReadDb, articleId: number): Promise<number | null> {
  const row = await db
    .selectFrom('public_article')
    .select('comment_count')
    .where('id', '=', articleId)
    .executeTakeFirst()
  return row?.comment_count ?? null
}

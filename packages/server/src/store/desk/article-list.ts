import type { ArticleContent } from '@warraq/core/articles/content'
import { renderText } from '@warraq/core/articles/render-text'
import type { ArticleKind, ArticleState } from '@warraq/core/articles/states'
import { ARTICLE_STATES } from '@warraq/core/articles/states'
import { nextActor } from '@warraq/core/articles/workflow'
import type { ArticleRow, ArticleScope, NextActor } from '@warraq/core/contract/articles'
import type { Page } from '@warraq/core/contract/wire'
import type { Staff } from '@warraq/core/people/roles'
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { ReadDb } from '../database.ts'
import type { Tables } from '../tables.table.ts'
import { pageOf, readCursor } from './cursor.ts'
import { reachOf } from './reach.ts'

/** For whom a list is made. */
export interface Viewer {
  readonly staff: Staff
  readonly personId: number | null
}

export interface ArticleFilter {
  readonly state?: ArticleState
  readonly scope?: ArticleScope
  readonly section?: number
  readonly before?: string
}

const PAGE_SIZE = 50

type Where = (e: ExpressionBuilder<{ a: Tables['article'] } & Tables, 'a'>) => Expression<SqlBool>

/** Articles a member of staff may read, newest change first. */
export async function listArticles(db: ReadDb, viewer: Viewer, filter: ArticleFilter): Promise<Page<ArticleRow>> {
  const before = readCursor(filter.before, 'string')
  const conditions = [mayRead(viewer), ...conditionsOf(viewer, filter)]
  if (before) conditions.push(olderThan(String(before[0]), before[1]))
  const found = await db
    .selectFrom('article as a')
    .select(['a.id', 'a.saved_at'])
    .where((e) => e.and(conditions.map((condition) => condition(e))))
    .orderBy('a.saved_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(PAGE_SIZE + 1)
    .execute()
  const page = pageOf(found, PAGE_SIZE, (row) => [row.saved_at, row.id])
  return {
    rows: await fullRows(
      db,
      page.rows.map(({ id }) => id),
    ),
    next: page.next,
  }
}

/** Those of these articles that the viewer may read and the filter lets through, in the order of the ids. */
export async function articlesAmong(
  db: ReadDb,
  viewer: Viewer,
  filter: Pick<ArticleFilter, 'state' | 'section' | 'scope'>,
  ids: readonly number[],
): Promise<ArticleRow[]> {
  if (ids.length === 0) return []
  const conditions = [mayRead(viewer), ...conditionsOf(viewer, filter)]
  const rows = await db
    .selectFrom('article as a')
    .select('a.id')
    .where('a.id', 'in', ids)
    .where((e) => e.and(conditions.map((condition) => condition(e))))
    .execute()
  const allowed = new Set(rows.map(({ id }) => id))
  return fullRows(
    db,
    ids.filter((id) => allowed.has(id)),
  )
}

/** The article with this number, or with this short code: what somebody pastes from an address. */
export async function articlesOfAddress(db: ReadDb, text: string): Promise<number[]> {
  const number = /^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0
  const rows = await db
    .selectFrom('article as a')
    .select('a.id')
    .where((e) => e.or([e('a.id', '=', number), e('a.short_code', '=', text.replaceAll('\0', '').toLowerCase())]))
    .orderBy('a.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Working copies as plain text, for the words around what was found. */
export async function workingTexts(db: ReadDb, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('article').select(['id', 'content']).where('id', 'in', ids).execute()
  return new Map(
    rows.map(({ id, content }) => {
      const { standfirst, body } = JSON.parse(content) as ArticleContent
      return [id, [standfirst, renderText(body)].filter((text) => text !== '').join('\n\n')]
    }),
  )
}

const olderThan =
  (savedAt: string, id: number): Where =>
  (e) =>
    e.or([e('a.saved_at', '<', savedAt), e.and([e('a.saved_at', '=', savedAt), e('a.id', '<', id)])])

function mayRead({ staff }: Viewer): Where {
  const reach = reachOf(staff, 'article.read')
  return (e) => (reach === 'all' ? e.lit(true) : reach === 'own' ? e('a.created_by', '=', staff.id) : e.lit(false))
}

function conditionsOf(viewer: Viewer, { state, scope, section }: ArticleFilter): Where[] {
  const conditions: Where[] = []
  if (state !== undefined) conditions.push((e) => e('a.state', '=', state))
  if (section !== undefined) conditions.push((e) => e('a.section_id', '=', section))
  if (scope !== undefined) conditions.push(SCOPES[scope](viewer))
  return conditions
}

const SCOPES: Readonly<Record<ArticleScope, (viewer: Viewer) => Where>> = {
  mine: isMine,
  returned: isReturned,
  awaiting: awaits,
  review: (viewer) => awaits(viewer, ['submitted', 'in-review']),
  ready: (viewer) => awaits(viewer, ['ready']),
}

/** Mine, and its last step sent it back. */
function isReturned(viewer: Viewer): Where {
  return (e) =>
    e.and([
      isMine(viewer)(e),
      e('a.state', '=', 'draft'),
      e(
        e
          .selectFrom('article_step as t')
          .select('t.step')
          .whereRef('t.article_id', '=', 'a.id')
          .orderBy('t.id', 'desc')
          .limit(1),
        '=',
        'return',
      ),
    ])
}

const IN_WORK: readonly ArticleState[] = ['draft', 'submitted', 'in-review', 'ready', 'scheduled', 'embargoed']

/** Created by the account or with its byline. Bylines of work in progress stand in the text of the working copy. */
function isMine({ staff, personId }: Viewer): Where {
  if (personId === null) return (e) => e('a.created_by', '=', staff.id)
  return (e) =>
    e.or([
      e('a.created_by', '=', staff.id),
      e('a.id', 'in', e.selectFrom('public_byline').select('article_id').where('person_id', '=', personId)),
      e.and([e('a.state', 'in', IN_WORK), e('a.content', 'like', `%{"personId":${personId},%`)]),
    ])
}

/** Those in one of these states whose next step the desk or the chief takes, and this account may. */
function awaits({ staff }: Viewer, wanted: readonly ArticleState[] = IN_WORK): Where {
  const parts: Where[] = []
  const add = (permission: 'article.review' | 'article.publish', possible: readonly ArticleState[]) => {
    const states = possible.filter((state) => wanted.includes(state))
    const reach = states.length === 0 ? 'none' : reachOf(staff, permission)
    if (reach === 'all') parts.push((e) => e('a.state', 'in', states))
    if (reach === 'sections')
      parts.push((e) => e.and([e('a.state', 'in', states), e('a.section_id', 'in', staff.sectionIds)]))
  }
  add('article.review', ['submitted', 'in-review'])
  add('article.publish', ['ready'])
  return (e) => (parts.length === 0 ? e.lit(false) : e.or(parts.map((part) => part(e))))
}

async function fullRows(db: ReadDb, ids: readonly number[]): Promise<ArticleRow[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('article as a')
    .leftJoin('section as s', 's.id', 'a.section_id')
    .leftJoin('account as o', 'o.id', 'a.created_by')
    .leftJoin('article_revision as r', 'r.id', 'a.published_revision_id')
    .select((e) => [
      'a.id',
      'a.title',
      'a.kind',
      'a.state',
      'a.saved_at',
      'a.scheduled_at',
      'a.first_published_at',
      'a.content',
      's.id as section_id',
      's.name as section_name',
      'o.name as owner_name',
      'o.gender as owner_gender',
      e('r.content', '!=', e.ref('a.content')).as('changed'),
    ])
    .where('a.id', 'in', ids)
    .execute()
  const contents = new Map(rows.map((row) => [row.id, JSON.parse(row.content) as ArticleContent]))
  const [names, corrections, reviewers] = await Promise.all([
    personNames(
      db,
      [...contents.values()].flatMap(({ bylines }) => bylines.map(({ personId }) => personId)),
    ),
    correctionCounts(db, ids),
    reviewersOf(
      db,
      rows.filter(({ state }) => state === 'in-review').map(({ id }) => id),
    ),
  ])
  const made = rows.map((row): ArticleRow => ({
    id: row.id,
    title: row.title,
    kind: row.kind as ArticleKind,
    state: row.state,
    section: row.section_id === null ? null : { id: row.section_id, name: row.section_name ?? '' },
    bylines: (contents.get(row.id)?.bylines ?? []).flatMap(({ personId }) => names.get(personId) ?? []),
    next: nextOf({ ...row, reviewer: reviewers.get(row.id) ?? null }),
    updatedAt: row.saved_at,
    publishedAt: row.first_published_at,
    scheduledAt: row.scheduled_at,
    correctionCount: corrections.get(row.id) ?? 0,
    changedSincePublished: isPublic(row.state) && Boolean(row.changed),
  }))
  return ids.flatMap((id) => made.find((row) => row.id === id) ?? [])
}

export function isPublic(state: ArticleState): boolean {
  return state === 'published' || state === 'archived'
}

interface NextFacts {
  readonly state: ArticleState
  readonly scheduled_at: string | null
  readonly owner_name: string | null
  readonly owner_gender: 'f' | 'm' | 'unset' | null
  readonly reviewer: { readonly name: string; readonly gender: 'f' | 'm' | 'unset' } | null
}

/** Who acts next, by name where it is one person: the writer of a draft, the reviewer who took it. */
export function nextOf(facts: NextFacts): NextActor | null {
  const who = nextActor(facts.state)
  if (who === 'nobody') return null
  if (who === 'clock') return facts.scheduled_at === null ? null : { who, at: facts.scheduled_at }
  const owner = facts.owner_name === null ? null : { name: facts.owner_name, gender: facts.owner_gender ?? 'unset' }
  const person = who === 'author' ? owner : facts.reviewer
  return { who, name: person?.name ?? null, gender: person && person.gender !== 'unset' ? person.gender : null }
}

export async function personNames(db: ReadDb, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

async function correctionCounts(db: ReadDb, ids: readonly number[]): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('correction')
    .select((e) => ['article_id', e.fn.countAll<number>().as('n')])
    .where('article_id', 'in', ids)
    .groupBy('article_id')
    .execute()
  return new Map(rows.map(({ article_id, n }) => [article_id, n]))
}

/** Who took each of these into review last. */
export async function reviewersOf(
  db: ReadDb,
  ids: readonly number[],
): Promise<Map<number, { name: string; gender: 'f' | 'm' | 'unset' }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('article_step as t')
    .innerJoin('account as a', 'a.id', 't.account_id')
    .select(['t.article_id', 'a.name', 'a.gender'])
    .where('t.article_id', 'in', ids)
    .where('t.step', '=', 'start-review')
    .orderBy('t.id')
    .execute()
  return new Map(rows.map(({ article_id, name, gender }) => [article_id, { name, gender }]))
}

/** How many the viewer would find in each state and each scope. */
export async function countArticles(
  db: ReadDb,
  viewer: Viewer,
): Promise<{ byState: Record<ArticleState, number>; mine: number; awaiting: number }> {
  const count = async (condition: Where): Promise<number> => {
    const row = await db
      .selectFrom('article as a')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where((e) => e.and([mayRead(viewer)(e), condition(e)]))
      .executeTakeFirstOrThrow()
    return row.n
  }
  const rows = await db
    .selectFrom('article as a')
    .select((e) => ['a.state', e.fn.countAll<number>().as('n')])
    .where((e) => mayRead(viewer)(e))
    .groupBy('a.state')
    .execute()
  const found = new Map(rows.map(({ state, n }) => [state, n]))
  const byState = Object.fromEntries(ARTICLE_STATES.map((state) => [state, found.get(state) ?? 0])) as Record<
    ArticleState,
    number
  >
  return { byState, mine: await count(isMine(viewer)), awaiting: await count(awaits(viewer)) }
}

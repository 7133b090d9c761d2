import { CASE_QUEUES } from '@warraq/core/comments/cases'
import { decisionsFor } from '@warraq/core/comments/decide'
import { markedText } from '@warraq/core/comments/marked-text'
import { statesOf } from '@warraq/core/comments/states'
import { MOST_COUNTED } from '@warraq/core/contract/cases'
import type { CaseCounts, CaseOf, CaseRow, CaseView } from '@warraq/core/contract/cases'
import type { CommentState } from '@warraq/core/contract/comments'
import type { Page } from '@warraq/core/contract/wire'
import type { Instant } from '@warraq/core/time'
import { sql } from 'kysely'
import type { ReadDb } from '../database.ts'
import { stored, withReasons } from './comments.ts'
import { pageOf, readCursor } from './cursor.ts'

type Lang = 'ar' | 'en'

export interface CaseFilter {
  readonly queue: CaseView
  readonly state?: 'open' | 'escalated'
  readonly stand?: CommentState
  readonly section?: number
  readonly article?: number
  readonly reader?: number
}

/** Who asks, and when: what they have in front of them is told from what others have. */
export interface Asker {
  readonly accountId: number
  readonly now: Instant
  readonly lang: Lang
}

const PAGE_SIZE = 50

/** A queue: the most urgent first, among equals the oldest. The history: the newest first. */
export async function listCases(
  db: ReadDb,
  filter: CaseFilter & { readonly before?: string },
  asker: Asker,
): Promise<Page<CaseRow>> {
  const cursor = readCursor(filter.before, 'number')
  const all = filtered(db, filter)
  const history = filter.queue === 'history'
  const ordered = history ? all.orderBy('c.id', 'desc') : all.orderBy('k.priority', 'desc').orderBy('k.comment_id')
  const from =
    cursor === null
      ? ordered
      : history
        ? ordered.where('c.id', '<', cursor[1])
        : ordered.where((e) =>
            e.or([
              e('k.priority', '<', Number(cursor[0])),
              e.and([e('k.priority', '=', Number(cursor[0])), e('k.comment_id', '>', cursor[1])]),
            ]),
          )
  const found = await from
    .select(['c.id', 'k.priority'])
    .limit(PAGE_SIZE + 1)
    .execute()
  const page = pageOf(found, PAGE_SIZE, ({ id, priority }) => [priority ?? id, id])
  return {
    rows: await caseRows(
      db,
      page.rows.map(({ id }) => id),
      asker,
    ),
    next: page.next,
  }
}

/** Those of these comments that the filter lets through, in the order of the ids. */
export async function casesAmong(
  db: ReadDb,
  ids: readonly number[],
  filter: CaseFilter,
  asker: Asker,
): Promise<CaseRow[]> {
  if (ids.length === 0) return []
  const rows = await filtered(db, filter).select('c.id').where('c.id', 'in', ids).execute()
  const among = new Set(rows.map(({ id }) => id))
  return caseRows(
    db,
    ids.filter((id) => among.has(id)),
    asker,
  )
}

function filtered(db: ReadDb, { queue, state, stand, section, article, reader }: CaseFilter) {
  let all = db
    .selectFrom('comment as c')
    .leftJoin('comment_case as k', 'k.comment_id', 'c.id')
    .innerJoin('article as a', 'a.id', 'c.article_id')
  if (queue !== 'history') {
    all = all.where('k.queue', '=', queue)
    all = state === undefined ? all.where('k.state', '<>', 'closed') : all.where('k.state', '=', state)
  } else if (stand !== undefined) all = all.where('c.state', 'in', statesOf(stand))
  if (section !== undefined) all = all.where('a.section_id', '=', section)
  if (article !== undefined) all = all.where('c.article_id', '=', article)
  return reader === undefined ? all : all.where('c.identity_id', '=', reader)
}

/** In the order of the ids; those that are gone are left out. */
export async function caseRows(db: ReadDb, ids: readonly number[], asker: Asker): Promise<CaseRow[]> {
  if (ids.length === 0) return []
  const base = await stored(db).where('c.id', 'in', ids).execute()
  const [rows, cases, findings, reports, more] = [
    await withReasons(db, base, asker.lang),
    await casesOf(db, ids, asker),
    await wordsFound(
      db,
      base.map((row) => row.revision_id),
    ),
    await openReportCounts(db, ids),
    await moreOf(db, ids),
  ]
  const made = new Map(
    base.map((row, n) => {
      const facts = more.get(row.id)
      const editWaits = row.state === 'published' && facts?.publishedRevisionId !== row.revision_id
      const found = findings.filter(({ revisionId }) => revisionId === row.revision_id)
      const comment = rows[n]
      if (!comment) throw new Error('as many rows as comments')
      const made: CaseRow = {
        ...comment,
        section: facts?.section ?? null,
        readerId: row.identity_id,
        parts: markedText(row.body, found),
        case: cases.get(row.id) ?? null,
        editWaits,
        reports: reports.get(row.id) ?? 0,
        decisions: decisionsFor({ state: row.state, editWaits }),
      }
      return [row.id, made] as const
    }),
  )
  return ids.flatMap((id) => made.get(id) ?? [])
}

async function casesOf(db: ReadDb, ids: readonly number[], { accountId, now }: Asker): Promise<Map<number, CaseOf>> {
  const rows = await db
    .selectFrom('comment_case as k')
    .leftJoin('account as o', 'o.id', 'k.lease_account_id')
    .select(['k.comment_id', 'k.queue', 'k.state', 'k.priority', 'k.opened_at', 'k.due_at'])
    .select(['k.lease_account_id', 'k.lease_until', 'o.name'])
    .where('k.comment_id', 'in', ids)
    .where('k.state', '<>', 'closed')
    .execute()
  return new Map(
    rows.map((row) => {
      const until = row.lease_until ?? ''
      const lease = until > now ? { by: row.name ?? '', mine: row.lease_account_id === accountId, until } : null
      return [
        row.comment_id,
        {
          queue: row.queue,
          state: row.state,
          priority: row.priority,
          openedAt: row.opened_at,
          dueAt: row.due_at,
          lease,
        },
      ]
    }),
  )
}

async function wordsFound(db: ReadDb, revisionIds: readonly number[]) {
  const rows = await db
    .selectFrom('evidence')
    .select(['id', 'revision_id', 'spans'])
    .where('revision_id', 'in', revisionIds)
    .where('kind', '=', 'term')
    .execute()
  return rows.map(({ id, revision_id, spans }) => ({
    id,
    revisionId: revision_id,
    spans: JSON.parse(spans) as [number, number][],
  }))
}

async function openReportCounts(db: ReadDb, ids: readonly number[]): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('report')
    .select((e) => ['comment_id', e.fn.countAll<number>().as('n')])
    .where('comment_id', 'in', ids)
    .where('closed_at', 'is', null)
    .groupBy('comment_id')
    .execute()
  return new Map(rows.map(({ comment_id, n }) => [comment_id, n]))
}

async function moreOf(db: ReadDb, ids: readonly number[]) {
  const rows = await db
    .selectFrom('comment as c')
    .innerJoin('article as a', 'a.id', 'c.article_id')
    .leftJoin('section as s', 's.id', 'a.section_id')
    .select(['c.id', 'c.published_revision_id', 's.name'])
    .where('c.id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, { publishedRevisionId: row.published_revision_id, section: row.name }]))
}

/** How much waits where, each counted to {@link MOST_COUNTED} and one more; and who has what in front of them. */
export async function countCases(db: ReadDb, { accountId, now }: Asker): Promise<CaseCounts> {
  const upTo = (which: (typeof CASE_QUEUES)[number] | 'escalated') => {
    const open = db
      .selectFrom('comment_case')
      .select('comment_id')
      .limit(MOST_COUNTED + 1)
    // As the indexes have it: a value of the query would leave open whether they fit.
    return which === 'escalated'
      ? open.where('state', '=', sql.lit('escalated'))
      : open.where('queue', '=', which).where('state', '<>', sql.lit('closed'))
  }
  const number = (which: Parameters<typeof upTo>[0]) =>
    db.selectFrom(upTo(which).as('some')).select((e) => [sql.lit(which).as('which'), e.fn.countAll<number>().as('n')])
  const [first, ...others] = [...CASE_QUEUES, 'escalated' as const].map(number)
  if (!first) throw new Error('there are queues')
  const rows = await others.reduce((all, one) => all.unionAll(one), first).execute()
  const of = (which: string) => rows.find((row) => row.which === which)?.n ?? 0
  const [pending = 0, reported = 0, appealed = 0, spam = 0] = CASE_QUEUES.map(of)
  const leases = await db
    .selectFrom('comment_case as k')
    .innerJoin('account as o', 'o.id', 'k.lease_account_id')
    .select(['k.comment_id', 'o.name'])
    .where('k.lease_until', '>', now)
    .where('k.lease_account_id', '<>', accountId)
    .where('k.state', '<>', 'closed')
    .orderBy('k.comment_id')
    .limit(100)
    .execute()
  const { n: proposals } = await db
    .selectFrom('proposal')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('outcome', 'is', null)
    .where('proposed_by', '<>', accountId)
    .executeTakeFirstOrThrow()
  const { last } = await db
    .selectFrom('comment_event')
    .select((e) => e.fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  return {
    pending,
    reported,
    appealed,
    spam,
    escalated: of('escalated'),
    proposals,
    mark: [pending, reported, appealed, spam, (last as number | null) ?? 0].join('.'),
    leases: leases.map(({ comment_id, name }) => ({ commentId: comment_id, by: name })),
  }
}

import { words } from '@warraq/arabic'
import type { TermTier } from '@warraq/core/comments/match/term'
import { termsToCsv } from '@warraq/core/comments/term-list'
import type { LexiconChange, TermRow, TermsPage } from '@warraq/core/contract/terms'
import type { Page } from '@warraq/core/contract/wire'
import type { ReadDb } from '../database.ts'
import { newestLexicon, termOf } from '../reader/lexicon.ts'
import { pageOf, readCursor } from './cursor.ts'

export interface TermsQuery {
  readonly q?: string
  readonly tier?: TermTier
  readonly clause?: string
  readonly source?: 'ours' | 'site'
  readonly before?: string
}

const PAGE_SIZE = 60

/** Words on the list now, in the order of their letters. */
export async function listTerms(db: ReadDb, query: TermsQuery): Promise<TermsPage> {
  const cursor = readCursor(query.before, 'string')
  const from = chosen(db, query)
  const after = cursor === null ? from : from.where('key', '>', String(cursor[0]))
  const found = await after
    .selectAll()
    .orderBy('key')
    .limit(PAGE_SIZE + 1)
    .execute()
  const { rows, next } = pageOf(found, PAGE_SIZE, ({ key, id }) => [key, id])
  const count = async (of: ReturnType<typeof chosen>) =>
    (await of.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n
  return {
    rows: rows.map(rowOf),
    next,
    found: await count(chosen(db, query)),
    total: await count(chosen(db, {})),
    version: (await newestLexicon(db))?.n ?? 0,
  }
}

function chosen(db: ReadDb, { q, tier, clause, source }: TermsQuery) {
  const all = db.selectFrom('term').where('removed_in', 'is', null)
  // Letters and digits only: the wildcards of LIKE are never in it.
  const key = words(q ?? '').join(' ')
  const named = key === '' ? all : all.where('key', 'like', `%${key}%`)
  const tiered = tier === undefined ? named : named.where('tier', '=', tier)
  const cited = clause === undefined ? tiered : tiered.where('clause_code', '=', clause)
  return source === undefined ? cited : cited.where('source', '=', source)
}

type Stored = Parameters<typeof termOf>[0] & { readonly note: string; readonly source: 'ours' | 'site' }

function rowOf(row: Stored): TermRow {
  return { ...termOf(row), note: row.note, source: row.source }
}

/** The whole list as a table. */
export async function exportTerms(db: ReadDb): Promise<string> {
  const rows = await db.selectFrom('term').selectAll().where('removed_in', 'is', null).orderBy('key').execute()
  return termsToCsv(rows.map(rowOf))
}

const CHANGES = 30
const NAMED = 12

/** What was done to the list, newest first. */
export async function lexiconHistory(db: ReadDb, before: string | undefined): Promise<Page<LexiconChange>> {
  const cursor = readCursor(before, 'number')
  const from = db
    .selectFrom('lexicon_version as v')
    .leftJoin('account as a', 'a.id', 'v.changed_by')
    .select(['v.n', 'v.why', 'v.at', 'a.name'])
  const found = await (cursor === null ? from : from.where('v.n', '<', cursor[1]))
    .orderBy('v.n', 'desc')
    .limit(CHANGES + 1)
    .execute()
  const { rows, next } = pageOf(found, CHANGES, ({ n }) => [n, n])
  return { rows: await Promise.all(rows.map((row) => changeOf(db, row))), next }
}

async function changeOf(
  db: ReadDb,
  { n, why, at, name }: { n: number; why: string; at: string; name: string | null },
): Promise<LexiconChange> {
  const of = async (column: 'added_in' | 'removed_in') => {
    const rows = db.selectFrom('term').where(column, '=', n)
    const { count } = await rows.select((e) => e.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
    const named = await rows.select('text').orderBy('id').limit(NAMED).execute()
    return { count, words: named.map(({ text }) => text) }
  }
  const [added, removed] = [await of('added_in'), await of('removed_in')]
  const counts = { addedCount: added.count, removedCount: removed.count }
  return { version: n, why, at, by: name, added: added.words, removed: removed.words, ...counts }
}

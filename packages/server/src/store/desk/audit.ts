import type { AuditRow } from '@warraq/core/contract/audit'
import type { Page } from '@warraq/core/contract/wire'
import type { ReadDb } from '../database.ts'
import { pageOf, readCursor } from './cursor.ts'

export interface AuditFilter {
  readonly account?: number
  readonly actor?: 'operator' | 'guest'
  readonly act?: string
  readonly subject?: string
  readonly from?: string
  readonly to?: string
}

const PAGE_SIZE = 100

/** Acts as they were logged, the last first. A whole act is matched exactly, a first word with all that begins so. */
export async function listAudit(db: ReadDb, filter: AuditFilter & { before?: string }): Promise<Page<AuditRow>> {
  const before = readCursor(filter.before, 'number')
  const found = await selectAudit(db, filter, before === null ? null : before[1], PAGE_SIZE + 1)
  const page = pageOf(found, PAGE_SIZE, (row) => [row.seq, row.seq])
  return { rows: await withNames(db, page.rows), next: page.next }
}

/** Up to `most` acts for a file, read some at a time. */
export async function auditForFile(db: ReadDb, filter: AuditFilter, most: number): Promise<AuditRow[]> {
  const BATCH = 1000
  const rows: AuditRow[] = []
  for (let before: number | null = null; rows.length < most;) {
    const found: LoggedRow[] = await selectAudit(db, filter, before, Math.min(BATCH, most - rows.length))
    rows.push(...(await withNames(db, found)))
    const last = found.at(-1)
    if (!last || found.length < BATCH) break
    before = last.seq
  }
  return rows
}

type LoggedRow = Awaited<ReturnType<typeof selectAudit>>[number]

/** The sign after `.` and `:`, so that everything that begins with a word lies between the two. */
const AFTER: Readonly<Record<string, string>> = { '.': '/', ':': ';' }

async function selectAudit(db: ReadDb, filter: AuditFilter, before: number | null, limit: number) {
  let query = db.selectFrom('audit_event').select(['seq', 'at', 'actor', 'action', 'subject', 'payload'])
  if (filter.account !== undefined) query = query.where('actor', '=', `account:${filter.account}`)
  else if (filter.actor !== undefined) query = query.where('actor', '=', filter.actor)
  const { act, subject } = filter
  if (act !== undefined)
    query = act.includes('.')
      ? query.where('action', '=', act)
      : query.where('action', '>=', `${act}.`).where('action', '<', act + AFTER['.'])
  if (subject !== undefined)
    query = subject.includes(':')
      ? query.where('subject', '=', subject)
      : query.where((e) =>
          e.or([
            e('subject', '=', subject),
            e.and([e('subject', '>=', `${subject}:`), e('subject', '<', subject + AFTER[':'])]),
          ]),
        )
  if (filter.from !== undefined) query = query.where('at', '>=', filter.from)
  if (filter.to !== undefined) query = query.where('at', '<', filter.to)
  if (before !== null) query = query.where('seq', '<', before)
  return query.orderBy('seq', 'desc').limit(limit).execute()
}

/** Kinds of subjects and where their names stand. */
const NAMED = {
  account: { table: 'account', column: 'name' },
  article: { table: 'article', column: 'title' },
  person: { table: 'person', column: 'name' },
  section: { table: 'section', column: 'name' },
  tag: { table: 'tag', column: 'name' },
  page: { table: 'page', column: 'title' },
  token: { table: 'api_token', column: 'name' },
} as const
type NamedKind = keyof typeof NAMED

async function withNames(db: ReadDb, rows: readonly LoggedRow[]): Promise<AuditRow[]> {
  const wanted = new Map<NamedKind, Set<number>>()
  for (const { actor, subject } of rows)
    for (const one of [actor, subject]) {
      const [kind, id] = splitKey(one)
      if (kind !== null) wanted.set(kind, (wanted.get(kind) ?? new Set()).add(id))
    }
  const names = new Map<string, string>()
  for (const [kind, ids] of wanted) {
    const { table, column } = NAMED[kind]
    const found = await db
      .selectFrom(table)
      .select(['id', `${column} as name`] as never)
      .where('id', 'in', [...ids])
      .execute()
    for (const { id, name } of found as unknown as { id: number; name: string }[]) names.set(`${kind}:${id}`, name)
  }
  return rows.map(({ seq, at, actor, action, subject, payload }) => ({
    seq,
    at,
    actor,
    actorName: names.get(actor) ?? null,
    act: action,
    subject,
    subjectName: names.get(subject) ?? null,
    payload: payload === 'null' ? '' : payload,
  }))
}

function splitKey(key: string): [NamedKind, number] | [null, 0] {
  const [kind = '', id = ''] = key.split(':')
  return Object.hasOwn(NAMED, kind) && /^\d{1,15}$/.test(id) ? [kind as NamedKind, Number(id)] : [null, 0]
}

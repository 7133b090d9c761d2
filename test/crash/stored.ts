import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import type { Ledger } from './load.ts'

/** Asks the database itself, not the product. */
export interface Auditor {
  rows(sql: string): Promise<readonly Record<string, unknown>[]>
  close(): Promise<void>
  /** Complaints of the database about its own file; empty when it is whole. */
  damage(): Promise<readonly string[]>
}

export function sqliteAuditor(file: string): Auditor {
  const db = new DatabaseSync(file)
  const rows = (sql: string) => Promise.resolve(db.prepare(sql).all())
  return {
    rows,
    close: () => Promise.resolve(db.close()),
    damage: async () =>
      [...(await rows('PRAGMA quick_check')), ...(await rows('PRAGMA foreign_key_check'))]
        .map((row) => JSON.stringify(row))
        .filter((text) => text !== '{"quick_check":"ok"}'),
  }
}

export async function postgresAuditor(url: string): Promise<Auditor> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return {
    rows: async (sql) => (await client.query<Record<string, unknown>>(sql)).rows,
    close: () => client.end(),
    damage: () => Promise.resolve([]),
  }
}

/** What must never be seen, whenever a server was killed: title -> query for offending rows. */
const IMPOSSIBLE: Readonly<Record<string, string>> = {
  'a comment stored twice': 'select body, count(*) as n from comment_revision group by body having count(*) > 1',
  'a comment without its revision':
    'select c.id from comment c left join comment_revision r on r.id = c.latest_revision_id where r.id is null',
  'a comment without a thread': 'select id from comment where root_id is null',
  'a comment without exactly one first event':
    "select c.id from comment c left join comment_event e on e.comment_id = c.id and e.type = 'posted' group by c.id having count(e.id) <> 1",
  'a comment without its trace':
    'select r.id from comment_revision r left join trace t on t.revision_id = r.id where t.revision_id is null',
  'an identity without its sealed address':
    'select i.id from identity i left join contact k on k.identity_id = i.id where k.identity_id is null',
  'a revision without its comment':
    'select r.id from comment_revision r left join comment c on c.id = r.comment_id where c.id is null',
}

/** Everything that is wrong with what is stored, given what readers were told. */
export async function complaints(auditor: Auditor, ledger: Ledger): Promise<string[]> {
  const found = [...ledger.wrong, ...(await auditor.damage())]
  for (const [title, sql] of Object.entries(IMPOSSIBLE)) {
    const rows = await auditor.rows(sql)
    if (rows.length > 0) found.push(`${title}: ${JSON.stringify(rows.slice(0, 3))}`)
  }
  const stored = new Map(
    (await auditor.rows('select c.id, r.body from comment c join comment_revision r on r.comment_id = c.id')).map(
      (row) => [String(row['body']), Number(row['id'])],
    ),
  )
  for (const [body, { id }] of ledger.acknowledged) {
    if (stored.get(body) !== id)
      found.push(`acknowledged as ${id}, stored as ${stored.get(body) ?? 'nothing'}: ${body}`)
  }
  return [...found, ...(await outboxComplaints(auditor, stored.size))]
}

/** The outbox holds one event for each comment: it is written in the same transaction. */
async function outboxComplaints(auditor: Auditor, comments: number): Promise<string[]> {
  const events = await auditor.rows("select payload from event where type = 'comment-posted'")
  const named = new Set(events.map((row) => (JSON.parse(String(row['payload'])) as { commentId: number }).commentId))
  return events.length === comments && named.size === comments
    ? []
    : [`${comments} comments, but ${events.length} events about ${named.size}`]
}

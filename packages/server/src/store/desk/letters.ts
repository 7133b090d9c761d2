import type { LetterCounts, LetterRow, LetterView } from '@warraq/core/contract/care'
import type { LetterKind, LetterState } from '@warraq/core/care/letters'
import { Refusal } from '@warraq/core/errors'
import { PERMISSIONS } from '@warraq/core/people/permissions'
import type { Staff } from '@warraq/core/people/roles'
import type { ReadDb } from '../database.ts'

const PAGE = 50
const BEGINNING = 160

export interface LettersAsked {
  readonly kind?: LetterKind
  readonly state?: LetterState
  readonly mine?: 'yes'
  readonly before?: string
}

/** A section head sees letters about the sections of their own; everybody else who handles letters sees all. */
function visible(db: ReadDb, staff: Staff) {
  const rows = db.selectFrom('reader_letter as l').innerJoin('article as a', 'a.id', 'l.article_id')
  if (staff.role !== 'section-head') return rows
  return staff.sectionIds.length === 0
    ? rows.where('l.assigned_to', '=', staff.id)
    : rows.where((e) => e.or([e('a.section_id', 'in', staff.sectionIds), e('l.assigned_to', '=', staff.id)]))
}

/** Open ones by their day, the overdue first; of closed ones the newest first. */
export async function listLetters(db: ReadDb, staff: Staff, asked: LettersAsked, now: string) {
  const state = asked.state ?? 'open'
  let query = visible(db, staff)
    .leftJoin('account as p', 'p.id', 'l.assigned_to')
    .select(['l.id', 'l.kind', 'l.state', 'l.text', 'l.due_at', 'l.created_at', 'a.title', 'l.article_id', 'p.name'])
    .where('l.state', '=', state)
  if (asked.kind !== undefined) query = query.where('l.kind', '=', asked.kind)
  if (asked.mine === 'yes') query = query.where('l.assigned_to', '=', staff.id)
  const offset = Number(/^\d{1,6}$/.exec(asked.before ?? '0')?.[0] ?? 0)
  const ordered = state === 'open' ? query.orderBy('l.due_at').orderBy('l.id') : query.orderBy('l.id', 'desc')
  const rows = await ordered
    .limit(PAGE + 1)
    .offset(offset)
    .execute()
  return {
    rows: rows.slice(0, PAGE).map((row): LetterRow => ({
      id: row.id,
      kind: row.kind,
      state: row.state,
      article: { id: row.article_id, title: row.title },
      beginning: row.text.slice(0, BEGINNING),
      dueAt: row.due_at,
      overdue: row.state === 'open' && row.due_at < now,
      assignedTo: row.name,
      at: row.created_at,
    })),
    next: rows.length > PAGE ? String(offset + PAGE) : null,
  }
}

export async function countLetters(db: ReadDb, staff: Staff, now: string): Promise<LetterCounts> {
  return visible(db, staff)
    .select((e) => [
      e.fn.countAll<number>().as('open'),
      e.fn.countAll<number>().filterWhere('l.due_at', '<', now).as('overdue'),
      e.fn.countAll<number>().filterWhere('l.assigned_to', '=', staff.id).as('mine'),
    ])
    .where('l.state', '=', 'open')
    .executeTakeFirstOrThrow()
}

/** One letter with its contact opened: the caller handles letters. Another section's is not there. */
export async function readLetter(
  db: ReadDb,
  staff: Staff,
  id: number,
  { now, unseal }: { readonly now: string; readonly unseal: (sealed: string) => string },
): Promise<LetterView> {
  const row = await visible(db, staff)
    .leftJoin('account as p', 'p.id', 'l.assigned_to')
    .leftJoin('correction as c', 'c.id', 'l.correction_id')
    .leftJoin('article as r', 'r.id', 'l.reply_article_id')
    .selectAll('l')
    .select(['a.title', 'p.name', 'c.text as correction_text', 'r.title as reply_title', 'r.state as reply_state'])
    .where('l.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', { letter: id })
  const contact = JSON.parse(unseal(row.contact_enc)) as { name: string; email: string }
  return {
    id,
    kind: row.kind,
    state: row.state,
    article: { id: row.article_id, title: row.title },
    dueAt: row.due_at,
    overdue: row.state === 'open' && row.due_at < now,
    assignedTo: row.name,
    at: row.created_at,
    lockVersion: row.lock_version,
    quote: row.quote,
    text: row.text,
    standing: row.standing,
    contact: contact.name === '' && contact.email === '' ? null : contact,
    assigneeId: row.assigned_to,
    outcome: row.outcome,
    correction:
      row.correction_id === null || row.correction_text === null
        ? null
        : { id: row.correction_id, text: row.correction_text },
    reply:
      row.reply_article_id === null
        ? null
        : { id: row.reply_article_id, title: row.reply_title ?? '', state: row.reply_state ?? '' },
    lines: await linesOf(db, id),
    corrections: await db
      .selectFrom('correction')
      .select(['id', 'text'])
      .where('article_id', '=', row.article_id)
      .orderBy('id', 'desc')
      .limit(20)
      .execute(),
    people: await handlers(db),
  }
}

async function linesOf(db: ReadDb, letterId: number): Promise<LetterView['lines']> {
  const rows = await db
    .selectFrom('reader_letter_line as n')
    .leftJoin('account as p', 'p.id', 'n.account_id')
    .select(['n.kind', 'n.text', 'n.at', 'p.name'])
    .where('n.letter_id', '=', letterId)
    .orderBy('n.id')
    .execute()
  return rows.map(({ kind, text, at, name }) => ({ kind, text, at, by: name }))
}

async function handlers(db: ReadDb): Promise<{ id: number; name: string }[]> {
  const roles = PERMISSIONS['letter.handle'].map((grant) => grant.split(':')[0] ?? grant)
  return db
    .selectFrom('account')
    .select(['id', 'name'])
    .where('status', '=', 'active')
    .where('role', 'in', roles as never)
    .orderBy('name')
    .execute()
}

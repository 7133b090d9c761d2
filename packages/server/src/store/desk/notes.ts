import { fold } from '@warraq/arabic'
import type { Anchor } from '@warraq/core/articles/anchor'
import { mayEdit } from '@warraq/core/articles/editing'
import type { MentionRow, NameRow, NoteLine, NoteRow } from '@warraq/core/contract/together'
import { can } from '@warraq/core/people/permissions'
import type { Staff } from '@warraq/core/people/roles'
import { isRole } from '@warraq/core/people/roles'
import type { ReadDb } from '../database.ts'

const MOST_NOTES = 1000

/** Everything that was said beside an article's text, in the order in which it began. */
export async function listNotes(db: ReadDb, staff: Staff, articleId: number): Promise<NoteRow[]> {
  const [rows, lines, article] = await Promise.all([
    db
      .selectFrom('article_note as n')
      .innerJoin('account as a', 'a.id', 'n.created_by')
      .leftJoin('account as s', 's.id', 'n.settled_by')
      .select(['n.id', 'n.kind', 'n.state', 'n.anchor', 'n.replacement', 'n.created_at', 'n.created_by'])
      .select(['a.name', 's.name as settled_name'])
      .where('n.article_id', '=', articleId)
      .orderBy('n.id')
      .limit(MOST_NOTES)
      .execute(),
    linesOf(db, articleId),
    db
      .selectFrom('article')
      .select(['state', 'created_by', 'section_id'])
      .where('id', '=', articleId)
      .executeTakeFirst(),
  ])
  const editor =
    article !== undefined &&
    mayEdit(staff, article.state, { ownerId: article.created_by, sectionId: article.section_id })
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    state: row.state,
    anchor: JSON.parse(row.anchor) as Anchor,
    replacement: row.replacement,
    by: row.name,
    at: row.created_at,
    settledBy: row.settled_name,
    maySettle: editor || row.created_by === staff.id,
    lines: lines.get(row.id) ?? [],
  }))
}

async function linesOf(db: ReadDb, articleId: number): Promise<Map<number, NoteLine[]>> {
  const rows = await db
    .selectFrom('article_note_line as l')
    .innerJoin('article_note as n', 'n.id', 'l.note_id')
    .innerJoin('account as a', 'a.id', 'l.account_id')
    .select(['l.id', 'l.note_id', 'l.text', 'l.at', 'a.name'])
    .where('n.article_id', '=', articleId)
    .orderBy('l.id')
    .execute()
  const lines = new Map<number, NoteLine[]>()
  for (const { id, note_id, text, at, name } of rows)
    lines.set(note_id, [...(lines.get(note_id) ?? []), { id, text, by: name, at }])
  return lines
}

const MOST_NAMES = 8

/** Staff who may read the article and whose name has a word that begins so, vowels and hamza aside. */
export async function findNames(
  db: ReadDb,
  article: { readonly id: number; readonly q: string; readonly not: number },
): Promise<NameRow[]> {
  const subject = await db
    .selectFrom('article')
    .select(['created_by', 'section_id'])
    .where('id', '=', article.id)
    .executeTakeFirst()
  if (!subject) return []
  const accounts = await db
    .selectFrom('account')
    .select(['id', 'name', 'role'])
    .where('status', '=', 'active')
    .where('id', '!=', article.not)
    .orderBy('name')
    .execute()
  const wanted = fold(article.q)
  const about = { ownerId: subject.created_by, sectionId: subject.section_id }
  return accounts
    .filter(({ id, role }) => isRole(role) && can({ id, role, sectionIds: [] }, 'article.read', about))
    .filter(({ name }) => wanted === '' || begins(fold(name), wanted))
    .slice(0, MOST_NAMES)
    .map(({ id, name, role }) => ({ accountId: id, name, role }))
}

/** «منصور» and «ال» aside: a family name is found with and without its article. */
function begins(name: string, wanted: string): boolean {
  const bare = wanted.replace(/^ال/u, '')
  return (
    ` ${name}`.includes(` ${wanted}`) || (bare !== '' && ` ${name.replaceAll(/(?<=^| )ال/gu, '')}`.includes(` ${bare}`))
  )
}

const MOST_MENTIONS = 50

/** What names this person and was not read, newest first; only on articles they may still read. */
export async function listMentions(db: ReadDb, staff: Staff): Promise<MentionRow[]> {
  const rows = await mentions(db, staff.id).limit(MOST_MENTIONS).execute()
  return rows
    .filter((row) => can(staff, 'article.read', { ownerId: row.created_by, sectionId: row.section_id }))
    .map((row) => ({ articleId: row.article_id, title: row.title, text: row.text, by: row.name, at: row.at }))
}

/** Lines that name this person, unread, with what a list or a letter says of them; newest first. */
export function mentions(db: ReadDb, accountId: number) {
  return db
    .selectFrom('article_mention as m')
    .innerJoin('article_note_line as l', 'l.id', 'm.line_id')
    .innerJoin('article_note as n', 'n.id', 'l.note_id')
    .innerJoin('article as t', 't.id', 'n.article_id')
    .innerJoin('account as a', 'a.id', 'l.account_id')
    .select(['n.article_id', 't.title', 'l.text', 'a.name', 'l.at', 'l.id as line_id', 't.created_by', 't.section_id'])
    .where('m.account_id', '=', accountId)
    .where('m.read_at', 'is', null)
    .orderBy('l.id', 'desc')
}

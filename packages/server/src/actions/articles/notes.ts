import { cleanText, dropBidiControls } from '@warraq/arabic'
import { mayEdit } from '@warraq/core/articles/editing'
import { Refusal } from '@warraq/core/errors'
import { can } from '@warraq/core/people/permissions'
import { isRole } from '@warraq/core/people/roles'
import type { Staff } from '@warraq/core/people/roles'
import type { WriteContext } from '../action.ts'
import { cleanProse } from './clean-content.ts'
import type { ArticleAtHand } from './pen.ts'

/** Words as they are put into a text: without controls, with the spaces at their ends. */
export const cleanWords = (text: string): string => dropBidiControls(cleanText(text)).text

export interface SaidLine {
  readonly text: string
  /** Accounts that the line names. */
  readonly mentions: readonly number[]
}

/** Adds a line to a note and tells those it names. Answers its id. */
export async function addLine(
  context: WriteContext,
  article: ArticleAtHand,
  noteId: number,
  accountId: number,
  said: SaidLine,
): Promise<number> {
  const { db, now } = context
  const text = cleanProse(said.text)
  if (text === '') throw new Refusal('bad-input', { field: 'text' })
  const { id } = await db
    .insertInto('article_note_line')
    .values({ note_id: noteId, text, at: now, account_id: accountId })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.updateTable('article_note').set({ changed_at: now }).where('id', '=', noteId).execute()
  const named = [...new Set(said.mentions)].filter((one) => one !== accountId)
  if (named.length === 0) return id
  await refuseStrangers(context, article, named)
  const rows = named.map((account_id) => ({ line_id: id, account_id, read_at: null, mailed_at: null }))
  await db.insertInto('article_mention').values(rows).execute()
  return id
}

/** Only who may read the article can be named: a name would otherwise tell a stranger what is being written. */
async function refuseStrangers(context: WriteContext, article: ArticleAtHand, ids: readonly number[]): Promise<void> {
  const accounts = await context.db
    .selectFrom('account')
    .select(['id', 'role'])
    .where('id', 'in', ids)
    .where('status', '=', 'active')
    .execute()
  // Section heads read every article; their sections do not matter here.
  const readers = accounts.filter(
    ({ id, role }) => isRole(role) && can({ id, role, sectionIds: [] }, 'article.read', article),
  )
  if (readers.length !== ids.length) throw new Refusal('bad-input', { field: 'mentions' })
}

export interface StoredNote {
  readonly id: number
  readonly kind: 'note' | 'suggestion'
  readonly state: 'open' | 'settled' | 'accepted' | 'declined'
  readonly writerId: number
}

/** A note of this article; another article's is not found. */
export async function loadNote({ db }: WriteContext, articleId: number, noteId: number): Promise<StoredNote> {
  const row = await db
    .selectFrom('article_note')
    .select(['id', 'kind', 'state', 'created_by'])
    .where('id', '=', noteId)
    .where('article_id', '=', articleId)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', { note: noteId })
  return { id: row.id, kind: row.kind, state: row.state, writerId: row.created_by }
}

export const mayChange = (staff: Staff, article: ArticleAtHand): boolean => mayEdit(staff, article.state, article)

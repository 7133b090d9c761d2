import type { LetterKind, LetterState } from '@warraq/core/care/letters'
import type { ReadDb } from '../database.ts'
import type { CardRow } from './articles.ts'
import { articlesById } from './articles.ts'

/** A letter as its writer sees it: never the notes of the desk, never the contact. */
export interface PublicLetter {
  readonly kind: LetterKind
  readonly state: LetterState
  readonly lang: 'ar' | 'en'
  readonly quote: string
  readonly text: string
  readonly at: string
  readonly dueAt: string
  /** Null where it is not public any more. */
  readonly article: CardRow | null
  readonly reply: CardRow | null
  readonly correction: string | null
  readonly lines: readonly { readonly text: string; readonly at: string }[]
}

export async function publicLetter(db: ReadDb, id: number): Promise<PublicLetter | null> {
  const row = await db
    .selectFrom('reader_letter as l')
    .leftJoin('correction as c', 'c.id', 'l.correction_id')
    .selectAll('l')
    .select('c.text as correction')
    .where('l.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const tied = row.state === 'published' ? row.reply_article_id : null
  const cards = await articlesById(db, [row.article_id, ...(tied === null ? [] : [tied])])
  const lines = await db
    .selectFrom('reader_letter_line')
    .select(['text', 'at'])
    .where('letter_id', '=', id)
    .where('kind', 'in', ['answer', 'outcome'])
    .where('text', '!=', '')
    .orderBy('id')
    .execute()
  return {
    kind: row.kind,
    state: row.state,
    lang: row.lang === 'en' ? 'en' : 'ar',
    quote: row.quote,
    text: row.text,
    at: row.created_at,
    dueAt: row.due_at,
    article: cards.find((card) => card.id === row.article_id) ?? null,
    reply: cards.find((card) => card.id === tied) ?? null,
    correction: row.state === 'corrected' ? row.correction : null,
    lines,
  }
}

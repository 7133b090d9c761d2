import type { ArticleContent } from '@warraq/core/articles/content'
import type { ArticleState } from '@warraq/core/articles/states'
import { Refusal } from '@warraq/core/errors'
import type { ReadDb } from '../database.ts'

/** The working copy as care looks at it. */
export interface CareArticle {
  readonly id: number
  readonly state: ArticleState
  readonly content: ArticleContent
  readonly ownerId: number | null
  readonly sectionId: number | null
  readonly savedAt: string
  readonly savedBy: number | null
}

export async function careArticle(db: ReadDb, id: number): Promise<CareArticle> {
  const row = await db
    .selectFrom('article')
    .select(['state', 'content', 'created_by', 'section_id', 'saved_at', 'saved_by'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', { article: id })
  return {
    id,
    state: row.state,
    content: JSON.parse(row.content) as ArticleContent,
    ownerId: row.created_by,
    sectionId: row.section_id,
    savedAt: row.saved_at,
    savedBy: row.saved_by,
  }
}

export interface CareSigners {
  readonly checkedBy: string | null
  readonly confirmedBy: string | null
  readonly silenceBy: string | null
}

export async function careSigners(db: ReadDb, articleId: number): Promise<CareSigners> {
  const row = await db
    .selectFrom('article_care as k')
    .leftJoin('account as c', 'c.id', 'k.checked_by')
    .leftJoin('account as s', 's.id', 'k.confirmed_by')
    .leftJoin('account as e', 'e.id', 'k.silence_by')
    .select(['c.name as checked', 's.name as confirmed', 'e.name as silence'])
    .where('k.article_id', '=', articleId)
    .executeTakeFirst()
  return { checkedBy: row?.checked ?? null, confirmedBy: row?.confirmed ?? null, silenceBy: row?.silence ?? null }
}

/** Who may be named to read a note: everybody with an account. */
export function carePeople(db: ReadDb): Promise<{ id: number; name: string }[]> {
  return db.selectFrom('account').select(['id', 'name']).where('status', '=', 'active').orderBy('name').execute()
}

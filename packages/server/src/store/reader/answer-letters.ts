import type { LettersOften } from '@warraq/core/comments/answer-letters'
import type { ReadDb } from '../database.ts'

/** What this reader has chosen; `none` for who has chosen nothing. */
export async function lettersOften(db: ReadDb, ids: readonly number[]): Promise<LettersOften> {
  const rows = await db
    .selectFrom('answer_letters as l')
    .innerJoin('contact as c', 'c.identity_id', 'l.identity_id')
    .select('l.often')
    .where('l.identity_id', 'in', [...ids])
    .where('c.verified_at', 'is not', null)
    .execute()
  return rows.find(({ often }) => often !== 'none')?.often ?? 'none'
}

export interface WaitingAnswer {
  readonly commentId: number
  readonly articleTitle: string
  readonly lang: 'ar' | 'en'
}

/** Answers that wait to be told of and are still public, oldest first. */
export async function waitingAnswers(db: ReadDb, identityId: number): Promise<WaitingAnswer[]> {
  const rows = await db
    .selectFrom('answer_waiting as w')
    .innerJoin('comment as c', 'c.id', 'w.comment_id')
    .innerJoin('public_article as a', 'a.id', 'c.article_id')
    .select(['w.comment_id', 'a.title', 'a.lang'])
    .where('w.identity_id', '=', identityId)
    .where('c.state', '=', 'published')
    .orderBy('w.comment_id')
    .execute()
  return rows.map(({ comment_id, title, lang }) => ({
    commentId: comment_id,
    articleTitle: title,
    lang: lang as 'ar' | 'en',
  }))
}

import type { ReadDb } from '../database.ts'

/** The byline under which an account may answer below an article: its own, where it stands above the article. Else null. */
export async function bylineOf(db: ReadDb, accountId: number, articleId: number): Promise<string | null> {
  const row = await db
    .selectFrom('account as a')
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .innerJoin('public_byline as b', 'b.person_id', 'p.id')
    .select('p.name')
    .where('a.id', '=', accountId)
    .where('b.article_id', '=', articleId)
    .where('p.byline_hidden', '=', 0)
    .executeTakeFirst()
  return row?.name ?? null
}

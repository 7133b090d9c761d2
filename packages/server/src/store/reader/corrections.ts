import type { ReadDb } from '../database.ts'
import type { Slice } from './articles.ts'

/** CROSS JOIN, because SQLite begins with its left side: from the corrections, not from all articles of the language. */
const ofLanguage = (db: ReadDb, lang: string) =>
  db
    .selectFrom('correction as c')
    .crossJoin('public_article as a')
    .whereRef('a.id', '=', 'c.article_id')
    .where('a.lang', '=', lang)

export async function latestCorrections(
  db: ReadDb,
  lang: string,
  { limit, offset }: Slice,
): Promise<{ at: string; text: string; articleId: number }[]> {
  const rows = await ofLanguage(db, lang)
    .select(['c.at', 'c.text', 'c.article_id'])
    .orderBy('c.at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(({ at, text, article_id }) => ({ at, text, articleId: article_id }))
}

export async function countCorrections(db: ReadDb, lang: string): Promise<number> {
  const { n } = await ofLanguage(db, lang)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

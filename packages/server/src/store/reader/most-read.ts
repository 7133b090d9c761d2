import type { ReadDb } from '../database.ts'

/** Most read since a day, by our own counts; without what a care flag keeps out of it. */
export async function mostRead(db: ReadDb, lang: string, sinceDay: string, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('article_view as v')
    .innerJoin('public_article as a', 'a.id', 'v.article_id')
    .select((e) => ['v.article_id', e.fn.sum<number>('v.count').as('n')])
    .where('v.day', '>=', sinceDay)
    .where('a.lang', '=', lang)
    .where('a.quiet', '=', 0)
    .groupBy('v.article_id')
    .orderBy('n', 'desc')
    .orderBy('v.article_id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ article_id }) => article_id)
}

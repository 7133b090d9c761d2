import type { ReadDb } from '../database.ts'

/**
 * Most read since a day, by our own counts; without what a care flag keeps out of it. CROSS JOIN, because SQLite takes it
 * as an order to begin with the counts (sqlite.org, optoverview, section 8.2): it would begin with all articles otherwise.
 */
export async function mostRead(db: ReadDb, lang: string, sinceDay: string, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('article_view as v')
    .crossJoin('public_article as a')
    .select((e) => ['v.article_id', e.fn.sum<number>('v.count').as('n')])
    .whereRef('a.id', '=', 'v.article_id')
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

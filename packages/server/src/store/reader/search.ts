import type { ReadDb } from '../database.ts'

export interface SearchHits {
  readonly total: number
  readonly ids: readonly number[]
}

/** Articles that carry every word, heaviest first, then newest. Words come folded from the same analyser that made the index. */
export async function searchArticles(
  db: ReadDb,
  words: readonly string[],
  part: { limit: number; offset: number },
): Promise<SearchHits> {
  if (words.length === 0) return { total: 0, ids: [] }
  const unique = [...new Set(words)]
  const matching = db
    .selectFrom('search_word as w')
    .innerJoin('public_article as a', 'a.id', 'w.article_id')
    .select((e) => ['w.article_id', 'a.published_at', e.fn.sum<number>('w.weight').as('weight')])
    .where('w.word', 'in', unique)
    .groupBy(['w.article_id', 'a.published_at'])
    .having((e) => e(e.fn.countAll<number>(), '=', unique.length))
  const { n } = await db
    .selectFrom(matching.as('m'))
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const rows = await matching
    .orderBy('weight', 'desc')
    .orderBy('a.published_at', 'desc')
    .orderBy('w.article_id', 'desc')
    .limit(part.limit)
    .offset(part.offset)
    .execute()
  return { total: n, ids: rows.map(({ article_id }) => article_id) }
}

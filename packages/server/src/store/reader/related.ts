import type { RelatedCandidate } from '@warraq/core/search/related'
import type { ReadDb } from '../database.ts'
import type { CardRow } from './articles.ts'
import { cards, toCard } from './articles.ts'

/** Newest articles that are considered for a shared tag, and for the section. */
const OF_TAGS = 30
const OF_SECTION = 12

export interface RelatedCard extends RelatedCandidate {
  readonly card: CardRow
}

interface Subject {
  readonly id: number
  readonly lang: string
  readonly sectionId: number | null
  readonly tags: readonly { readonly id: number }[]
}

/**
 * Articles that may belong under this one: those the search engine found alike, and the newest with one of its tags or in
 * its section, in the same language; one query.
 */
export async function relatedCandidates(
  db: ReadDb,
  article: Subject,
  alike: readonly number[],
): Promise<RelatedCard[]> {
  const tagIds = article.tags.map(({ id }) => id)
  const tagged = db
    .selectFrom('public_tag')
    .select('article_id')
    .where('tag_id', 'in', tagIds)
    .orderBy('published_at', 'desc')
    .limit(OF_TAGS)
  const section = db
    .selectFrom('public_article as s')
    .select('s.id')
    .where('s.section_id', '=', article.sectionId)
    .where('s.lang', '=', article.lang)
    .orderBy('s.published_at', 'desc')
    .limit(OF_SECTION)
  const rows = await cards(db)
    .select('a.tags')
    .where('a.id', '!=', article.id)
    .where('a.lang', '=', article.lang)
    .where((e) =>
      e.or([
        ...(alike.length > 0 ? [e('a.id', 'in', alike)] : []),
        ...(tagIds.length > 0 ? [e('a.id', 'in', tagged)] : []),
        ...(article.sectionId === null ? [] : [e('a.id', 'in', section)]),
      ]),
    )
    .execute()
  return rows.map((row) => {
    const card = toCard(row)
    const tags = JSON.parse(row.tags) as { id: number }[]
    return {
      id: card.id,
      tagIds: tags.map(({ id }) => id),
      sectionId: card.sectionId,
      publishedAt: card.publishedAt,
      card,
    }
  })
}

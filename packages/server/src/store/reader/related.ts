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
  const found = [...ofIds(db, alike), ...ofTags(db, article), ...ofSection(db, article)]
  const [first, ...rest] = found
  if (first === undefined) return []
  // One list of ids, and nothing else to go by: SQLite would look through all articles of the language instead.
  const ids = rest.reduce((whole, one) => whole.union(one), first)
  const rows = await cards(db).select('a.tags').where('a.id', 'in', ids).execute()
  const others = rows.filter(({ id, lang }) => id !== article.id && lang === article.lang)
  return others.map((row) => {
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

function ofIds(db: ReadDb, ids: readonly number[]) {
  if (ids.length === 0) return []
  const named = db.selectFrom('public_article as f').select('f.id').where('f.id', 'in', ids)
  return [db.selectFrom(named.as('n')).select('n.id')]
}

/** The newest of each tag by its own index, then the newest of those. */
function ofTags(db: ReadDb, { tags }: Subject) {
  const newest = tags.map(({ id }) => {
    const one = db
      .selectFrom('public_tag')
      .select(['article_id', 'published_at'])
      .where('tag_id', '=', id)
      .orderBy('published_at', 'desc')
      .limit(OF_TAGS)
    return db.selectFrom(one.as('n')).select(['n.article_id', 'n.published_at'])
  })
  const [first, ...rest] = newest
  if (first === undefined) return []
  const tagged = db
    .selectFrom(rest.reduce((whole, one) => whole.union(one), first).as('t'))
    .select('t.article_id as id')
    .orderBy('t.published_at', 'desc')
    .limit(OF_TAGS)
  return [db.selectFrom(tagged.as('n')).select('n.id')]
}

function ofSection(db: ReadDb, { sectionId, lang }: Subject) {
  if (sectionId === null) return []
  const newest = db
    .selectFrom('public_article as s')
    .select('s.id')
    .where('s.section_id', '=', sectionId)
    .where('s.lang', '=', lang)
    .orderBy('s.published_at', 'desc')
    .limit(OF_SECTION)
  return [db.selectFrom(newest.as('n')).select('n.id')]
}

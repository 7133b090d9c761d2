import { Refusal } from '@warraq/core/errors'
import { rankRelated } from '@warraq/core/search/related'
import type { SearchHit } from '@warraq/core/search/request'
import type { ArticleRow, CardRow } from '../../store/reader/articles.ts'
import { relatedCandidates } from '../../store/reader/related.ts'
import type { WebContext } from '../context.ts'

const CONSIDERED = 40

/**
 * What the engine finds alike. A page is drawn without it while search is busy: then tags and section decide.
 */
export async function alikeArticles({ search }: WebContext, id: number): Promise<readonly SearchHit[]> {
  try {
    return await search.similar('public', id, CONSIDERED)
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}

/** Related articles in their order; one query. */
export async function relatedCards(
  { read }: WebContext,
  article: ArticleRow,
  alike: readonly SearchHit[],
  limit: number,
): Promise<CardRow[]> {
  const candidates = await relatedCandidates(
    read,
    article,
    alike.map(({ id }) => id),
  )
  const likeness = new Map(alike.map(({ id, score }) => [id, score]))
  const subject = { ...article, tagIds: article.tags.map(({ id }) => id) }
  return rankRelated(subject, candidates, likeness, limit).map(({ card }) => card)
}

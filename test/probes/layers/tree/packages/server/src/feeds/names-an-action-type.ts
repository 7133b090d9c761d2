// refused: server/feeds
import type { publishArticle } from '../actions/articles/publish-article.ts'
export const used = null as unknown as typeof publishArticle

// refused: server/store
import { publishArticle } from '../actions/articles/publish-article.ts'
export const used = publishArticle

// refused: server/web
import { publishArticle } from '../actions/articles/publish-article.ts'
export const used = publishArticle

// fine
import { article } from '@warraq/core/articles/article'
import { database } from '../../store/database.ts'
export const publishArticle = [article, database]

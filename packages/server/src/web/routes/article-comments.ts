import type { ArticleRow } from '../../store/reader/articles.ts'
import type { WebContext } from '../context.ts'
import type { Site } from '../sites.ts'
import type { CommentsView } from '../views/comments.ts'

/** The comments of an article page; null for a page of comments that does not exist. */
export function articleComments(_context: WebContext, _site: Site, row: ArticleRow, _page: number): Promise<CommentsView | null> {
  return Promise.resolve({ count: row.commentCount, items: [], earlierUrl: null, laterUrl: null, open: false, closedReason: null, form: null, terms: [] })
}

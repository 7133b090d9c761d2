import { commentsClosed } from '@warraq/core/comments/open'
import type { Instant } from '@warraq/core/time'
import type { ArticleRow } from '../../store/reader/articles.ts'
import { commentsPage } from '../../store/reader/comments.ts'
import { commentsView } from '../comments/comments-view.ts'
import type { WebContext } from '../context.ts'
import { cardPath } from '../loaders/cards.ts'
import type { Site } from '../sites.ts'
import type { CommentsView } from '../views/comments.ts'

/** The comments of an article page; null for a page of comments that does not exist. One query, two with gaps. */
export async function articleComments(
  context: WebContext,
  site: Site,
  row: ArticleRow,
  page: number,
): Promise<CommentsView | null> {
  const comments = await commentsPage(context.read, row.id, page)
  if (!comments) return null
  const facts = { commentsOpen: row.commentsOpen, publishedAt: row.publishedAt as Instant }
  const open = !commentsClosed(site.facts.settings.comments, facts, context.now())
  return commentsView(site, {
    articleId: row.id,
    articlePath: cardPath(site, row),
    count: row.commentCount,
    open,
    page,
    comments,
    clauses: open ? site.clauses : [],
  })
}

import { commentsClosed } from '@warraq/core/comments/open'
import { pageStart } from '@warraq/core/comments/thread'
import type { CommentsAsked } from '@warraq/core/comments/thread'
import type { Instant } from '@warraq/core/time'
import type { ArticleRow } from '../../store/reader/articles.ts'
import { commentsPage } from '../../store/reader/discussion.ts'
import { commentsView } from '../comments/comments-view.ts'
import type { WebContext } from '../context.ts'
import { cardPath } from '../loaders/cards.ts'
import type { Site } from '../sites.ts'
import type { CommentsView } from '../views/comments.ts'

/** The comments of an article page; null for a page or an order of comments that does not exist. One query, two with gaps. */
export async function articleComments(
  context: WebContext,
  site: Site,
  row: ArticleRow,
  asked: CommentsAsked,
): Promise<CommentsView | null> {
  if (asked.order === 'liked' && !site.moderation.likes) return null
  if (asked.page > 1 && pageStart(asked.page) >= row.commentCount) return null
  const comments = await commentsPage(context.read, row.id, asked)
  if (!comments) return null
  const facts = { commentsOpen: row.commentsOpen, publishedAt: row.publishedAt as Instant }
  const open = !commentsClosed(site.facts.settings.comments, facts, context.now())
  return commentsView(site, {
    articleId: row.id,
    articlePath: cardPath(site, row),
    count: row.commentCount,
    open,
    closesAt: null,
    slowSeconds: site.moderation.slowSeconds,
    asked,
    comments,
    clauses: open ? site.clauses : [],
  })
}

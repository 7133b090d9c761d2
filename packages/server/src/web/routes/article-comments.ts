import type { CommentWay } from '@warraq/core/comments/modes'
import { commentWay } from '@warraq/core/comments/modes'
import { pageStart } from '@warraq/core/comments/thread'
import type { CommentsAsked } from '@warraq/core/comments/thread'
import type { Instant } from '@warraq/core/time'
import type { PublicArticle } from '../../store/reader/articles.ts'
import { commentsPage } from '../../store/reader/discussion.ts'
import { commentsView, likesAreOn } from '../comments/comments-view.ts'
import type { WebContext } from '../context.ts'
import { cardPath, sectionLine } from '../loaders/cards.ts'
import type { Site } from '../sites.ts'
import type { CommentsView } from '../views/comments.ts'

/** How comments are taken under an article: from what the site and the article's own row say, without asking anything. */
export function wayOf(site: Site, row: PublicArticle, now: Instant): CommentWay {
  const line = sectionLine(site, row.sectionId).toReversed()
  const own = [row.ownMode, ...line.map(({ id }) => site.sectionModes.get(id) ?? null)].filter((mode) => mode !== null)
  const facts = { commentsOpen: row.commentsOpen, publishedAt: row.publishedAt as Instant }
  return commentWay({ ...site.facts.settings.comments, slowSeconds: site.moderation.slowSeconds }, own, facts, now)
}

/** The comments of an article page; null for a page or an order of comments that does not exist. One query, two with gaps. */
export async function articleComments(
  context: WebContext,
  site: Site,
  row: PublicArticle,
  way: CommentWay,
  asked: CommentsAsked,
): Promise<CommentsView | null> {
  if (asked.order === 'liked' && !likesAreOn(site)) return null
  if (asked.page > 1 && pageStart(asked.page) >= row.commentCount) return null
  const comments = await commentsPage(context.read, row.id, asked)
  if (!comments) return null
  const open = !way.closed
  return commentsView(site, {
    articleId: row.id,
    articlePath: cardPath(site, row),
    count: row.commentCount,
    open,
    closesAt: way.closesAt,
    slowSeconds: way.slowSeconds,
    asked,
    comments,
    clauses: open ? site.clauses : [],
  })
}

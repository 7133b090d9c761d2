import { careOf } from '@warraq/core/care/care-of'
import { commentSilence } from '@warraq/core/care/silence'
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
  const way = commentWay({ ...site.facts.settings.comments, slowSeconds: site.moderation.slowSeconds }, own, facts, now)
  const silence = commentSilence(site.facts.care.silences, row.flags, now)
  const changes = [way.changesAt, silence.changesAt].filter((at) => at !== null)
  return { ...way, closed: way.closed || silence.until !== null, changesAt: changes.toSorted()[0] ?? null }
}

/** Why comments are closed, where it is more than that they are. */
function closedReason(site: Site, row: PublicArticle, now: Instant): string | null {
  const { t } = site.messages
  if (!careOf(row.flags, row.care).comments) return t('comments.protected')
  const { until } = commentSilence(site.facts.care.silences, row.flags, now)
  return until === null ? null : t('comments.silent', { until: site.dates.dateTime(until) })
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
    closedReason: open ? null : closedReason(site, row, context.now()),
    closesAt: way.closesAt,
    slowSeconds: way.slowSeconds,
    asked,
    comments,
    clauses: open ? site.clauses : [],
  })
}

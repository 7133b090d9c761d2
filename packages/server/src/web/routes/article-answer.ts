import { bodyReferences } from '@warraq/core/articles/references'
import type { CommentsAsked } from '@warraq/core/comments/thread'
import { shortPath } from '@warraq/core/links/addresses'
import { plusSeconds, toEpoch } from '@warraq/core/time'
import type { Instant } from '@warraq/core/time'
import type { PublicArticle } from '../../store/reader/articles.ts'
import type { Answer } from '../answers.ts'
import type { WebContext } from '../context.ts'
import { articleView } from '../loaders/article.ts'
import { cardPath } from '../loaders/cards.ts'
import { ArticlePage } from '../pages/article-page.tsx'
import type { Site } from '../sites.ts'
import { articleComments, wayOf } from './article-comments.ts'
import { cardTags, htmlPage, personTags, redirect } from './pages.ts'

/** The page of an article, at its own address or at one that it kept. The canonical address is its own in both cases. */
export async function articleAnswer(
  context: WebContext,
  site: Site,
  row: PublicArticle,
  asked: CommentsAsked,
): Promise<Answer> {
  const canonical = cardPath(site, row)
  const way = wayOf(site, row, context.now())
  const comments = await articleComments(context, site, row, way, asked)
  if (!comments) return redirect(canonical, false)
  const view = await articleView(context, site, row, comments)
  const origin = context.config.publicUrl.origin
  return htmlPage(site, ArticlePage, view, {
    articleId: row.id,
    tags: [
      `article:${row.id}`,
      ...personTags([view]),
      ...cardTags([...view.related.map((card) => card.id), ...bodyReferences(row.body).articleIds]),
    ],
    headers: {
      ...(row.unlisted ? { 'x-robots-tag': 'noindex' } : {}),
      link: `<${origin}${shortPath(row.shortCode)}>; rel=shortlink, <${origin}${canonical}>; rel=canonical`,
    },
    // A stored page must not offer a form after comments have closed by the calendar.
    expiresAt: earlier(way.changesAt, relatedUntil(row, context.now())),
  })
}

const MINUTE = 60
const DAY = 24 * 60 * MINUTE

/**
 * What is published later may belong among the related articles. That is no reason to drop a page: it is drawn again after
 * a quarter of an hour while it is news, after a day when it is not. Its ETag changes only with its text.
 */
function relatedUntil(row: PublicArticle, now: Instant): Instant {
  const age = toEpoch(now) - toEpoch(row.publishedAt as Instant)
  return plusSeconds(now, age < 2 * DAY * 1000 ? 15 * MINUTE : DAY)
}

function earlier(one: Instant | null, other: Instant): Instant {
  return one !== null && one < other ? one : other
}

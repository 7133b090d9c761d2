import { bodyReferences } from '@warraq/core/articles/references'
import { shortPath } from '@warraq/core/links/addresses'
import { plusSeconds, toEpoch } from '@warraq/core/time'
import type { Instant } from '@warraq/core/time'
import type { ArticleRow } from '../../store/reader/articles.ts'
import { publicArticle } from '../../store/reader/articles.ts'
import type { Answer } from '../answers.ts'
import { articleView } from '../loaders/article.ts'
import { cardPath } from '../loaders/cards.ts'
import { ArticlePage } from '../pages/article-page.tsx'
import type { Site } from '../sites.ts'
import { absent } from './absence.ts'
import { articleComments } from './article-comments.ts'
import { findOldAddress } from './old-address.ts'
import { cardTags, htmlPage, personTags, redirect } from './pages.ts'
import type { ReaderCall } from './reader-route.ts'

/**
 * `/{section}/{id}/{slug}`: the id decides; every other spelling of the rest answers one redirect to the canonical one.
 * Addresses of an imported site may look like such a spelling (`/2017/10/title`, `/archives/123`): they lead where they
 * led before.
 */
export async function article(call: ReaderCall): Promise<Answer> {
  const { context, site: asked, path, params, query } = call
  const id = Number(params['id'])
  const row = await publicArticle(context.read, id)
  if (!row) return (await findOldAddress(call)) ?? absent(context, id)
  const site = row.lang === asked.lang ? asked : await context.sites.get(row.lang)
  const canonical = cardPath(site, row)
  const commentsPage = pageOfComments(query.get('comments'))
  if (path !== canonical) {
    const elsewhere = await findOldAddress(call)
    return elsewhere ?? redirect(canonical + (commentsPage > 1 ? `?comments=${commentsPage}` : ''))
  }
  const comments = await articleComments(context, site, row, commentsPage)
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
    headers: { link: `<${origin}${shortPath(row.shortCode)}>; rel=shortlink, <${origin}${canonical}>; rel=canonical` },
    expiresAt: earlier(commentsCloseAt(site, row, context.now()), relatedUntil(row, context.now())),
  })
}

function pageOfComments(text: string | null): number {
  return text !== null && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 1
}

/** A stored page must not offer a form after comments have closed by the calendar. */
function commentsCloseAt(site: Site, row: ArticleRow, now: Instant): Instant | null {
  const days = site.facts.settings.comments.closeAfterDays
  if (days === null || !row.commentsOpen) return null
  const at = plusSeconds(row.publishedAt as Instant, days * 24 * 3600)
  return at > now ? at : null
}

const MINUTE = 60
const DAY = 24 * 60 * MINUTE

/**
 * What is published later may belong among the related articles. That is no reason to drop a page: it is drawn again after
 * a quarter of an hour while it is news, after a day when it is not. Its ETag changes only with its text.
 */
function relatedUntil(row: ArticleRow, now: Instant): Instant {
  const age = toEpoch(now) - toEpoch(row.publishedAt as Instant)
  return plusSeconds(now, age < 2 * DAY * 1000 ? 15 * MINUTE : DAY)
}

function earlier(one: Instant | null, other: Instant): Instant {
  return one !== null && one < other ? one : other
}

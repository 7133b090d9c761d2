import { bodyReferences } from '@warraq/core/articles/references'
import { renderFeed } from '@warraq/core/articles/render-feed'
import type { BodyViews } from '@warraq/core/articles/render-options'
import { shortPath } from '@warraq/core/links/addresses'
import type { Instant } from '@warraq/core/time'
import { generateRssFeed } from 'feedsmith'
import type { ArticleRow, CardRow } from '../store/reader/articles.ts'
import { bylinesOf, feedArticles, feedArticlesById } from '../store/reader/articles.ts'
import type { ReadDb } from '../store/database.ts'
import type { ShownMedia } from '../store/reader/media.ts'
import { shownMedia } from '../store/reader/media.ts'

export const ITEMS = 30

/** What the feed is told about the newspaper by whoever serves it. */
export interface FeedSite {
  readonly name: string
  readonly tagline: string
  readonly lang: 'ar' | 'en'
  /** Root-relative: the front page of this edition, and the feed itself. */
  readonly homePath: string
  readonly feedPath: string
  readonly pathOf: (card: CardRow) => string
  /** What a care flag says above the text, as plain sentences. */
  readonly careOf: (article: ArticleRow) => readonly string[]
  readonly viewsOf: (media: ShownMedia) => BodyViews
}

export interface FeedParts {
  readonly read: ReadDb
  readonly site: FeedSite
  readonly origin: string
  readonly now: Instant
}

/** RSS 2.0 of the newest articles with their text, `dc:creator`, and a guid that is the id for ever. */
export async function siteFeed(parts: FeedParts): Promise<string> {
  return feedOf(parts, await feedArticles(parts.read, parts.site.lang, ITEMS))
}

/** The same of these articles, in their order: a search, a section … `site` names what they are of and leads to its page. */
export async function feedOfArticles(parts: FeedParts, ids: readonly number[]): Promise<string> {
  return feedOf(parts, await feedArticlesById(parts.read, ids))
}

async function feedOf({ read, site, origin, now }: FeedParts, articles: readonly ArticleRow[]): Promise<string> {
  const bylines = await bylinesOf(
    read,
    articles.map(({ id }) => id),
  )
  const media = await shownMedia(read, [...new Set(articles.flatMap(({ body }) => bodyReferences(body).mediaIds))])
  const items = articles.map((article) => ({
    title: article.title,
    link: origin + site.pathOf(article),
    guid: { value: origin + shortPath(article.shortCode), isPermaLink: false },
    pubDate: new Date(article.publishedAt),
    description: article.description,
    categories: article.tags.map(({ name }) => ({ name })),
    dc: { creators: (bylines.get(article.id) ?? []).map(({ name }) => name) },
    content: {
      encoded:
        careHtml(site.careOf(article)) +
        renderFeed(article.body, {
          ...site.viewsOf(media),
          articleUrl: origin + site.pathOf(article),
          lang: article.lang,
          dir: article.lang === 'ar' ? 'rtl' : 'ltr',
        }),
    },
  }))
  const xml = generateRssFeed({
    title: site.name,
    link: origin + site.homePath,
    description: site.tagline || site.name,
    language: site.lang,
    lastBuildDate: new Date(
      articles
        .map(({ updatedAt }) => updatedAt)
        .toSorted()
        .at(-1) ?? now,
    ),
    atom: { links: [{ href: origin + site.feedPath, rel: 'self', type: 'application/rss+xml' }] },
    items,
  })
  return xml.replaceAll(NOT_XML, '')
}

function careHtml(sentences: readonly string[]): string {
  return sentences.map((text) => `<p><strong>${escaped(text)}</strong></p>`).join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** What XML 1.0 cannot carry, also not escaped (section 2.2): one such character would make the whole feed unreadable. */
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Surrogate}]/gu

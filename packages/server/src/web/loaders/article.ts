import { careOf } from '@warraq/core/care/care-of'
import { bodyReferences } from '@warraq/core/articles/references'
import type { BodyViews, MediaView } from '@warraq/core/articles/render-options'
import { parseSourceLine } from '@warraq/core/articles/source-line'
import { renderHtml } from '@warraq/core/articles/render-html'
import { feedPath, letterFormPath, shortPath, tagPath } from '@warraq/core/links/addresses'
import type { ArticleRow, BylineRow, CardRow } from '../../store/reader/articles.ts'
import { articlesById, bylinesOf } from '../../store/reader/articles.ts'
import type { PublicMedia, ShownMedia } from '../../store/reader/media.ts'
import { shownMedia } from '../../store/reader/media.ts'
import type { WebContext } from '../context.ts'
import { careNote } from './care-note.ts'
import type { Site } from '../sites.ts'
import type { ArticlePageView, AuthorBoxView } from '../views/article.ts'
import type { CommentsView } from '../views/comments.ts'
import { bodyLabels } from './body-labels.ts'
import { bylineView, cardPath, cardView, imageView, sectionLine, sectionLink, timeView } from './cards.ts'
import { alikeArticles, relatedCards } from './related.ts'
import { nameOf, siteView } from './site-view.ts'

const RELATED = 4
const SHARE_WIDTH = 1200

/** How wide pictures of a text stand, alone and two side by side. */
export const BODY_SIZES = {
  imageSizes: '(min-width: 700px) 640px, 100vw',
  gallerySizes: '(min-width: 700px) 316px, 50vw',
} as const

/** Everything an article page shows, from an article that is already known to be public. */
export async function articleView(
  context: WebContext,
  site: Site,
  article: ArticleRow,
  comments: CommentsView,
): Promise<ArticlePageView> {
  const { read } = context
  const [alike, signed] = await Promise.all([alikeArticles(context, article.id), bylinesOf(read, [article.id])])
  const bylines = signed.get(article.id) ?? []
  const references = bodyReferences(article.body)
  const media = await shownMedia(read, references.mediaIds)
  const { replyTo, replies = [] } = article.care
  const tied = [...(replyTo === undefined ? [] : [replyTo]), ...replies]
  const inline = await articlesById(read, [...new Set([...references.articleIds, ...tied])])
  const related = await relatedCards(context, article, alike, RELATED)
  return assemble(context, site, article, { bylines, media, inline, related, comments, preview: false })
}

interface ArticleParts {
  readonly bylines: readonly BylineRow[]
  readonly media: ShownMedia
  readonly inline: readonly CardRow[]
  readonly related: readonly CardRow[]
  readonly comments: CommentsView
  readonly preview: boolean
}

/** Also draws the preview of an article that is not public; its parts come from the newsroom's side then. */
export function assemble(context: WebContext, site: Site, article: ArticleRow, parts: ArticleParts): ArticlePageView {
  const path = cardPath(site, article)
  const care = careOf(article.flags, article.care)
  const origin = context.config.publicUrl.origin
  const shown = siteView(context, site, path, false)
  const line = sectionLine(site, article.sectionId)
  const lead = article.leadMedia && imageView(article.leadMedia, article.lead)
  const share =
    article.leadMedia?.cuts['16-9']?.jpeg.at(-1) ??
    article.leadMedia?.jpeg.find(({ width }) => width >= SHARE_WIDTH) ??
    article.leadMedia?.jpeg.at(-1)
  return {
    site: parts.preview ? { ...shown, breakingUrl: null } : shown,
    id: article.id,
    kind: article.kind,
    kicker: article.kicker || null,
    headline: article.title,
    seoTitle: article.seoTitle || null,
    standfirst: article.standfirst || null,
    sections: line.map((section) => sectionLink(site, section)),
    bylines: parts.bylines.map((row) => bylineView(site, row)),
    place: article.place || null,
    published: { iso: article.publishedAt, text: site.dates.dateTime(article.publishedAt) },
    publishedHijri: site.dates.hijri(article.publishedAt),
    updated:
      article.updatedAt > article.publishedAt
        ? { iso: article.updatedAt, text: site.dates.dateTime(article.updatedAt) }
        : null,
    leadImage: lead,
    careNotes: care.signs.map((sign) => careNote(site, sign)),
    bodyHtml: renderHtml(article.body, {
      ...bodyViews(site, parts, origin),
      ...BODY_SIZES,
    }),
    source: article.sourceLine === '' ? null : parseSourceLine(article.sourceLine),
    tags: article.tags.map(({ name, slug }) => ({ label: name, url: tagPath(slug, site.prefix) })),
    readMinutes: article.readMinutes,
    canonicalUrl: origin + path,
    shortUrl: origin + shortPath(article.shortCode),
    description: article.description,
    shareImageUrl: share && care.shareImage ? origin + share.url : null,
    unlisted: article.unlisted,
    errorUrl: letterFormPath('error', article.id),
    replyUrl: letterFormPath('reply', article.id),
    ...tiedLinks(site, article, parts.inline),
    corrections: article.corrections.map(({ at, text }) => ({ time: timeView(site, at), text })),
    authors: parts.bylines
      .filter(({ kind, bio }) => kind !== 'agency' && bio !== '')
      .map((row) => authorBox(site, row)),
    related: parts.related.map((card) => cardView(site, card, new Map())),
    comments: parts.comments,
    feed: { label: nameOf(site), url: feedPath(site.prefix) },
    preview: parts.preview,
  }
}

/** The article that this one answers, and the answers to it, as far as they are public. */
function tiedLinks(site: Site, { care }: ArticleRow, inline: readonly CardRow[]) {
  const link = (id: number) =>
    inline.filter((card) => card.id === id).map((card) => ({ label: card.title, url: cardPath(site, card) }))
  return {
    replyTo: care.replyTo === undefined ? null : (link(care.replyTo)[0] ?? null),
    replies: (care.replies ?? []).flatMap(link),
  }
}

function authorBox(site: Site, row: BylineRow): AuthorBoxView {
  return {
    name: row.name,
    url: bylineView(site, row).url,
    title: row.title || null,
    bio: row.bio || null,
    portrait: row.portrait && imageView(row.portrait, { alt: '', caption: '', credit: '' }),
  }
}

/** Pictures and headlines the body names, in the shape core's renderer asks for. */
export function bodyViews(
  site: Site,
  parts: { media: ShownMedia; inline: readonly CardRow[] },
  origin: string,
): BodyViews {
  return {
    media: new Map([...parts.media.pictures].map(([id, picture]) => [id, mediaView(picture)])),
    files: new Map([...parts.media.files].map(([id, { url, ...file }]) => [id, { ...file, src: url }])),
    related: new Map(parts.inline.map((card) => [card.id, { title: card.title, href: cardPath(site, card) }])),
    labels: bodyLabels(site.messages),
    digits: site.lang === 'ar' ? site.facts.settings.digits : 'latn',
    origin,
  }
}

function mediaView(picture: PublicMedia): MediaView {
  const srcset = (sources: PublicMedia['jpeg']) => sources.map(({ url, width }) => `${url} ${width}w`).join(', ')
  return {
    id: picture.id,
    width: picture.width,
    height: picture.height,
    sources: [
      ...(picture.avif.length > 0 ? [{ type: 'image/avif', srcset: srcset(picture.avif) }] : []),
      { type: 'image/jpeg', srcset: srcset(picture.jpeg) },
    ],
    src: picture.jpeg.at(-1)?.url ?? '',
    alt: picture.alt,
    caption: picture.caption,
    credit: picture.credit,
  }
}

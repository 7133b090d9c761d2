import { slugKey } from '@warraq/arabic'
import { renderHtml } from '@warraq/core/articles/render-html'
import { bodyReferences } from '@warraq/core/articles/references'
import { termsPage } from '@warraq/core/comments/terms-page'
import { articlePath, feedPath, frontPath, pagePath } from '@warraq/core/links/addresses'
import { siteFeed } from '../../feeds/site-feed.ts'
import { absenceOf, articlesById, publicArticle } from '../../store/reader/articles.ts'
import { shownTerms } from '../../store/reader/clauses.ts'
import { publicPage, shortCodeTarget } from '../../store/reader/lists.ts'
import { shownMedia } from '../../store/reader/media.ts'
import type { Answer } from '../answers.ts'
import { ABSENT } from '../answers.ts'
import { BODY_SIZES, bodyViews } from '../loaders/article.ts'
import { untilLineEnds } from '../loaders/breaking.ts'
import { RSS, feedParts } from '../loaders/feed.ts'
import { cardPath, timeView } from '../loaders/cards.ts'
import { frontPageView } from '../loaders/front.ts'
import { siteView } from '../loaders/site-view.ts'
import { FrontPage } from '../pages/front-page.tsx'
import { StaticPage } from '../pages/plain-pages.tsx'
import { themeCss } from '../parts/theme.ts'
import { followOldAddress, followOldQuery } from './old-address.ts'
import { cardTags, htmlPage, redirect, rendered } from './pages.ts'
import type { ReaderCall } from './reader-route.ts'

export async function front(call: ReaderCall): Promise<Answer> {
  const { context, site, path, query } = call
  if ([...query].length > 0) {
    const old = await followOldQuery(call)
    return old ?? redirect(query.has('feed') ? feedPath(site.prefix) : frontPath(site.prefix))
  }
  if (path !== frontPath(site.prefix)) return redirect(frontPath(site.prefix))
  const view = await frontPageView(context, site)
  return htmlPage(site, FrontPage, view, {
    tags: ['front'],
    expiresAt: untilLineEnds(view.site.breaking, site.dates.nextMidnight(context.now())),
  })
}

export async function shortLink({ context, site, params }: ReaderCall): Promise<Answer> {
  const code = params['code'] ?? ''
  const id = await shortCodeTarget(context.read, code.toLowerCase())
  if (id === null) return ABSENT
  const row = await publicArticle(context.read, id)
  if (row) return redirect(cardPath(site, row))
  const absence = await absenceOf(context.read, id)
  return absence.kind === 'never' ? ABSENT : redirect(articlePath({ id, slug: '', sectionSlug: null }, null))
}

export async function staticPage(call: ReaderCall): Promise<Answer> {
  const { context, site, path, params } = call
  const asked = params['slug'] ?? ''
  const fact =
    site.facts.pages.find(({ slug }) => slug === asked) ??
    site.facts.pages.find(({ slug }) => slugKey(slug) === slugKey(asked))
  const page = fact && (await publicPage(context.read, fact.id))
  if (!page) return followOldAddress(call)
  const canonical = pagePath(page.slug, site.prefix)
  if (path !== canonical) return redirect(canonical)
  const terms = fact.role === 'terms' ? await shownTerms(context.read, site.lang) : null
  const body = terms === null ? page.body : termsPage(page.body, terms.clauses, site.lang)
  const references = bodyReferences(body)
  const parts = {
    media: await shownMedia(context.read, references.mediaIds),
    inline: await articlesById(context.read, references.articleIds),
  }
  const origin = context.config.publicUrl.origin
  return htmlPage(
    site,
    StaticPage,
    {
      site: siteView(context, site, path, false),
      title: page.title,
      updated: timeView(site, later(page.changedAt, terms?.since ?? null)),
      canonicalUrl: origin + canonical,
      bodyHtml: renderHtml(body, {
        ...bodyViews(site, parts, origin),
        ...BODY_SIZES,
      }),
    },
    { tags: [`page:${page.id}`, ...cardTags(references.articleIds)] },
  )
}

function later<Text extends string>(one: Text, other: string | null): Text {
  return other !== null && other > one ? (other as Text) : one
}

export async function feed({ context, site }: ReaderCall): Promise<Answer> {
  const body = await siteFeed(feedParts(context, site))
  return { kind: 'page', page: rendered(RSS, body, { tags: ['lists', 'front'] }) }
}

export function feedAlias({ site }: ReaderCall): Promise<Answer> {
  return Promise.resolve(redirect(feedPath(site.prefix)))
}

/** The newsroom, its API and what is made fresh for one reader are nothing for search engines. */
export function robots({ context }: ReaderCall): Promise<Answer> {
  const lines = [
    'User-agent: *',
    'Disallow: /api/',
    'Disallow: /newsroom',
    'Disallow: /comments/',
    'Disallow: /search',
    'Allow: /',
    '',
    `# ${context.config.publicUrl.origin}`,
    '',
  ]
  return Promise.resolve({ kind: 'page', page: rendered('text/plain; charset=utf-8', lines.join('\n'), { tags: [] }) })
}

/** The newsroom's own colours over ours. */
export function themeSheet({ site }: ReaderCall): Promise<Answer> {
  return Promise.resolve({
    kind: 'page',
    page: rendered('text/css; charset=utf-8', themeCss(site.facts.settings.theme), { tags: [] }),
  })
}

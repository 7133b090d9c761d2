import {
  correctionsPath,
  personFeedPath,
  personPath,
  sectionFeedPath,
  sectionPath,
  tagFeedPath,
  tagPath,
} from '@warraq/core/links/addresses'
import type { CardRow } from '../../store/reader/articles.ts'
import {
  articlesById,
  articlesOfPerson,
  articlesOfSections,
  articlesOfTag,
  bylinesOf,
  countArticles,
} from '../../store/reader/articles.ts'
import type { PersonRow } from '../../store/reader/lists.ts'
import type { SectionFact } from '../../store/reader/site.ts'
import { countCorrections, latestCorrections } from '../../store/reader/corrections.ts'
import type { WebContext } from '../context.ts'
import type { Site } from '../sites.ts'
import type { ArticleCard } from '../views/cards.ts'
import type { AuthorPageView, CorrectionsPageView, SectionPageView, TagPageView } from '../views/lists.ts'
import type { PagingView } from '../views/site.ts'
import { cardPath, cardView, imageView, sectionLine, sectionLink, sectionTree, timeView } from './cards.ts'
import { siteView } from './site-view.ts'

export const PAGE_SIZE = 20
/** Deeper pages are asked for by machines only. */
export const LAST_PAGE = 500

export function sliceOf(page: number): { limit: number; offset: number } {
  return { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }
}

export function paging(page: number, total: number, url: (page: number) => string): PagingView {
  const pages = Math.min(LAST_PAGE, Math.max(1, Math.ceil(total / PAGE_SIZE)))
  return { page, pages, previousUrl: page > 1 ? url(page - 1) : null, nextUrl: page < pages ? url(page + 1) : null }
}

export async function storyCards(context: WebContext, site: Site, rows: readonly CardRow[]): Promise<ArticleCard[]> {
  const bylines = await bylinesOf(
    context.read,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => cardView(site, row, bylines))
}

/** Null for a page beyond the last one. */
export async function sectionPageView(
  context: WebContext,
  site: Site,
  section: SectionFact,
  page: number,
): Promise<SectionPageView | null> {
  const ids = sectionTree(site, section.id)
  const total = await countArticles(context.read, { lang: site.lang, sectionIds: ids })
  const url = (n: number) => sectionPath(section.slug, site.prefix, n)
  const pages = paging(page, total, url)
  if (page > pages.pages) return null
  const rows = await articlesOfSections(context.read, site.lang, ids, sliceOf(page))
  return {
    site: siteView(context, site, url(1), true),
    canonicalUrl: context.config.publicUrl.origin + url(page),
    name: section.name,
    description: section.description || null,
    parents: sectionLine(site, section.id)
      .slice(0, -1)
      .map((parent) => sectionLink(site, parent)),
    children: site.facts.sections
      .filter(({ parentId }) => parentId === section.id)
      .map((child) => sectionLink(site, child)),
    stories: await storyCards(context, site, rows),
    paging: pages,
    feedUrl: sectionFeedPath(section.slug, site.prefix),
  }
}

export async function tagPageView(
  context: WebContext,
  site: Site,
  tag: { id: number; name: string; slug: string },
  page: number,
): Promise<TagPageView | null> {
  const total = await countArticles(context.read, { tagId: tag.id })
  const url = (n: number) => tagPath(tag.slug, site.prefix, n)
  const pages = paging(page, total, url)
  if (page > pages.pages) return null
  return {
    site: siteView(context, site, url(1), true),
    canonicalUrl: context.config.publicUrl.origin + url(page),
    name: tag.name,
    description: null,
    total,
    paging: pages,
    feedUrl: tagFeedPath(tag.slug, site.prefix),
    stories: await storyCards(context, site, await articlesOfTag(context.read, tag.id, sliceOf(page))),
  }
}

export async function authorPageView(
  context: WebContext,
  site: Site,
  person: PersonRow,
  page: number,
): Promise<AuthorPageView | null> {
  const total = await countArticles(context.read, { personId: person.id })
  const url = (n: number) => personPath(person, site.prefix, n)
  const pages = paging(page, total, url)
  if (page > pages.pages) return null
  return {
    site: siteView(context, site, url(1), true),
    canonicalUrl: context.config.publicUrl.origin + url(page),
    name: person.name,
    title: person.title || null,
    bio: person.bio || null,
    portrait: person.portrait && imageView(person.portrait),
    total,
    columnist: person.kind === 'columnist',
    paging: pages,
    feedUrl: personFeedPath(person, site.prefix),
    stories: await storyCards(context, site, await articlesOfPerson(context.read, person.id, sliceOf(page))),
  }
}

export async function correctionsPageView(
  context: WebContext,
  site: Site,
  page: number,
): Promise<CorrectionsPageView | null> {
  const url = (n: number) => correctionsPath(site.prefix, n)
  const pages = paging(page, await countCorrections(context.read, site.lang), url)
  if (page > pages.pages) return null
  const rows = await latestCorrections(context.read, site.lang, sliceOf(page))
  const articles = new Map(
    (await articlesById(context.read, [...new Set(rows.map(({ articleId }) => articleId))])).map((card) => [
      card.id,
      card,
    ]),
  )
  return {
    site: siteView(context, site, url(1), true),
    canonicalUrl: context.config.publicUrl.origin + url(page),
    paging: pages,
    items: rows.flatMap(({ at, text, articleId }) => {
      const card = articles.get(articleId)
      return card ? [{ time: timeView(site, at), text, article: { label: card.title, url: cardPath(site, card) } }] : []
    }),
  }
}

/**
 * Public addresses as they go on the wire: NFC, percent-encoded in upper case (RFC 3986 section 2.1). The id in an
 * article's address decides; section and slug are for people.
 */

import type { LocalDate } from '../time.ts'

export function segment(text: string): string {
  return encodeURIComponent(text.normalize('NFC'))
}

function path(parts: readonly string[], prefix: string | null): string {
  return `${prefix === null ? '' : `/${prefix}`}/${parts.join('/')}`
}

/** What the builders need to know: the language prefix, or null for the site's own language. */
export type LangPrefix = string | null

/** Where an article stands while it is in no section. */
const NO_SECTION = 'article'
const FEED_FILE = 'feed.xml'

export function articlePath(
  article: { id: number; slug: string; sectionSlug: string | null },
  prefix: LangPrefix,
): string {
  const parts = [
    segment(article.sectionSlug ?? NO_SECTION),
    String(article.id),
    ...(article.slug === '' ? [] : [segment(article.slug)]),
  ]
  return path(parts, prefix)
}

export function sectionPath(slug: string, prefix: LangPrefix, page = 1): string {
  return path([segment(slug), ...pageParts(page)], prefix)
}

export function personPath(person: { id: number; slug: string }, prefix: LangPrefix, page = 1): string {
  return path(
    ['author', String(person.id), ...(person.slug === '' ? [] : [segment(person.slug)]), ...pageParts(page)],
    prefix,
  )
}

export function tagPath(slug: string, prefix: LangPrefix, page = 1): string {
  return path(['tag', segment(slug), ...pageParts(page)], prefix)
}

export function pagePath(slug: string, prefix: LangPrefix): string {
  return path(['page', segment(slug)], prefix)
}

export function correctionsPath(prefix: LangPrefix, page = 1): string {
  return path(['corrections', ...pageParts(page)], prefix)
}

/** What stands in the bar of every page now, as JSON: the bar is no part of stored pages. */
export function breakingPath(prefix: LangPrefix): string {
  return path(['breaking.json'], prefix)
}

/** What the newspaper tells of its moderation; with `.csv` the figures alone. */
export function transparencyPath(prefix: LangPrefix): string {
  return path(['transparency'], prefix)
}

/** The form of a letter to the desk about an article. */
export function letterFormPath(kind: 'error' | 'reply', articleId: number): string {
  return `/letters/${kind}?article=${articleId}`
}

export function archivePath(day: LocalDate, prefix: LangPrefix): string {
  return path(['archive', ...day.split('-')], prefix)
}

export function searchPath(prefix: LangPrefix): string {
  return path(['search'], prefix)
}

export function searchFeedPath(prefix: LangPrefix): string {
  return path(['search', 'feed.xml'], prefix)
}

export function suggestPath(prefix: LangPrefix): string {
  return path(['search', 'suggest'], prefix)
}

export function feedPath(prefix: LangPrefix): string {
  return path([FEED_FILE], prefix)
}

/** The feed of one section, person or tag: below its own address. */
export function sectionFeedPath(slug: string, prefix: LangPrefix): string {
  return path([segment(slug), FEED_FILE], prefix)
}

export function personFeedPath(person: { id: number; slug: string }, prefix: LangPrefix): string {
  return `${personPath(person, prefix)}/${FEED_FILE}`
}

export function tagFeedPath(slug: string, prefix: LangPrefix): string {
  return path(['tag', segment(slug), FEED_FILE], prefix)
}

export function frontPath(prefix: LangPrefix): string {
  return prefix === null ? '/' : `/${prefix}`
}

export function shortPath(code: string): string {
  return `/s/${code}`
}

function pageParts(page: number): string[] {
  return page > 1 ? ['page', String(page)] : []
}

/** The comparison form of an old address: decoded once, NFC, no trailing slash. Null when it cannot be decoded. */
export function oldAddressKey(path: string): string | null {
  try {
    const decoded = decodeURIComponent(path).normalize('NFC')
    let end = decoded.length
    while (end > 1 && decoded[end - 1] === '/') end -= 1
    return decoded.slice(0, end)
  } catch {
    return null
  }
}

/** Titles, summaries and languages of items, cut to what the newsroom can edit. */

import { cleanText, cleanTitle, truncateWords } from '@warraq/arabic'
import type { Body } from '@warraq/core/articles/body'
import { describeBody } from '@warraq/core/articles/render-text'
import { textOfHtml } from '../../convert/limited-html.ts'
import type { WxrItem } from './wxr-records.ts'

/** What the newsroom's forms take, in UTF-16 units. */
export const TEXT_LIMITS = {
  title: 300,
  pageTitle: 200,
  standfirst: 1000,
  description: 400,
  searchTitle: 200,
  source: 300,
  name: 120,
  tag: 80,
  tags: 30,
  authors: 30,
} as const

export interface Cut {
  readonly text: string
  readonly cut: boolean
}

export function cutTo(text: string, most: number): Cut {
  if (text.length <= most) return { text, cut: false }
  const short = truncateWords(text, most)
  return { text: short.length <= most ? short : truncateWords(text, Math.floor(most / 2)), cut: true }
}

export interface Title extends Cut {
  /** There was none: the beginning of the text stands in its place, or what else the item is called. */
  readonly made: boolean
}

const MADE_TITLE = 70

export function titleOf(item: WxrItem, body: Body, most: number): Title {
  const title = cleanTitle(item.title)
  if (title !== '') return { ...cutTo(title, most), made: false }
  const made =
    describeBody(body, MADE_TITLE) || cleanTitle(item.slug.replaceAll('-', ' ')) || String(item.wpId ?? item.ordinal)
  return { text: made, cut: false, made: true }
}

/** HTML of a summary as plain text; paragraphs apart by a blank line. */
export function plainSummary(html: string): string {
  const text = /[<&]/u.test(html) ? textOfHtml(html) : html
  return cleanText(text)
    .replaceAll(/[^\S\n]+/gu, ' ')
    .replaceAll(/ ?\n ?/gu, '\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim()
}

/** Where search engines' plug-ins keep the description; one with a variable of theirs says nothing by itself. */
const DESCRIPTIONS = ['_yoast_wpseo_metadesc', 'rank_math_description', '_aioseo_description', '_aioseop_description']

export function descriptionOf(item: WxrItem): string {
  for (const name of DESCRIPTIONS) {
    const text = cleanTitle(item.meta.get(name)?.[0] ?? '')
    if (text !== '' && !VARIABLE.test(text)) return cutTo(text, TEXT_LIMITS.description).text
  }
  return ''
}

const SEARCH_TITLES = ['_yoast_wpseo_title', 'rank_math_title', '_aioseo_title', '_aioseop_title']
const VARIABLE = /%%|%\w+%|#\w+_/u
/** What plug-ins put around the title of their own: separators, the site's name and the number of the page. */
const SITE_PARTS =
  /\s*(?:%%(?:page|sep|sitename|sitedesc)%%|%(?:page|sep|sitename|sitedesc)%|#(?:separator_sa|site_title|tagline))/giu

/** The title that search engines were shown, where it is another than the headline; '' else. */
export function searchTitleOf(item: WxrItem): string {
  for (const name of SEARCH_TITLES) {
    const text = cleanTitle((item.meta.get(name)?.[0] ?? '').replaceAll(SITE_PARTS, ''))
    const isOwn = text !== '' && !VARIABLE.test(text) && text !== cleanTitle(item.title)
    if (isOwn) return cutTo(text, TEXT_LIMITS.searchTitle).text
  }
  return ''
}

/** By script, which decides the direction of the page: Arabic letters, or others. Without letters as the site says. */
export function langOf(text: string, siteLanguage: string): 'ar' | 'en' {
  const arabic = text.match(/\p{Script=Arabic}/gu)?.length ?? 0
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return siteLanguage.startsWith('en') ? 'en' : 'ar'
  return arabic * 2 > letters ? 'ar' : 'en'
}

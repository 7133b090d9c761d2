/** The headline: as the page shows it, found by what the page's head says it is. */

import { fold } from '@warraq/arabic'
import type { HtmlElement, HtmlParent } from '../../convert/limited-html.ts'
import { plainName } from '../wordpress/wxr-values.ts'
import type { Measures } from './body-root.ts'
import { isAside } from './body-root.ts'
import { elementsBelow, hasWord, isInside, namesOf } from './page-tree.ts'

const TITLE_NAMES =
  /(?:^|[\s_-])(?:entry-?title|post-?title|article-?title|news-?title|headline|story-?title|title|main-?title|maintitle|detail-?title)(?:$|[\s_-])/u
const LOGO = /logo|site-?title|site-?name|brand|masthead/u
const SHORTEST = 4

function isHeading(element: HtmlElement): boolean {
  if (/^h[1-4]$/u.test(element.tagName) || hasWord(element, 'itemprop', 'headline')) return true
  return TITLE_NAMES.test(namesOf(element)) && /^(?:p|div|span|td|font|strong|b|a)$/u.test(element.tagName)
}

/** Headings and what stands in for them in old pages, logos aside. */
function headings(page: HtmlParent, measures: Measures): HtmlElement[] {
  const aside = new Set<HtmlElement>()
  return [...elementsBelow(page)].filter((element) => {
    if (isAside(element)) aside.add(element)
    if ([...aside].some((one) => isInside(element, one))) return false
    const isText = isHeading(element) || isBigFont(element)
    return isText && !LOGO.test(namesOf(element)) && measures.line(element).length >= SHORTEST
  })
}

/** Before style sheets, size and weight made a headline. */
function isBigFont(element: HtmlElement): boolean {
  return (
    element.tagName === 'font' && element.attrs.some(({ name, value }) => name === 'size' && /^\+?[4-7]$/u.test(value))
  )
}

function bare(text: string): string {
  return fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** `Headline | Section | Site`: its parts, the longest first. */
export function titleParts(title: string): string[] {
  const parts = title.split(/\s+[|\-–—»«:•]+\s+|\s*\|\s*|\s*::\s*/u).map((part) => part.trim())
  return parts.filter((part) => part !== '').toSorted((a, b) => b.length - a.length)
}

/** Equal but for signs, or the beginning of it where the head cut it. */
function saysTheSame(shown: string, wanted: string): boolean {
  const [a, b] = [bare(shown), bare(wanted)]
  if (a === '' || b === '') return false
  if (a === b) return true
  return /(?:…|\.\.\.)\s*$/u.test(wanted) && a.startsWith(b)
}

/** Without the name of the site behind it. */
function withoutSite(title: string, site: string | undefined): string {
  if (site === undefined) return title
  for (const sign of [' - ', ' – ', ' — ', ' | ', ' :: ', ' » ', ' • '])
    if (title.endsWith(`${sign}${site}`)) return title.slice(0, -(sign.length + site.length)).trim()
  return title
}

export interface Headline {
  /** '' when the page has none. */
  readonly text: string
  readonly element: HtmlElement | null
}

export interface HeadlineSources {
  /** What the page's data says, the surest first. */
  readonly said: readonly (string | undefined)[]
  /** Text of `<title>`. */
  readonly title: string
  readonly site: string | undefined
}

export function findHeadline(page: HtmlParent, sources: HeadlineSources, measures: Measures): Headline {
  const all = headings(page, measures)
  const said = sources.said.flatMap((text) => (text === undefined ? [] : [withoutSite(plainName(text), sources.site)]))
  const parts = titleParts(withoutSite(sources.title, sources.site))
  for (const wanted of [...said, sources.title, ...parts]) {
    const element = all.find((heading) => saysTheSame(measures.line(heading), wanted))
    if (element !== undefined && bare(wanted) !== bare(sources.site ?? ''))
      return { text: measures.line(element), element }
  }
  const [only, second] = all.filter(({ tagName }) => tagName === 'h1')
  if (said[0] !== undefined) return { text: said[0], element: only ?? null }
  if (only !== undefined && second === undefined) return { text: measures.line(only), element: only }
  const named = all.find((element) => TITLE_NAMES.test(namesOf(element)))
  if (named !== undefined) return { text: measures.line(named), element: named }
  return { text: parts[0] ?? '', element: only ?? null }
}

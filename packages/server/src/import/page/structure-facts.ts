/** What a page says about its article where nothing is marked: by labels, by what themes call things, and by where they stand. */

import { fold, parseDates } from '@warraq/arabic'
import { attributeOf, childElements } from '../../convert/html-walk.ts'
import type { HtmlElement, HtmlParent } from '../../convert/limited-html.ts'
import type { Measures } from './body-root.ts'
import type { SourceName } from '../intake/source-records.ts'
import { datesIn, isDateLine } from './page-date.ts'
import type { Labels } from './page-labels.ts'
import type { PageFacts } from './page-facts.ts'
import { facts, said } from './page-facts.ts'
import {
  classesOf,
  elementsBelow,
  firstBelow,
  hasWord,
  INLINE,
  isInside,
  lineOf,
  namesOf,
  parentOf,
} from './page-tree.ts'
import {
  afterLabel,
  BYLINE_LABELS,
  CHANGED_LABELS,
  DATE_LABELS,
  HOME_WORDS,
  isLabel,
  NO_NAMES,
  SECTION_LABELS,
  SHARE_LABELS,
  SHORT_LINK_LABELS,
} from './page-labels.ts'

const LONGEST_NAME = 60
const MOST_NAME_WORDS = 6
const LONGEST_META_LINE = 240
const SKIPPED = new Set(['script', 'style', 'noscript', 'template', 'select', 'option', 'textarea', 'svg', 'head'])

const NO_AUTHOR = /role|bio|job|desc|image|img|portrait|avatar|photo|position/u
const AUTHOR =
  /(?:^|[\s_-])(?:author(?:-?name)?|byline|(?:story|article|news|post)-?by|by-?author|writer(?:-?name)?|user-?name|kateb|katib|posted-?by|post-?author|reporter|vcard)(?:$|[\s_-])/u
const WHEN =
  /(?:^|[\s_-])(?:date|time|datetime|published|posted-?on|post-?date|entry-?date|article-?date|timestamp|pubdate|news-?date)(?:$|[\s_-])/u
const CRUMBS = /bread-?crumbs?|bread-?cumbs?|crumb|you-?are-?here|site-?path|(?:^|\s)path(?:\s|$)/u
const FILED =
  /(?:^|[\s_-])(?:cat(?:egory)?-?links?|cat|entry-?categor(?:y|ies)|post-?categor(?:y|ies)|category|section-?(?:name|link|title)|kicker|td-post-category)(?:$|[\s_-])/u

/** Elements that say something short, in order, outside of what is left out. */
function* lines(page: HtmlParent, outside: (element: HtmlElement) => boolean): Generator<HtmlElement> {
  for (const child of childElements(page)) {
    if (SKIPPED.has(child.tagName) || outside(child)) continue
    yield child
    yield* lines(child, outside)
  }
}

export interface StructureParts {
  readonly page: HtmlParent
  readonly measures: Measures
  /** The text of the article; lines in it count only at its beginning and end. */
  readonly root: HtmlElement | null
  readonly title: HtmlElement | null
  /** What the newspaper calls itself; '' where that is not known. */
  readonly house: string
  readonly outside: (element: HtmlElement) => boolean
}

/** How far an element is from the headline, in the order of the page; lines before it count less. */
class Nearness {
  readonly #order = new Map<HtmlElement, number>()
  readonly #title: number

  constructor(page: HtmlParent, title: HtmlElement | null) {
    let at = 0
    for (const element of elementsBelow(page)) this.#order.set(element, (at += 1))
    this.#title = title === null ? 0 : (this.#order.get(title) ?? 0)
  }

  of(element: HtmlElement): number {
    const distance = (this.#order.get(element) ?? 0) - this.#title
    return distance >= 0 ? distance : -distance * 3
  }
}

function nearest<Found>(all: readonly { element: HtmlElement; value: Found }[], near: Nearness): Found | undefined {
  return all.toSorted((a, b) => near.of(a.element) - near.of(b.element))[0]?.value
}

const DATE_WORD = /[\s،,]+(?:\u0641\u064A|\u0628\u062A\u0627\u0631\u064A\u062E|\u064A\u0648\u0645|on|-)?\s*$/u

/** «رائد البحري في 4 يوليو» */
function beforeDate(text: string): string {
  const [found] = text.length > LONGEST_META_LINE ? [] : parseDates(text)
  return found === undefined || found.start === 0 ? text : text.slice(0, found.start).replace(DATE_WORD, '')
}

/** A name as bylines have it: few words, none of them a number or the name of an office. */
export function nameFrom(text: string): string | null {
  const [first = ''] = text.split(/\s*[|•·]\s*|\s+[-–—]\s+/u)
  const name = beforeDate(afterLabel(first, BYLINE_LABELS) ?? first)
    .replace(/^[\s:：]+|[\s:：.،,]+$/gu, '')
    .trim()
  const words = name.split(/\s+/u)
  const wrong =
    name.length < 3 || name.length > LONGEST_NAME || words.length > MOST_NAME_WORDS || /[\d@<>«»“”"؟?!]/u.test(name)
  if (wrong || !/\p{L}/u.test(name) || isLabel(name, NO_NAMES) || isLabel(name, HOME_WORDS)) return null
  return parseDates(name).length > 0 ? null : name
}

function hrefsOf(element: HtmlElement): string[] {
  const link = element.tagName === 'a' ? element : firstBelow(element, ({ tagName }) => tagName === 'a')
  const href = link === null ? null : attributeOf(link, 'href')
  return href === null || href.startsWith('#') || /^(?:javascript|mailto):/iu.test(href) ? [] : [href]
}

function named(element: HtmlElement, text: string): SourceName | null {
  const name = nameFrom(text)
  return name === null ? null : { name, addresses: hrefsOf(element) }
}

/** By relation, by class, by label; the first way that gives one. */
function authorIn(parts: StructureParts, near: Nearness): SourceName | undefined {
  const { measures } = parts
  const ways: ((element: HtmlElement) => SourceName | null)[] = [
    (element) => (hasWord(element, 'rel', 'author') ? named(element, lineOf(element)) : null),
    (element) =>
      AUTHOR.test(namesOf(element)) && !NO_AUTHOR.test(namesOf(element))
        ? named(element, withoutHouse(measures.line(element), parts.house))
        : null,
    (element) => {
      const rest = labelled(element, measures, BYLINE_LABELS)
      return rest === null ? null : named(element, rest)
    },
    (element) => besideDate(measures.line(element)),
  ]
  for (const way of ways) {
    const found = candidates(parts).flatMap((element) => {
      const value = way(element)
      return value === null ? [] : [{ element, value }]
    })
    const best = nearest(found, near)
    if (best !== undefined) return best
  }
  return undefined
}

/** «الينبوع – لمى الشامي» of a newspaper that is called so. */
function withoutHouse(line: string, house: string): string {
  const parts = line.split(/\s+[-–—|]\s+/u)
  const [first = '', ...rest] = parts
  const isHouse = rest.length > 0 && fold(first) !== '' && ` ${fold(house)} `.includes(` ${fold(first)} `)
  return isHouse ? rest.join(' | ') : line
}

/** What follows a label in the element's line, or the text of what comes next where the label stands alone. */
function labelled(element: HtmlElement, measures: Measures, labels: Labels): string | null {
  const line = measures.line(element)
  const rest = line === '' ? null : afterLabel(line, labels)
  if (rest === null) return null
  return rest === '' ? nextLine(element) : rest
}

function nextLine(element: HtmlElement): string | null {
  const parent = parentOf(element)
  if (parent === null) return null
  const all = parent.childNodes
  for (const next of all.slice(all.indexOf(element) + 1)) {
    const text = 'tagName' in next ? lineOf(next) : 'value' in next ? next.value.replaceAll(/\s+/gu, ' ').trim() : ''
    const bare = text.replace(/^[\s:：|]+/u, '')
    if (bare !== '') return bare.length > LONGEST_META_LINE ? null : bare
  }
  return null
}

/** Short lines outside the text, at its very beginning, or in its last blocks. */
function candidates({ page, root, outside, measures }: StructureParts): HtmlElement[] {
  const edges = root === null ? new Set<HtmlElement>() : edgesOf(root)
  return [...lines(page, outside)].filter((element) => {
    if (root === null || element === root || !isInside(element, root)) return measures.line(element) !== ''
    return [...edges].some((edge) => isInside(element, edge)) && measures.line(element) !== ''
  })
}

const EDGE = 3

function edgesOf(root: HtmlElement): Set<HtmlElement> {
  const blocks = childElements(root).filter((child) => lineOf(child) !== '')
  return new Set([...blocks.slice(0, EDGE), ...blocks.slice(-EDGE)])
}

/** A first or last line that is set apart and is nothing but a name. */
function authorAtEdge(root: HtmlElement | null): SourceName | undefined {
  if (root === null) return undefined
  const blocks = childElements(root).filter((child) => lineOf(child) !== '')
  for (const last of [...blocks.slice(-2).toReversed(), ...blocks.slice(0, 2)]) {
    if (/^h[1-6]$/u.test(last.tagName)) continue
    const line = lineOf(last).replace(/^[*•\s]+/u, '')
    const isBold = firstBelow(last, ({ tagName }) => ['b', 'strong', 'em', 'i'].includes(tagName)) !== null
    const isMarked =
      isBold ||
      attributeOf(last, 'align') !== null ||
      INLINE.has(last.tagName) ||
      /(?:left|end)/u.test(attributeOf(last, 'style') ?? '')
    const name = isMarked && line.split(' ').length <= 4 && line.split(' ').length >= 2 ? nameFrom(line) : null
    if (name !== null) return { name, addresses: hrefsOf(last) }
  }
  return undefined
}

/** «الساحل - ياسين الفيلالي | الجمعة 4 غشت 2023»: a part of two words or more that is no date. */
function besideDate(line: string): SourceName | null {
  if (line === '' || !hasDatePart(line)) return null
  for (const part of line.split(/\s*[|•·]\s*|\s+[-–—]\s+/u)) {
    const count = part.split(' ').length
    const isOther = [SECTION_LABELS, SHARE_LABELS].some((labels) => afterLabel(part, labels) !== null)
    const name = count > 1 && count <= 4 && !isOther && !isDateLine(part) ? nameFrom(part) : null
    if (name !== null) return { name, addresses: [] }
  }
  return null
}

interface When {
  readonly published: string | undefined
  readonly changed: string | undefined
}

function whenIn(parts: StructureParts, near: Nearness): When {
  const { measures } = parts
  const published: { element: HtmlElement; value: string }[] = []
  const changed: { element: HtmlElement; value: string }[] = []
  for (const element of candidates(parts)) {
    const value = dateOf(element, measures)
    if (value === null) continue
    const isChange = labelled(element, measures, CHANGED_LABELS) !== null || /modified|updated/u.test(namesOf(element))
    if (isChange) changed.push({ element, value })
    else published.push({ element, value })
  }
  return { published: mostExact(nearest(published, near), published), changed: nearest(changed, near) }
}

/** The same day is often written several times: for people, and with its time for machines. */
function mostExact(value: string | undefined, all: readonly { readonly value: string }[]): string | undefined {
  const [day] = value === undefined ? [] : datesIn(value)
  if (day === undefined || day.minutesOfDay !== undefined) return value
  const exact = all.find((other) => {
    const [found] = datesIn(other.value)
    return found?.date === day.date && found.minutesOfDay !== undefined
  })
  return exact?.value ?? value
}

function dateOf(element: HtmlElement, measures: Measures): string | null {
  const exact = element.tagName === 'time' ? said(attributeOf(element, 'datetime')) : undefined
  if (exact !== undefined) return exact
  const title = element.tagName === 'abbr' ? said(attributeOf(element, 'title')) : undefined
  if (title !== undefined && parseDates(title).length > 0) return title
  const line = measures.line(element)
  if (line === '') return null
  const isMarked = element.tagName === 'time' || WHEN.test(namesOf(element))
  if (isMarked && parseDates(line).length > 0) return line
  const rest = afterLabel(line, DATE_LABELS) ?? afterLabel(line, CHANGED_LABELS)
  if (rest !== null && isDateLine(rest)) return rest
  return isDateLine(line) || hasDatePart(line) ? line : null
}

/** «سلمى القاسم | دمشق | 13 يونيو 2017» */
function hasDatePart(line: string): boolean {
  const parts = line.split(/\s*[|•·]\s*|\s+[-–—]\s+/u)
  return parts.length > 1 && parts.length < 6 && parts.some(isDateLine)
}

function sectionIn(parts: StructureParts, near: Nearness, title: string): SourceName | undefined {
  const crumbs = [...lines(parts.page, () => false)].find(
    (element) => CRUMBS.test(namesOf(element)) || hasWord(element, 'itemtype', 'https://schema.org/breadcrumblist'),
  )
  const fromCrumbs = crumbs === undefined ? undefined : lastCrumb(crumbs, title)
  if (fromCrumbs !== undefined) return fromCrumbs
  const found = candidates(parts).flatMap((element) => {
    const value = filedUnder(element, parts.measures)
    return value === null ? [] : [{ element, value }]
  })
  return nearest(found, near) ?? aboveTitle(parts)
}

/** A link of few words right above the headline. */
function aboveTitle({ title, measures }: StructureParts): SourceName | undefined {
  const parent = title === null ? null : parentOf(title)
  if (title === null || parent === null) return undefined
  const all = childElements(parent)
  const before = all[all.indexOf(title) - 1]
  const line = before === undefined ? '' : measures.line(before)
  const links = before === undefined ? [] : [before, ...elementsBelow(before)].filter(({ tagName }) => tagName === 'a')
  const isLink =
    before !== undefined && links.length === 1 && (before.tagName === 'a' || measures.linkShare(before) > 0.9)
  const isName = line !== '' && line.split(' ').length <= 3 && !isLabel(line, HOME_WORDS) && !isDateLine(line)
  return before !== undefined && isLink && isName ? { name: line, addresses: hrefsOf(before) } : undefined
}

function lastCrumb(crumbs: HtmlElement, title: string): SourceName | undefined {
  const links = [...elementsBelow(crumbs)].filter(({ tagName }) => tagName === 'a')
  const names = links.filter((link) => {
    const text = lineOf(link)
    return text !== '' && text.length <= 80 && !isLabel(text, HOME_WORDS) && fold(text) !== fold(title)
  })
  const last = names.at(-1)
  return last === undefined ? undefined : { name: lineOf(last), addresses: hrefsOf(last) }
}

function filedUnder(element: HtmlElement, measures: Measures): SourceName | null {
  const rel = (attributeOf(element, 'rel') ?? '').toLowerCase()
  const line = measures.line(element)
  if (line === '' || line.length > 120) return null
  if (element.tagName === 'a' && /(?:^|\s)category(?:$|\s)/u.test(rel))
    return { name: line, addresses: hrefsOf(element) }
  const link = element.tagName === 'a' ? element : firstBelow(element, ({ tagName }) => tagName === 'a')
  if (FILED.test(namesOf(element)) && (link === null ? line.split(' ').length <= 4 : true)) {
    return { name: link === null ? line : lineOf(link), addresses: hrefsOf(element) }
  }
  const rest = labelled(element, measures, SECTION_LABELS)
  if (rest === null || rest === '' || parseDates(rest).length > 0 || rest.length > 60) return null
  if (link !== null && lineOf(link) !== '' && rest.startsWith(lineOf(link))) {
    return { name: lineOf(link), addresses: hrefsOf(element) }
  }
  return link === null && /[:：]/u.test(line) && rest.split(' ').length <= 4 ? { name: rest, addresses: [] } : null
}

/** The address beside its label: in a field to copy from, in a link, or as text. */
export function shortLinkIn(page: HtmlParent, measures: Measures): string | undefined {
  for (const element of elementsBelow(page)) {
    if (SKIPPED.has(element.tagName)) continue
    const line = measures.line(element)
    const isNamed = /short-?(?:link|url)/u.test(namesOf(element))
    if (!isNamed && (line === '' || afterLabel(line, SHORT_LINK_LABELS) === null)) continue
    const found = addressIn(element) ?? addressIn(parentOf(element))
    if (found !== undefined) return found
  }
  return undefined
}

function addressIn(element: HtmlElement | null): string | undefined {
  if (element === null || element.tagName === 'body') return undefined
  const all = [element, ...elementsBelow(element)]
  for (const one of all) {
    const value =
      one.tagName === 'input' ? attributeOf(one, 'value') : one.tagName === 'a' ? attributeOf(one, 'href') : null
    if (value !== null && /^https?:\/\/\S+$/u.test(value.trim())) return value.trim()
  }
  return /https?:\/\/[^\s<>"'«»]+/u.exec(lineOf(element).slice(0, 1000))?.[0]
}

export function structureFacts(parts: StructureParts): PageFacts {
  const near = new Nearness(parts.page, parts.title)
  const title = parts.title === null ? '' : lineOf(parts.title)
  const author = authorIn(parts, near) ?? authorAtEdge(parts.root)
  const { published, changed } = whenIn(parts, near)
  return facts({
    title: said(title),
    authors: author === undefined ? undefined : [author],
    section: sectionIn(parts, near, title),
    published,
    changed,
    shortLink: shortLinkIn(parts.page, parts.measures),
  })
}

/** Classes that WordPress puts on `<body>`, and what they say of the page. */
export function bodyClassKind(page: HtmlParent): 'article' | 'list' | 'not-found' | null {
  const body = firstBelow(page, ({ tagName }) => tagName === 'body')
  const classes = new Set(body === null ? [] : classesOf(body))
  if (classes.has('error404')) return 'not-found'
  if (['single', 'single-post', 'postid', 'item-view', 'view-item'].some((name) => classes.has(name))) return 'article'
  return ['home', 'archive', 'search', 'search-results', 'category', 'tag', 'author'].some((name) => classes.has(name))
    ? 'list'
    : null
}

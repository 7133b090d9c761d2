/** A saved or fetched page of a newspaper as its article. Reads only; nothing is fetched. */

import { fold } from '@warraq/arabic'
import type { Instant } from '@warraq/core/time'
import { linkFrom } from '../../convert/link-from.ts'
import { attributeOf, childElements, findElements } from '../../convert/html-walk.ts'
import { sourceOf } from '../../convert/html-pictures.ts'
import type { HtmlElement, HtmlParent } from '../../convert/limited-html.ts'
import { htmlOf, parseLimitedDocument, textOfHtml } from '../../convert/limited-html.ts'
import { ImportFault } from '../intake/import-fault.ts'
import type { SourceComment, SourceName, SourcePicture } from '../intake/source-records.ts'
import { plainName } from '../wordpress/wxr-values.ts'
import { findBodyRoot, isAside, Measures } from './body-root.ts'
import { cleanBody } from './clean-body.ts'
import type { CommentForm } from './comment-form.ts'
import { commentPart } from './comment-form.ts'
import { decodeHtml } from './decode-html.ts'
import { findHeadline } from './headline.ts'
import { jsonLdFacts } from './json-ld.ts'
import { metaFacts, PageMeta } from './meta-facts.ts'
import { microdataFacts } from './microdata.ts'
import { takeComments } from './page-comments.ts'
import type { Clock } from './page-date.ts'
import { instantIn } from './page-date.ts'
import type { PageFacts } from './page-facts.ts'
import { afterLabel, BYLINE_LABELS, HOME_WORDS, isLabel, NO_NAMES } from './page-labels.ts'
import { quotesIn } from './page-quotes.ts'
import { elementsBelow, isInside, lineOf, namesOf, remove } from './page-tree.ts'
import { refuseNoArticle } from './page-verdict.ts'
import { structureFacts } from './structure-facts.ts'

export interface PageInput {
  readonly bytes: Uint8Array
  /** As the server said; null for a file. */
  readonly charset: string | null
  /** Where it was fetched from or is known to have been; null: as the page itself says. */
  readonly address: string | null
  readonly clock: Clock
}

export interface PageReading {
  readonly encoding: string
  /** Absolute; null when the page does not say where it was. */
  readonly address: string | null
  /** Every address it says it had, absolute. */
  readonly addresses: readonly string[]
  readonly title: string
  /** What the newspaper calls itself; '' when the page does not say. */
  readonly house: string
  readonly standfirst: string
  readonly description: string
  readonly authors: readonly SourceName[]
  readonly section: SourceName | null
  readonly tags: readonly string[]
  readonly lead: SourcePicture | null
  /** Of the text alone. */
  readonly html: string
  /** From which relative links in it start; null when that is not known. */
  readonly base: string | null
  readonly language: string
  readonly publishedAt: Instant | null
  readonly changedAt: Instant | null
  /** The page has a date that was not read. */
  readonly dateUnread: boolean
  readonly shortLink: string | null
  /** What stands in quotation marks in the text, outer ones only. */
  readonly quotes: readonly string[]
  readonly comments: readonly SourceComment[]
  readonly commentForm: CommentForm | null
  /** What commenters may not do, as the page says. */
  readonly terms: readonly string[]
  readonly commentsOpen: boolean
}

const LEAST_TEXT = 60

/**
 * Throws {@link ImportFault}: those of `decodeHtml`; `page-not-html`; `page-not-found`, `page-front` for what is no
 * article; `page-without-title`, `page-without-text`.
 */
export function readPage({ bytes, charset, address, clock }: PageInput): PageReading {
  const { text, encoding } = decodeHtml(bytes, charset)
  if (!/<(?:!doctype|html|head|body|title|meta|div|p|table|article)[\s>]/iu.test(text))
    throw new ImportFault('page-not-html')
  const page = parseLimitedDocument(text)
  if (page === null) throw new ImportFault('page-too-large')
  const meta = new PageMeta(page)
  const own = [jsonLdFacts(page), microdataFacts(page), metaFacts(page, meta)]
  const savedFrom = savedAddress(text)
  const comments = takeComments(page, clock)
  return assemble({ page, meta, own, clock, comments, savedFrom, given: address, encoding })
}

interface Parts {
  readonly page: HtmlParent
  readonly meta: PageMeta
  /** JSON-LD, microdata, meta: the surest first. */
  readonly own: readonly PageFacts[]
  readonly clock: Clock
  readonly comments: readonly SourceComment[]
  readonly savedFrom: string | null
  readonly given: string | null
  readonly encoding: string
}

/** Browsers write where a page was saved from into a comment at its head. */
function savedAddress(text: string): string | null {
  const address = /<!--\s*saved from url=\(\d+\)(\S{1,2000}?)\s*-->/iu.exec(text.slice(0, 4096))?.[1]
  return address !== undefined && /^https?:/iu.test(address) && URL.canParse(address) ? address : null
}

function first<Key extends keyof PageFacts>(all: readonly PageFacts[], key: Key): PageFacts[Key] | undefined {
  return all.find((facts) => facts[key] !== undefined)?.[key]
}

function assemble(parts: Parts): PageReading {
  const { page, meta, own, clock } = parts
  const measures = new Measures(page)
  const [data, marked, head] = [own[0] ?? {}, own[1] ?? {}, own[2] ?? {}]
  const addresses = addressesOf(parts)
  const address = addresses[0] ?? null
  const headline = findHeadline(
    page,
    { said: [data.title, marked.title, head.title], title: meta.title, site: head.house },
    measures,
  )
  const root = findBodyRoot(page, measures, headline.element)
  const share = root === null ? 0 : measures.of(root).text * (1 - measures.linkShare(root))
  const bodyText = Math.max(share, first(own, 'text')?.length ?? 0)
  const declared: PageFacts = { ...head, ...marked, ...data }
  const outside = (element: HtmlElement): boolean =>
    isAside(element) && !isNamedPart(element) && (root === null || !isInside(root, element))
  const shape = structureFacts({ page, measures, root, title: headline.element, house: head.house ?? '', outside })
  const hasByline = shape.authors !== undefined && shape.published !== undefined && headline.element?.tagName === 'h1'
  refuseNoArticle({ page, measures, declared, address, title: headline.text || meta.title, bodyText, hasByline })
  if (headline.text === '') throw new ImportFault('page-without-title')
  const all = [data, marked, shape, head]
  const part = commentPart(page, root, measures)
  const authors = authorsOf(all, head.house)
  const section = sectionOf([data, marked, head, shape])
  const lead = leadOf(page, root, all, address)
  const when = datesOf([data, marked, head, shape], clock)
  if (root !== null)
    cleanBody(
      root,
      { title: headline.text, authors: authors.map(({ name }) => name), section: section?.name ?? null },
      measures,
    )
  const shownLead = takeStandfirst(page)
  const html = bodyHtml(root, first(own, 'text'))
  const bodyLine = fold(textOfHtml(html)).replaceAll(/\s+/gu, ' ')
  const description = plainName(head.standfirst ?? data.standfirst ?? '')
  const standfirst = plainName(shownLead ?? first([data, marked], 'standfirst') ?? '')
  return {
    encoding: parts.encoding,
    address,
    addresses,
    title: headline.text,
    house: plainName(head.house ?? data.house ?? ''),
    standfirst: isIn(standfirst, bodyLine) || fold(standfirst) === fold(headline.text) ? '' : standfirst,
    description,
    authors,
    section,
    tags: (first(all, 'tags') ?? tagsIn(page)).filter((tag) => fold(tag) !== fold(section?.name ?? '')),
    lead,
    html,
    base: baseOf(page, address),
    language: first([data, head], 'language') ?? '',
    ...when,
    shortLink: head.shortLink ?? shape.shortLink ?? null,
    quotes: quotesIn(html),
    comments: parts.comments.length > 0 ? parts.comments : (data.comments ?? []),
    commentForm: part.form,
    terms: part.terms,
    commentsOpen: !part.closed,
  }
}

/** Parts of an article that themes name like boxes beside it. */
function isNamedPart(element: HtmlElement): boolean {
  return /bread-?crumb|author|byline|date|meta|short-?link|(?:post|entry|article)-?footer/u.test(namesOf(element))
}

function addressesOf({ given, savedFrom, own, meta }: Parts): string[] {
  const base =
    [given, savedFrom, meta.link('canonical'), meta.first('og:url'), own[0]?.address, own[1]?.address].find(
      isAbsolute,
    ) ?? null
  const found = [given, savedFrom, meta.link('canonical'), meta.first('og:url'), own[0]?.address, own[1]?.address]
  const absolute = found.flatMap((one) => {
    if (one === null || one === undefined || !URL.canParse(one, base ?? undefined)) return []
    const url = new URL(one, base ?? undefined)
    url.hash = ''
    return /^https?:$/u.test(url.protocol) ? [url.href] : []
  })
  return [...new Set(absolute)]
}

function isAbsolute(address: string | null | undefined): address is string {
  return address !== null && address !== undefined && URL.canParse(address)
}

function baseOf(page: HtmlParent, address: string | null): string | null {
  const base = findElements(page, ['base'])[0]
  const href = base === undefined ? null : attributeOf(base, 'href')
  if (href !== null && URL.canParse(href, address ?? undefined)) return new URL(href, address ?? undefined).href
  return address
}

/** Several names in one are taken apart at commas; what is no person's name is left out. */
function authorsOf(all: readonly PageFacts[], house: string | undefined): SourceName[] {
  for (const { authors = [] } of all) {
    const names = authors.flatMap(({ name, addresses }) =>
      (afterLabel(name, BYLINE_LABELS) || name)
        .split(/\s*[،,؛/&]\s*|\s+and\s+/u)
        .map((one, index) => ({ name: one.trim(), addresses: index === 0 ? addresses : [] })),
    )
    const persons = names.filter(
      ({ name }) => name !== '' && !isLabel(name, NO_NAMES) && (house === undefined || fold(name) !== fold(house)),
    )
    if (persons.length > 0) return persons.map((person) => withAddress(person, all))
  }
  return []
}

/** The same name may stand with its link elsewhere in the page. */
function withAddress(found: SourceName, all: readonly PageFacts[]): SourceName {
  if (found.addresses.length > 0) return found
  const linked = all
    .flatMap(({ authors = [], section }) => [...authors, ...(section === undefined ? [] : [section])])
    .find(({ name, addresses }) => fold(name) === fold(found.name) && addresses.length > 0)
  return linked === undefined ? found : { ...found, addresses: linked.addresses }
}

function sectionOf(all: readonly PageFacts[]): SourceName | null {
  const found = all.map(({ section }) => section).find((one) => one !== undefined && !isLabel(one.name, HOME_WORDS))
  return found === undefined ? null : withAddress(found, all)
}

function datesOf(
  all: readonly PageFacts[],
  clock: Clock,
): Pick<PageReading, 'publishedAt' | 'changedAt' | 'dateUnread'> {
  const written = all.flatMap(({ published }) => published ?? [])
  const read = (texts: readonly string[]): Instant | null => {
    for (const text of texts) {
      const at = instantIn(text, clock)
      if (at !== null) return at
    }
    return null
  }
  const publishedAt = read(written)
  const changedAt = read(all.flatMap(({ changed }) => changed ?? []))
  const isLater = changedAt !== null && (publishedAt === null || changedAt > publishedAt)
  return { publishedAt, changedAt: isLater ? changedAt : null, dateUnread: publishedAt === null && written.length > 0 }
}

/** A picture above the text, else the first one in it, else the one that the page's data names. */
function leadOf(
  page: HtmlParent,
  root: HtmlElement | null,
  all: readonly PageFacts[],
  address: string | null,
): SourcePicture | null {
  const named = first(all, 'lead')
  const [inside] = root === null ? [] : findElements(root, ['img'])
  const featured = [...elementsBelow(page)].find(
    (element) =>
      element.tagName === 'img' &&
      (root === null || !isInside(element, root)) &&
      (isFeatured(element) || sourceOf(element) === named?.url),
  )
  const image = featured ?? (named === undefined ? inside : undefined)
  const picture =
    image === undefined
      ? named
      : { url: sourceOf(image), alt: attributeOf(image, 'alt') ?? '', caption: captionOf(image) }
  const url = picture === undefined ? null : linkFrom(picture.url, baseOf(page, address) ?? undefined)
  return picture === undefined || url === null || !URL.canParse(url) ? null : { ...picture, url }
}

function isFeatured(image: HtmlElement): boolean {
  for (let at: HtmlParent | null = image; at !== null && 'tagName' in at; at = at.parentNode) {
    if (isAside(at)) return false
    if (
      /(?:^|\s)(?:photo|main-?pic(?:ture)?)(?:$|\s)|featured|wp-post-image|hero|(?:post|article|news|entry|story|main|lead)[-_]?(?:image|img|thumb|photo|pic)/u.test(
        namesOf(at),
      )
    )
      return true
  }
  return false
}

function captionOf(image: HtmlElement): string {
  for (let at: HtmlParent | null = image; at !== null && 'tagName' in at; at = at.parentNode)
    if (at.tagName === 'figure') return findElements(at, ['figcaption']).map(lineOf).join(' ')
  const beside = image.parentNode === null ? [] : childElements(image.parentNode)
  const named = beside.find((element) => /(?:^|[\s_-])cap(?:tion)?(?:$|[\s_-])/u.test(namesOf(element)))
  return named === undefined ? '' : lineOf(named)
}

/** The lead below the headline, taken out of the text where it stands in it. */
function takeStandfirst(page: HtmlParent): string | undefined {
  const found = [...elementsBelow(page)].find(
    (element) => STANDFIRST.test(namesOf(element)) && !isAside(element) && lineOf(element).length > 20,
  )
  if (found === undefined) return undefined
  remove(found)
  return lineOf(found)
}

const STANDFIRST =
  /(?:^|[\s_-])(?:standfirst|deck|sub-?title|sub-?headline|article-?(?:lead|intro|summary|excerpt)|post-?excerpt|entry-?summary)(?:$|[\s_-])/u

function tagsIn(page: HtmlParent): string[] {
  const links = [...elementsBelow(page)].filter(
    (element) => element.tagName === 'a' && /(?:^|\s)tag(?:\s|$)/u.test(attributeOf(element, 'rel') ?? ''),
  )
  const names = links.filter((link) => !/category/u.test(attributeOf(link, 'rel') ?? '')).map(lineOf)
  return [...new Set(names.filter((name) => name !== '' && name.length <= 80))].slice(0, 30)
}

function isIn(text: string, bodyLine: string): boolean {
  const folded = fold(text)
    .replaceAll(/\s+/gu, ' ')
    .replace(/(?:\[?…\]?|\[?\.\.\.\]?)\s*$/u, '')
    .trim()
  return folded === '' || bodyLine.includes(folded.slice(0, 80))
}

/** What the page shows; where it shows nothing, or much less than its data says, that. */
function bodyHtml(root: HtmlElement | null, data: string | undefined): string {
  const html = root === null ? '' : htmlOf(root)
  const shown = textOfHtml(html).trim().length
  if (data !== undefined && data.length > LEAST_TEXT && shown < data.length / 2) return paragraphsOf(data)
  if (shown < LEAST_TEXT) throw new ImportFault('page-without-text')
  return html
}

function paragraphsOf(text: string): string {
  const plain = /<\/?[a-z][^>]*>/iu.test(text) ? textOfHtml(text) : text
  const escape = (line: string): string => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return plain
    .split(/\n+/u)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escape(line.trim())}</p>`)
    .join('')
}

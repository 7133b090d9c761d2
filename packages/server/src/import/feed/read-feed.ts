/** RSS 2.0 and its forerunners, RSS 1.0 (RDF), Atom 1.0 (RFC 4287) and JSON Feed 1.1, to one form. */

import type { Instant } from '@warraq/core/time'
import { ImportFault } from '../intake/import-fault.ts'
import type { JsonObject } from '../intake/json-file.ts'
import { isObject, listIn, objectIn, parseJson, textIn } from '../intake/json-file.ts'
import { streamOf } from '../intake/source-file.ts'
import { instantWithZone } from '../intake/wall-time.ts'
import type { XmlElement } from '../intake/xml-reader.ts'
import { XmlReader } from '../intake/xml-reader.ts'
import { plainName, pubDateInstant } from '../wordpress/wxr-values.ts'

export interface FeedItem {
  /** The feed's own name for it; its link, else its title and date where it has none. */
  readonly id: string
  readonly title: string
  readonly link: string
  readonly summary: string
  /** HTML; the summary where the feed has no more. */
  readonly html: string
  readonly authors: readonly string[]
  readonly categories: readonly string[]
  readonly publishedAt: Instant | null
  readonly changedAt: Instant | null
  /** A date is there and was not read. */
  readonly dateUnread: boolean
  readonly picture: string | null
  /** Sound or film that belongs to it. */
  readonly enclosure: string | null
}

export interface Feed {
  readonly title: string
  /** Of the site. */
  readonly link: string
  readonly language: string
  readonly items: readonly FeedItem[]
}

const RECORDS = new Set(['item', 'entry'])
const ROOTS = new Set(['rss', 'rdf:RDF', 'feed'])

/** Throws {@link ImportFault}: faults of XML and JSON with line and column; `no-feed` for what is none. */
export async function readFeed(bytes: Uint8Array): Promise<Feed> {
  const first = bytes.find((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf)
  return first === 0x7b ? jsonFeed(parseJson(bytes)) : xmlFeed(bytes)
}

async function xmlFeed(bytes: Uint8Array): Promise<Feed> {
  const reader = new XmlReader(RECORDS)
  const items: FeedItem[] = []
  for await (const record of reader.records(streamOf(bytes))) {
    if (reader.root === null || !ROOTS.has(reader.root.name)) break
    items.push(record.name === 'entry' ? atomItem(record) : rssItem(record))
  }
  const { root } = reader
  if (root === null || !ROOTS.has(root.name)) throw new ImportFault('no-feed', { line: 1, detail: root?.name ?? '' })
  const head = root.name === 'feed' ? root : root.child('channel')
  if (head === null) throw new ImportFault('no-feed', { line: root.line })
  return {
    title: plainName(head.textOf('title')),
    link: root.name === 'feed' ? atomLink(head) : head.textOf('link'),
    language: head.textOf('language', 'dc:language') || root.attribute('lang'),
    items,
  }
}

interface When {
  readonly at: Instant | null
  readonly unread: boolean
}

/** RFC 822 as RSS has it, or ISO 8601 as everything else. */
function when(text: string): When {
  const at = pubDateInstant(text) ?? instantWithZone(text)
  return { at, unread: at === null && text !== '' }
}

function rssItem(item: XmlElement): FeedItem {
  const title = plainName(item.textOf('title'))
  const permalink = item.child('guid')
  const link = item.textOf('link') || (permalink?.attribute('isPermaLink') === 'true' ? permalink.text : '')
  const summary = item.textOf('description')
  const date = item.textOf('pubDate', 'dc:date', 'dcterms:issued')
  const { at, unread } = when(date)
  const names = [...item.all('dc:creator'), ...item.all('author')].map(({ text }) => rssAuthor(text))
  return {
    id: permalink?.text || item.attribute('rdf:about') || link || `${title} ${date}`,
    title,
    link,
    summary,
    html: item.textOf('content:encoded') || summary,
    authors: names.filter((name) => name !== ''),
    categories: [...item.all('category'), ...item.all('dc:subject')].map(({ text }) => plainName(text)),
    publishedAt: at,
    changedAt: when(item.textOf('dcterms:modified')).at,
    dateUnread: unread,
    ...mediaOf(
      item,
      item.all('enclosure').map((one) => [one.attribute('url'), one.attribute('type')]),
    ),
  }
}

/** `mail@example.org (Name)`, a name, or an address alone, which is nobody's name. */
function rssAuthor(text: string): string {
  const named = /\(([^()]{1,200})\)\s*$/u.exec(text)?.[1]
  if (named !== undefined) return plainName(named)
  return /^\S+@\S+$/u.test(text) ? '' : plainName(text)
}

type Enclosed = readonly (readonly [url: string, type: string])[]

function mediaOf(item: XmlElement, enclosed: Enclosed): Pick<FeedItem, 'picture' | 'enclosure'> {
  const groups = item.all('media:group').flatMap((group) => group.children)
  const media = [...item.children, ...groups].filter(
    ({ name }) => name === 'media:content' || name === 'media:thumbnail',
  )
  const shown = media.find(
    (one) =>
      one.name === 'media:thumbnail' ||
      one.attribute('medium') === 'image' ||
      one.attribute('type').startsWith('image/'),
  )
  const picture =
    enclosed.find(([url, type]) => type.startsWith('image/') && url !== '')?.[0] ?? shown?.attribute('url')
  const played = enclosed.find(([url, type]) => url !== '' && !type.startsWith('image/'))?.[0]
  return { picture: picture || null, enclosure: played ?? null }
}

function atomLink(element: XmlElement): string {
  const links = element.all('link')
  const own = links.find((link) => (link.attribute('rel') || 'alternate') === 'alternate')
  return (own ?? links[0])?.attribute('href') ?? ''
}

/** RFC 4287, 3.1: `text` is escaped here, `html` is HTML as it stands, `xhtml` is elements, of which the words count. */
export function atomText(element: XmlElement | null): string {
  if (element === null) return ''
  const type = element.attribute('type')
  if (type === 'xhtml' || type === 'application/xhtml+xml') return xhtmlOf(element)
  if (type === 'html' || type === 'text/html') return element.text
  return escaped(element.text)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** Elements of XHTML as HTML, with the attributes that the converter knows. */
function xhtmlOf(element: XmlElement): string {
  return element.nodes
    .map((node) => {
      if (typeof node === 'string') return escaped(node)
      const name = node.name.replace(/^xhtml:/u, '')
      if (!/^[a-z][a-z0-9]{0,12}$/u.test(name)) return xhtmlOf(node)
      const known = ['href', 'src', 'alt', 'dir'].filter((attribute) => node.attributes.has(attribute))
      const attributes = known.map((one) => ` ${one}="${escaped(node.attribute(one)).replaceAll('"', '&quot;')}"`)
      return `<${name}${attributes.join('')}>${xhtmlOf(node)}</${name}>`
    })
    .join('')
}

function atomItem(entry: XmlElement): FeedItem {
  const title = plainName(atomText(entry.child('title')))
  const link = atomLink(entry)
  const date = entry.textOf('published', 'updated')
  const { at, unread } = when(date)
  const summary = atomText(entry.child('summary'))
  const enclosed = entry
    .all('link')
    .filter((one) => one.attribute('rel') === 'enclosure')
    .map((one): [string, string] => [one.attribute('href'), one.attribute('type')])
  return {
    id: entry.textOf('id') || link || `${title} ${date}`,
    title,
    link,
    summary,
    html: atomText(entry.child('content')) || summary,
    authors: entry
      .all('author')
      .map((author) => plainName(author.textOf('name')))
      .filter((name) => name !== ''),
    categories: entry.all('category').map((one) => plainName(one.attribute('label') || one.attribute('term'))),
    publishedAt: at,
    changedAt: when(entry.textOf('updated')).at,
    dateUnread: unread,
    ...mediaOf(entry, enclosed),
  }
}

function jsonFeed(value: unknown): Feed {
  if (!isObject(value) || !/jsonfeed\.org\/version\//u.test(textIn(value, 'version')))
    throw new ImportFault('no-feed', { line: 1 })
  return {
    title: plainName(textIn(value, 'title')),
    link: textIn(value, 'home_page_url'),
    language: textIn(value, 'language'),
    items: listIn(value, 'items').map((item) => jsonItem(item, value)),
  }
}

function jsonItem(item: JsonObject, feed: JsonObject): FeedItem {
  const title = plainName(textIn(item, 'title'))
  const link = textIn(item, 'url')
  const { at, unread } = when(textIn(item, 'date_published'))
  const named = [item, feed].map((one) => {
    const single = objectIn(one, 'author')
    return [...listIn(one, 'authors'), ...(single === null ? [] : [single])]
  })
  const authors = (named.find((list) => list.length > 0) ?? []).map((author) => plainName(textIn(author, 'name')))
  const tags = item['tags']
  const attached = listIn(item, 'attachments').map((one) => textIn(one, 'url'))
  return {
    id: textIn(item, 'id') || link || title,
    title,
    link,
    summary: textIn(item, 'summary'),
    html: textIn(item, 'content_html') || escaped(textIn(item, 'content_text')).replaceAll('\n', '<br>'),
    authors: authors.filter((name) => name !== ''),
    categories: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
    publishedAt: at,
    changedAt: when(textIn(item, 'date_modified')).at,
    dateUnread: unread,
    picture: textIn(item, 'image') || textIn(item, 'banner_image') || null,
    enclosure: attached.find((url) => url !== '') ?? null,
  }
}

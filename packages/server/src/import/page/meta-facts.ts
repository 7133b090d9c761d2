/** Open Graph and the names in `<meta>` and `<link>` that pages use besides. */

import { attributeOf } from '../../convert/html-walk.ts'
import type { HtmlElement, HtmlParent } from '../../convert/limited-html.ts'
import { plainName } from '../wordpress/wxr-values.ts'
import type { PageFacts } from './page-facts.ts'
import { facts, said } from './page-facts.ts'
import { elementsBelow, lineOf } from './page-tree.ts'

/** Values by name in lower case, in the order of the page. */
export class PageMeta {
  readonly #values = new Map<string, string[]>()
  readonly #links = new Map<string, string>()
  /** Text of `<title>`. */
  readonly title: string

  constructor(page: HtmlParent) {
    let title = ''
    for (const element of elementsBelow(page)) {
      if (element.tagName === 'meta') this.#addMeta(element)
      else if (element.tagName === 'link') this.#addLink(element)
      else if (element.tagName === 'title' && title === '' && inHtml(element)) title = lineOf(element)
    }
    this.title = title
  }

  #addMeta(element: HtmlElement): void {
    const name = (attributeOf(element, 'property') ?? attributeOf(element, 'name') ?? '').trim().toLowerCase()
    const content = said(attributeOf(element, 'content'))
    if (name === '' || content === undefined) return
    this.#values.set(name, [...(this.#values.get(name) ?? []), content].slice(0, 100))
  }

  #addLink(element: HtmlElement): void {
    const href = said(attributeOf(element, 'href'))
    if (href === undefined) return
    for (const rel of (attributeOf(element, 'rel') ?? '').toLowerCase().split(/\s+/u))
      if (!this.#links.has(rel)) this.#links.set(rel, href)
  }

  all(name: string): readonly string[] {
    return this.#values.get(name) ?? []
  }

  first(...names: readonly string[]): string | undefined {
    for (const name of names) {
      const [value] = this.all(name)
      if (value !== undefined) return value
    }
    return undefined
  }

  link(rel: string): string | undefined {
    return this.#links.get(rel)
  }
}

function inHtml(element: HtmlElement): boolean {
  return element.namespaceURI === 'http://www.w3.org/1999/xhtml'
}

function isAddress(text: string): boolean {
  return /^(?:https?:)?\/\//iu.test(text)
}

/** Open Graph wants an author's address, and many pages write the name there. */
function authorsOf(meta: PageMeta): PageFacts['authors'] {
  const names = [
    'author',
    'article:author',
    'dc.creator',
    'dcterms.creator',
    'parsely-author',
    'sailthru.author',
    'byl',
  ]
  for (const name of names) {
    const said0 = meta.all(name).filter((value) => !isAddress(value))
    if (said0.length > 0) return said0.map((value) => ({ name: plainName(value), addresses: [] }))
  }
  return undefined
}

function tagsOf(meta: PageMeta): readonly string[] | undefined {
  const tags = meta.all('article:tag')
  if (tags.length > 0) return tags.flatMap((tag) => tag.split(/[,،]/u)).map((tag) => tag.trim())
  const words = meta.first('news_keywords')
  return words?.split(/[,،]/u).map((word) => word.trim())
}

export function metaFacts(page: HtmlParent, meta: PageMeta): PageFacts {
  const section = meta.first('article:section', 'parsely-section', 'dc.subject', 'og:article:section')
  const picture = meta.first('og:image', 'og:image:url', 'twitter:image')
  const type = meta.first('og:type')?.toLowerCase()
  const html = [...elementsBelow(page)].find(({ tagName }) => tagName === 'html')
  return facts({
    title: meta.first('og:title', 'twitter:title', 'dc.title', 'parsely-title'),
    standfirst: meta.first('og:description', 'description', 'twitter:description', 'dc.description'),
    authors: authorsOf(meta),
    house: meta.first('og:site_name', 'application-name'),
    section: section === undefined ? undefined : { name: plainName(section), addresses: [] },
    tags: tagsOf(meta),
    published: meta.first(
      'article:published_time',
      'og:published_time',
      'og:article:published_time',
      'datepublished',
      'dc.date.issued',
      'dcterms.created',
      'dc.date',
      'date',
      'pubdate',
      'parsely-pub-date',
      'sailthru.date',
    ),
    changed: meta.first('article:modified_time', 'og:updated_time', 'dcterms.modified', 'lastmod'),
    lead: picture === undefined ? undefined : { url: picture, alt: meta.first('og:image:alt') ?? '', caption: '' },
    address: meta.link('canonical') ?? meta.first('og:url'),
    shortLink: meta.link('shortlink') ?? meta.link('shorturl'),
    language: html === undefined ? undefined : said(attributeOf(html, 'lang') ?? attributeOf(html, 'xml:lang'), 20),
    isArticle: type === 'article' || type === 'news' ? true : undefined,
  })
}

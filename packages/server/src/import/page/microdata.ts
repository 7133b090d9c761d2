/** schema.org in the attributes of elements (HTML, 5: Microdata), and the hAtom classes that were there before it. */

import { attributeOf, childElements } from '../../convert/html-walk.ts'
import type { HtmlElement, HtmlParent } from '../../convert/limited-html.ts'
import type { SourceName } from '../intake/source-records.ts'
import type { PageFacts } from './page-facts.ts'
import { facts, said } from './page-facts.ts'
import { elementsBelow, firstBelow, hasWord, lineOf } from './page-tree.ts'

const ARTICLE = /schema\.org\/(?:\w*Article|BlogPosting|LiveBlogPosting|Report)\s*$/iu

export function articleScope(page: HtmlParent): HtmlElement | null {
  return firstBelow(page, (element) => ARTICLE.test(attributeOf(element, 'itemtype') ?? ''))
}

/** The value that HTML gives a property: an attribute where the element has one for it, else its text. */
function valueOf(element: HtmlElement): string {
  const names = [
    'content',
    'datetime',
    ...(element.tagName === 'a' || element.tagName === 'link' ? ['href'] : []),
    'src',
  ]
  for (const name of names) {
    const value = attributeOf(element, name)
    if (value !== null && value.trim() !== '') return value.trim()
  }
  return lineOf(element)
}

/** Elements with this property of the item itself, not of an item inside it. */
export function propertiesOf(scope: HtmlParent, name: string): HtmlElement[] {
  return childElements(scope).flatMap((child) => {
    const own = hasWord(child, 'itemprop', name.toLowerCase()) ? [child] : []
    const isItem = attributeOf(child, 'itemscope') !== null
    return [...own, ...(isItem ? [] : propertiesOf(child, name))]
  })
}

function firstOf(scope: HtmlParent, ...names: readonly string[]): HtmlElement | undefined {
  for (const name of names) {
    const [found] = propertiesOf(scope, name)
    if (found !== undefined) return found
  }
  return undefined
}

function nameOf(element: HtmlElement): SourceName | undefined {
  const inside = attributeOf(element, 'itemscope') === null ? undefined : firstOf(element, 'name')
  const holder = inside ?? element
  const text = attributeOf(holder, 'content') ?? lineOf(holder)
  const name = said(text, 200)
  const link = element.tagName === 'a' ? element : firstBelow(element, ({ tagName }) => tagName === 'a')
  const href = link === null ? null : attributeOf(link, 'href')
  return name === undefined ? undefined : { name, addresses: href === null ? [] : [href] }
}

function textOf(scope: HtmlParent, ...names: readonly string[]): string | undefined {
  const found = firstOf(scope, ...names)
  return found === undefined ? undefined : said(valueOf(found))
}

export function microdataFacts(page: HtmlParent): PageFacts {
  const scope = articleScope(page)
  if (scope === null) return {}
  const authors = propertiesOf(scope, 'author').flatMap((element) => nameOf(element) ?? [])
  const section = firstOf(scope, 'articleSection')
  const picture = pictureOf(scope)
  return facts({
    title: headlineOf(scope),
    standfirst: textOf(scope, 'alternativeHeadline'),
    authors: authors.length === 0 ? undefined : authors,
    section: section === undefined ? undefined : nameOf(section),
    published: textOf(scope, 'datePublished', 'dateCreated'),
    changed: textOf(scope, 'dateModified'),
    lead: picture === undefined ? undefined : { url: picture, alt: '', caption: '' },
    address: textOf(scope, 'mainEntityOfPage', 'url'),
    language: textOf(scope, 'inLanguage'),
    isArticle: true,
  })
}

function pictureOf(scope: HtmlElement): string | undefined {
  const found = firstOf(scope, 'image')
  if (found === undefined) return undefined
  if (attributeOf(found, 'itemscope') === null) return said(valueOf(found))
  const image = firstBelow(found, ({ tagName }) => tagName === 'img')
  return textOf(found, 'url', 'contentUrl') ?? said(image === null ? null : attributeOf(image, 'src'))
}

function headlineOf(scope: HtmlElement): string | undefined {
  const found = firstOf(scope, 'headline', 'name')
  return found === undefined ? undefined : said(attributeOf(found, 'content') ?? lineOf(found))
}

/** Everything in the page that is one comment by microdata. */
export function isCommentItem(element: HtmlElement): boolean {
  return /schema\.org\/(?:User)?Comments?\s*$/iu.test(attributeOf(element, 'itemtype') ?? '')
}

/** The element that holds the text of the article. */
export function bodyByMarks(page: HtmlParent): HtmlElement | null {
  for (const element of elementsBelow(page))
    if (
      hasWord(element, 'itemprop', 'articlebody') ||
      hasWord(element, 'property', 'schema:articlebody') ||
      hasWord(element, 'property', 'content:encoded')
    )
      return element
  return null
}

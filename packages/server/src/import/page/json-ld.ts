/** schema.org in JSON-LD: `NewsArticle` and its kin, in arrays and graphs, with the faults that pages have. */

import { plainName } from '../wordpress/wxr-values.ts'
import type { SourceComment, SourceName, SourcePicture } from '../intake/source-records.ts'
import { instantWithZone } from '../intake/wall-time.ts'
import type { HtmlParent } from '../../convert/limited-html.ts'
import { attributeOf } from '../../convert/html-walk.ts'
import { elementsBelow } from './page-tree.ts'
import type { PageFacts } from './page-facts.ts'
import { facts, said } from './page-facts.ts'

type Thing = Readonly<Record<string, unknown>>

const LARGEST = 2_000_000
const DEEPEST = 32
const MOST_THINGS = 5_000

const ARTICLES = new Set(
  (
    'Article NewsArticle ReportageNewsArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle ' +
    'OpinionNewsArticle ReviewNewsArticle AdvertiserContentArticle SatiricalArticle ScholarlyArticle TechArticle Report ' +
    'BlogPosting LiveBlogPosting SocialMediaPosting'
  ).split(' '),
)
const LISTS = new Set(['CollectionPage', 'SearchResultsPage', 'ProfilePage', 'ItemList', 'Blog'])

/** Where a page speaks of other things than itself. */
const OTHERS = new Set(['itemListElement', 'hasPart', 'liveBlogUpdate', 'comment', 'comments', 'mentions', 'publisher'])

/** Line ends inside strings, comments around the whole, commas before a closing bracket: what strict JSON does not have. */
export function parseLoose(text: string): unknown {
  const bare = text
    .trim()
    .replace(/^(?:<!--|<!\[CDATA\[|\/\*<!\[CDATA\[\*\/|\/\/<!\[CDATA\[)/u, '')
    .replace(/(?:-->|\]\]>|\/\*\]\]>\*\/|\/\/\]\]>)$/u, '')
    .trim()
  for (const tried of [bare, bare.replace(/;$/u, ''), mended(bare)]) {
    try {
      return JSON.parse(tried)
    } catch {
      // The next form is tried; a block that no form makes readable says nothing, and the page is read without it.
    }
  }
  return null
}

/** Walks once: raw controls in strings become escapes, commas before `]` and `}` go. */
function mended(text: string): string {
  const out: string[] = []
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? ''
    if (inString && char === '\\') {
      out.push(char, text[at + 1] ?? '')
      at += 1
    } else if (char === '"') {
      inString = !inString
      out.push(char)
    } else if (inString && char < ' ') out.push(char === '\n' ? '\\n' : ' ')
    else if (!inString && (char === '}' || char === ']')) {
      while (out.length > 0 && /^[\s,]$/u.test(out.at(-1) ?? '')) out.pop()
      out.push(char)
    } else out.push(char)
  }
  return out.join('')
}

/** Every object in it, the outer before the inner. */
function thingsIn(value: unknown): Thing[] {
  const found: Thing[] = []
  const waiting: { value: unknown; depth: number }[] = [{ value, depth: 0 }]
  for (let at = 0; at < waiting.length && found.length < MOST_THINGS; at += 1) {
    const next = waiting[at]
    if (next === undefined || typeof next.value !== 'object' || next.value === null || next.depth > DEEPEST) continue
    if (!Array.isArray(next.value)) found.push(next.value as Thing)
    for (const [name, inner] of Object.entries(next.value))
      if (!OTHERS.has(name)) waiting.push({ value: inner, depth: next.depth + 1 })
  }
  return found
}

function typesOf(thing: Thing): string[] {
  const types = Array.isArray(thing['@type']) ? (thing['@type'] as unknown[]) : [thing['@type']]
  return types.flatMap((type) => (typeof type === 'string' ? [type.replace(/^https?:\/\/schema\.org\//u, '')] : []))
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : value === undefined || value === null ? [] : [value]
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOf(value: unknown, most = 2000): string | undefined {
  const [first] = listOf(value)
  return typeof first === 'string' ? said(plainName(first), most) : undefined
}

class Graph {
  readonly #byId = new Map<string, Thing>()

  constructor(things: readonly Thing[]) {
    for (const thing of things) {
      const id = thing['@id']
      if (typeof id === 'string' && Object.keys(thing).length > 1 && !this.#byId.has(id)) this.#byId.set(id, thing)
    }
  }

  /** A thing that is only named by its id is looked up. */
  full(value: unknown): Thing | null {
    if (!isThing(value)) return null
    const id = value['@id']
    const known = typeof id === 'string' ? this.#byId.get(id) : undefined
    return known ?? value
  }
}

function addressOf(value: unknown): string | undefined {
  const [first] = listOf(value)
  if (typeof first === 'string') return said(first)
  return isThing(first) ? (said(asText(first['@id'])) ?? said(asText(first['url']))) : undefined
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

interface Names {
  readonly persons: readonly SourceName[]
  readonly house: string | undefined
}

function namesOf(value: unknown, graph: Graph): Names {
  const persons: SourceName[] = []
  let house: string | undefined
  for (const one of listOf(value)) {
    const thing = graph.full(one)
    const name = thing === null ? textOf(one, 200) : textOf(thing['name'], 200)
    if (name === undefined) continue
    const url = thing === null ? undefined : asText(thing['url'])
    if (thing !== null && typesOf(thing).some((type) => type.endsWith('Organization'))) house ??= name
    else persons.push({ name, addresses: url === undefined ? [] : [url] })
  }
  return { persons, house }
}

function pictureOf(value: unknown, graph: Graph): SourcePicture | undefined {
  const [first] = listOf(value)
  const thing = graph.full(first)
  const url = thing === null ? asText(first) : (asText(thing['url']) ?? asText(thing['contentUrl']))
  if (url === undefined) return undefined
  return { url, alt: '', caption: thing === null ? '' : (textOf(thing['caption']) ?? '') }
}

function tagsOf(value: unknown): string[] | undefined {
  const words = listOf(value).flatMap((one) => (typeof one === 'string' ? one.split(/[,،]/u) : []))
  const names = words.flatMap((word) => said(plainName(word), 80) ?? [])
  return names.length === 0 ? undefined : names
}

function commentsOf(value: unknown, graph: Graph): SourceComment[] {
  return listOf(value).flatMap((one): SourceComment[] => {
    const thing = graph.full(one)
    const text = thing === null ? undefined : asText(thing['text'])
    if (thing === null || text === undefined) return []
    const { persons, house } = namesOf(thing['author'] ?? thing['creator'], graph)
    const at = instantWithZone(asText(thing['dateCreated']) ?? asText(thing['datePublished']) ?? '')
    const name = persons[0]?.name ?? house ?? ''
    return [{ id: asText(thing['@id']) ?? null, parentId: null, name, email: null, html: text, at, state: 'published' }]
  })
}

function sectionOf(thing: Thing, things: readonly Thing[]): SourceName | undefined {
  const name = textOf(thing['articleSection'], 80)
  if (name !== undefined) return { name, addresses: [] }
  const crumbs = things.find((one) => typesOf(one).includes('BreadcrumbList'))
  const items = listOf(crumbs?.['itemListElement']).filter(isThing)
  const named = items.flatMap((item): SourceName[] => {
    const inner = isThing(item['item']) ? item['item'] : item
    const text = textOf(item['name'], 80) ?? textOf(inner['name'], 80)
    const url = asText(item['item']) ?? asText(inner['@id']) ?? asText(inner['url'])
    return text === undefined ? [] : [{ name: text, addresses: url === undefined ? [] : [url] }]
  })
  // Home first, the article itself last.
  return named.length >= 3 ? named.at(-2) : undefined
}

/** The article that the page is about, as its JSON-LD says. */
export function jsonLdFacts(page: HtmlParent): PageFacts {
  const things = blocksOf(page).flatMap(thingsIn)
  const graph = new Graph(things)
  const article = things.find((thing) => typesOf(thing).some((type) => ARTICLES.has(type)) && isSaid(thing))
  const isList = things.some((thing) => typesOf(thing).some((type) => LISTS.has(type)))
  if (article === undefined) return isList ? { isList } : {}
  const { persons, house } = namesOf(article['author'] ?? article['creator'], graph)
  const page0 = things.find((thing) => typesOf(thing).includes('WebPage'))
  return facts({
    title: textOf(article['headline']) ?? textOf(article['name']),
    standfirst: textOf(article['alternativeHeadline']) ?? textOf(article['description']),
    authors: persons.length === 0 ? undefined : persons,
    house: house ?? namesOf(article['publisher'], graph).house,
    section: sectionOf(article, things),
    tags: tagsOf(article['keywords']),
    published: asText(article['datePublished']) ?? asText(page0?.['datePublished']),
    changed: asText(article['dateModified']),
    lead: pictureOf(article['image'] ?? article['thumbnailUrl'], graph),
    address: addressOf(article['mainEntityOfPage']) ?? addressOf(article['url']),
    language: textOf(article['inLanguage'], 20),
    text: asText(article['articleBody']),
    comments: commentsOf(article['comment'] ?? article['comments'], graph),
    isArticle: true,
  })
}

function isSaid(thing: Thing): boolean {
  return textOf(thing['headline']) !== undefined || textOf(thing['name']) !== undefined
}

function blocksOf(page: HtmlParent): unknown[] {
  const blocks: unknown[] = []
  for (const element of elementsBelow(page)) {
    if (element.tagName !== 'script' || !/ld\+json/iu.test(attributeOf(element, 'type') ?? '')) continue
    const text = element.childNodes.map((node) => ('value' in node ? node.value : '')).join('')
    if (text.length <= LARGEST) blocks.push(parseLoose(text))
  }
  return blocks
}

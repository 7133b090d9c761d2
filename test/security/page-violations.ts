import type { DefaultTreeAdapterTypes } from 'parse5'
import { parse } from 'parse5'

type Element = DefaultTreeAdapterTypes.Element
export type Parent = DefaultTreeAdapterTypes.ParentNode

/** Every tag and its attributes on pages whose content is harmless: what the product itself writes. */
export type Vocabulary = ReadonlyMap<string, ReadonlySet<string>>

function* elementsOf(parent: Parent): Generator<Element> {
  for (const child of parent.childNodes) {
    if (!('tagName' in child)) continue
    yield child
    yield* elementsOf(child)
    if ('content' in child) yield* elementsOf(child.content)
  }
}

export function vocabularyOf(pages: readonly string[]): Vocabulary {
  const words = new Map<string, Set<string>>()
  for (const page of pages) {
    for (const { tagName, attrs } of elementsOf(parse(page))) {
      const known = words.get(tagName) ?? new Set()
      for (const { name } of attrs) known.add(name)
      words.set(tagName, known)
    }
  }
  return words
}

const ADDRESSES = new Set(['href', 'src', 'action', 'formaction', 'poster', 'data', 'xlink:href', 'cite', 'background'])
const SCHEMES = new Set(['http:', 'https:', 'mailto:'])

/** What a browser would find on this page that the product does not write of itself. Empty when all is well. */
export function pageViolations(html: string | Parent, words: Vocabulary, base: string): string[] {
  return [...elementsOf(typeof html === 'string' ? parse(html) : html)].flatMap((element) => [
    ...strangeTo(element, words),
    ...element.attrs.flatMap((attr) => attributeViolations(element, attr, base)),
    ...(element.tagName === 'script' ? scriptViolations(element) : []),
  ])
}

function strangeTo({ tagName, attrs }: Element, words: Vocabulary): string[] {
  const known = words.get(tagName)
  if (!known) return [`<${tagName}>`]
  return attrs.filter(({ name }) => !known.has(name)).map(({ name }) => `<${tagName} ${name}>`)
}

function attributeViolations(element: Element, attr: { name: string; value: string }, base: string): string[] {
  const { name, value } = attr
  if (name.startsWith('on') || name === 'style' || name === 'srcdoc') return [`<${element.tagName} ${name}=${value}>`]
  if (name === 'srcset')
    return value.split(',').flatMap((part) => addressViolations(part.trim().split(' ')[0] ?? '', base, element.tagName))
  return ADDRESSES.has(name) ? addressViolations(value, base, element.tagName) : []
}

/** What is loaded comes from here; what is followed may lead anywhere a link may. */
function addressViolations(value: string, base: string, tagName: string): string[] {
  if (!URL.canParse(value, base)) return [`<${tagName}> no address: ${value}`]
  const url = new URL(value, base)
  if (!SCHEMES.has(url.protocol)) return [`<${tagName}> ${value}`]
  const followed = tagName === 'a' || tagName === 'link'
  return followed || url.origin === base ? [] : [`<${tagName}> foreign: ${value}`]
}

function scriptViolations(script: Element): string[] {
  const attribute = (name: string) => script.attrs.find((attr) => attr.name === name)?.value
  const text = script.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
  const src = attribute('src')
  if (src !== undefined) return src.startsWith('/assets/') && text === '' ? [] : [`script ${src}`]
  if (attribute('type') !== 'application/ld+json') return [`script: ${text.slice(0, 80)}`]
  try {
    return (JSON.parse(text) as { '@context'?: unknown })['@context'] === 'https://schema.org'
      ? []
      : ['JSON-LD of another kind']
  } catch {
    return [`JSON-LD is broken: ${text.slice(0, 200)}`]
  }
}

/** The text of the only h1. */
export function headlineOf(page: Parent): string {
  const headlines = [...elementsOf(page)].filter(({ tagName }) => tagName === 'h1')
  const text = (node: Parent): string =>
    node.childNodes.map((child) => ('value' in child ? child.value : 'childNodes' in child ? text(child) : '')).join('')
  return headlines.length === 1 && headlines[0] ? text(headlines[0]) : `${headlines.length} headlines`
}

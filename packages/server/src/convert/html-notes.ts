/** Notes: a mark in the text that leads to a place below, from where a link leads back. */

import { attributeOf, childElements } from './html-walk.ts'
import type { HtmlElement, HtmlParent } from './limited-html.ts'

export interface Notes {
  /** What each mark's note is: the element that holds it, or its HTML. */
  readonly marks: ReadonlyMap<HtmlElement, HtmlElement | string>
  /** Elements that hold notes: they stand where their marks are. */
  readonly texts: ReadonlySet<HtmlElement>
  /** Links from notes to their marks. */
  readonly back: ReadonlySet<HtmlElement>
}

export const NO_NOTES: Notes = { marks: new Map(), texts: new Set(), back: new Set() }

const MOST_MARKS = 1000
const MOST_IN_NOTE = 500
const HOLDERS = new Set(['li', 'p', 'div', 'dd', 'aside', 'section', 'td'])

function target(element: HtmlElement): string | null {
  const href = element.tagName === 'a' ? (attributeOf(element, 'href') ?? '').trim() : ''
  if (!href.startsWith('#') || href.length < 2) return null
  try {
    return decodeURIComponent(href.slice(1))
  } catch {
    return href.slice(1)
  }
}

function namesOf(element: HtmlElement): string[] {
  return [attributeOf(element, 'id'), element.tagName === 'a' ? attributeOf(element, 'name') : null].filter(
    (name) => name !== null && name !== '',
  ) as string[]
}

function* allBelow(parent: HtmlParent): Generator<HtmlElement> {
  const waiting: HtmlElement[] = childElements(parent).toReversed()
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    yield element
    waiting.push(...childElements(element).toReversed())
  }
}

/** The block that a named place stands in: itself, or what is around an empty link. */
function holderOf(place: HtmlElement): HtmlElement | null {
  let at: HtmlElement = place
  for (let steps = 0; steps < 6; steps += 1) {
    if (HOLDERS.has(at.tagName)) return at
    if (at.parentNode === null || !('tagName' in at.parentNode)) return null
    at = at.parentNode
  }
  return null
}

function backLinks(holder: HtmlElement, names: readonly string[]): HtmlElement[] {
  const found: HtmlElement[] = []
  let seen = 0
  for (const element of allBelow(holder)) {
    seen += 1
    if (seen > MOST_IN_NOTE) return []
    const to = target(element)
    if (to !== null && names.includes(to)) found.push(element)
  }
  return found
}

function isInside(element: HtmlElement, holder: HtmlElement): boolean {
  for (let at: HtmlParent | null = element.parentNode; at !== null; at = 'parentNode' in at ? at.parentNode : null)
    if (at === holder) return true
  return false
}

/**
 * A mark is a link to a place that leads back to it; links to headings and the like do not. `given` are notes that the
 * source keeps apart, HTML by the name that marks lead to.
 */
export function notesIn(tree: HtmlParent, given: ReadonlyMap<string, string> = new Map()): Notes {
  const places = new Map<string, HtmlElement>()
  const links: { element: HtmlElement; to: string }[] = []
  for (const element of allBelow(tree)) {
    for (const name of namesOf(element)) if (!places.has(name)) places.set(name, element)
    const to = target(element)
    if (to !== null && links.length < MOST_MARKS * 2) links.push({ element, to })
  }
  const marks = new Map<HtmlElement, HtmlElement | string>()
  const texts = new Set<HtmlElement>()
  const back = new Set<HtmlElement>()
  for (const { element, to } of links) {
    if (back.has(element) || marks.size >= MOST_MARKS) continue
    const apart = given.get(to)
    if (apart !== undefined) {
      marks.set(element, apart)
      continue
    }
    const place = places.get(to)
    const holder = place === undefined ? null : holderOf(place)
    if (holder === null || isInside(element, holder)) continue
    const around = element.parentNode !== null && 'tagName' in element.parentNode ? namesOf(element.parentNode) : []
    const ways = backLinks(holder, [...namesOf(element), ...around])
    if (ways.length === 0) continue
    marks.set(element, holder)
    texts.add(holder)
    for (const way of ways) back.add(way)
  }
  return { marks, texts, back }
}

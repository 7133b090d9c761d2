/** Looking around in the tree of a page. */

import { attributeOf, childElements, textBelow } from '../../convert/html-walk.ts'
import type { HtmlElement, HtmlNode, HtmlParent } from '../../convert/limited-html.ts'

/** All elements below, in document order. */
export function* elementsBelow(parent: HtmlParent): Generator<HtmlElement> {
  const waiting = childElements(parent).toReversed()
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    yield element
    for (const child of childElements(element).toReversed()) waiting.push(child)
  }
}

export function firstBelow(parent: HtmlParent, wanted: (element: HtmlElement) => boolean): HtmlElement | null {
  for (const element of elementsBelow(parent)) if (wanted(element)) return element
  return null
}

/** Elements that are wanted; nothing is looked for inside one that was found. */
export function outermost(parent: HtmlParent, wanted: (element: HtmlElement) => boolean): HtmlElement[] {
  return childElements(parent).flatMap((child) => (wanted(child) ? [child] : outermost(child, wanted)))
}

/** Text on one line. */
export function lineOf(parent: HtmlParent): string {
  return textBelow(parent).replaceAll(/\s+/gu, ' ').trim()
}

/** Classes and id, in lower case; words that only a capital letter parts are parted by a hyphen. */
export function namesOf(element: HtmlElement): string {
  const names = `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''}`
  return names.replaceAll(/([a-z])([A-Z])/gu, '$1-$2').toLowerCase()
}

export function classesOf(element: HtmlElement): readonly string[] {
  return (attributeOf(element, 'class') ?? '').toLowerCase().split(/\s+/u)
}

export function hasWord(element: HtmlElement, attribute: string, word: string): boolean {
  return (attributeOf(element, attribute) ?? '').toLowerCase().split(/\s+/u).includes(word)
}

export function parentOf(element: HtmlElement): HtmlElement | null {
  const parent = element.parentNode
  return parent !== null && 'tagName' in parent ? parent : null
}

export function isInside(element: HtmlElement, container: HtmlParent): boolean {
  for (let at: HtmlParent | null = element; at !== null; at = 'parentNode' in at ? at.parentNode : null)
    if (at === container) return true
  return false
}

export function remove(node: HtmlNode): void {
  const { parentNode } = node
  if (parentNode === null) return
  const at = parentNode.childNodes.indexOf(node)
  if (at >= 0) parentNode.childNodes.splice(at, 1)
}

/** Elements that follow one another in the text and are no boxes of their own. */
export const INLINE = new Set(
  'a abbr acronym b bdi bdo big br cite code del em font i img ins kbd mark q s small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)

import type { DefaultTreeAdapterTypes } from 'parse5'
import { parseFragment } from 'parse5'

/** Every element that the page renderer of the body may write, with the attributes it may carry. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  p: ['class', 'dir'],
  h2: ['dir'],
  h3: ['dir'],
  h4: ['dir'],
  ul: ['dir'],
  ol: ['dir', 'start'],
  li: ['id'],
  div: ['class'],
  section: ['class', 'aria-label', 'tabindex'],
  table: ['dir'],
  thead: [],
  tbody: [],
  tr: [],
  th: ['scope', 'colspan', 'rowspan'],
  td: ['colspan', 'rowspan'],
  audio: ['class', 'controls', 'preload', 'src', 'aria-label'],
  video: ['class', 'controls', 'playsinline', 'preload', 'src', 'poster', 'width', 'height', 'aria-label'],
  figure: ['class'],
  figcaption: ['class'],
  blockquote: [],
  b: ['class'],
  bdi: [],
  span: ['class', 'dir'],
  aside: ['class'],
  picture: [],
  source: ['type', 'srcset', 'sizes'],
  img: ['src', 'alt', 'width', 'height', 'loading', 'decoding'],
  hr: [],
  pre: ['dir'],
  code: ['dir'],
  a: ['href', 'rel', 'id', 'aria-label'],
  br: [],
  strong: [],
  em: [],
  s: [],
  sup: ['class'],
  sub: [],
}
const SCHEMES = ['http:', 'https:', 'mailto:']

function urlViolation(name: string, value: string): string[] {
  const base = 'https://site.example/'
  if (!URL.canParse(value, base)) return [`${name} is no address: ${value}`]
  const url = new URL(value, base)
  return SCHEMES.includes(url.protocol) ? [] : [`${name} leads to ${url.protocol} ${value}`]
}

/** What the renderers of feeds and letters may write besides, on any element. */
const EVERYWHERE = ['lang', 'dir', 'style']

function elementViolations(element: DefaultTreeAdapterTypes.Element, outside: boolean): string[] {
  const allowed = Object.hasOwn(ALLOWED, element.tagName) ? ALLOWED[element.tagName] : undefined
  if (allowed === undefined) return [`<${element.tagName}>`]
  return element.attrs.flatMap(({ name, value }) => {
    if (outside && EVERYWHERE.includes(name)) return []
    if (!allowed.includes(name)) return [`<${element.tagName} ${name}>`]
    return name === 'href' || name === 'src' || name === 'poster' ? urlViolation(name, value) : []
  })
}

/**
 * What a browser would see in this HTML that the renderer has no business to write. Empty when all is well.
 * `outside`: for feeds and letters, which carry their language, direction and styles themselves.
 */
export function htmlViolations(html: string, outside = false): string[] {
  const found: string[] = []
  const visit = (parent: DefaultTreeAdapterTypes.ParentNode): void => {
    for (const child of parent.childNodes) {
      if ('tagName' in child) {
        const wrapper = outside && child.tagName === 'div'
        if (!wrapper) found.push(...elementViolations(child, outside))
        visit(child)
      } else if (child.nodeName !== '#text') found.push(child.nodeName)
    }
  }
  visit(parseFragment(html))
  return found
}

import type { Pasted } from './pasted.ts'

/**
 * The one place where the newsroom lets a browser parse HTML, and its one Trusted Types policy (S-06). The document that
 * comes out has no window: no script of it runs, no image of it loads, and it is never put into a page. Only names,
 * attributes and text are read from it.
 */

interface HtmlPolicy {
  createHTML(html: string): string
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createHTML: (html: string) => string }): HtmlPolicy
}

const factory = (globalThis as { readonly trustedTypes?: PolicyFactory }).trustedTypes
const policy: HtmlPolicy = factory?.createPolicy('warraq', { createHTML: (html) => html }) ?? {
  createHTML: (html) => html,
}

const DEEPEST = 200
const TAG = /<[a-z][^>]*>/giu
const SILENT_ELEMENT = /<(style|script)\b[^>]*>[\s\S]*?<\/\1\s*>/giu

/**
 * Parsing alone makes the browser report every `style` and `on…` attribute to the Content-Security-Policy, though none
 * takes effect here. They are renamed before; what slips through is a report, never an effect.
 */
function quiet(html: string): string {
  return html
    .replace(SILENT_ELEMENT, '')
    .replace(TAG, (tag) => tag.replace(/\sstyle\s*=/giu, ' data-style=').replace(/\son[a-z]+\s*=/giu, ' data-on='))
}

function read(element: Element, depth: number): Pasted {
  const attrs: Record<string, string> = {}
  for (const { name, value } of Array.from(element.attributes)) attrs[name === 'data-style' ? 'style' : name] = value
  const children: (Pasted | string)[] = []
  for (const child of Array.from(element.childNodes)) {
    if (child.nodeType === Node.TEXT_NODE) children.push(child.nodeValue ?? '')
    else if (child instanceof Element || child.nodeType === Node.ELEMENT_NODE) {
      children.push(depth < DEEPEST ? read(child as Element, depth + 1) : (child.textContent ?? ''))
    }
  }
  return { name: element.localName.toLowerCase(), attrs, children }
}

/** HTML as a tree of names, attributes and text. */
export function readInert(html: string): Pasted {
  const document = new DOMParser().parseFromString(policy.createHTML(quiet(html)), 'text/html')
  return read(document.body, 0)
}

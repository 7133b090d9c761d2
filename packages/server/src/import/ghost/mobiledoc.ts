/** Ghost's Mobiledoc documents (1.x to 5.x; format 0.3) as HTML for the converter. */

import type { JsonObject } from '../intake/json-file.ts'
import { isObject, listIn, textIn } from '../intake/json-file.ts'
import { markdownToHtml } from '../../convert/markdown-to-body.ts'
import { embedHtml, escapeHtml, galleryHtml, linkHtml, pictureHtml, recordingHtml } from './lexical.ts'

type Tuple = readonly unknown[]

const MARKUP_SECTION = 1
const IMAGE_SECTION = 2
const LIST_SECTION = 3
const CARD_SECTION = 10
const ATOM_MARKER = 1
const MARKS = new Set(['a', 'b', 'strong', 'i', 'em', 'code', 's', 'del', 'sub', 'sup', 'u'])
const SECTIONS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'aside', 'pull-quote'])

function tuples(value: unknown): Tuple[] {
  return Array.isArray(value) ? value.filter((one): one is Tuple => Array.isArray(one)) : []
}

function cardHtml(name: string, payload: JsonObject, left: (what: string) => void): string {
  switch (name) {
    case 'image':
      return pictureHtml(textIn(payload, 'src'), textIn(payload, 'alt'), textIn(payload, 'caption'))
    case 'gallery':
      return galleryHtml(listIn(payload, 'images'), textIn(payload, 'caption'))
    case 'html':
      return textIn(payload, 'html')
    case 'markdown':
    case 'card-markdown':
      return markdownToHtml(textIn(payload, 'markdown'))
    case 'hr':
      return '<hr>'
    case 'code':
      return `<pre>${escapeHtml(textIn(payload, 'code'))}</pre>`
    case 'embed':
      return embedHtml(textIn(payload, 'url'), '', textIn(payload, 'caption'))
    case 'video':
      return recordingHtml('video', { src: textIn(payload, 'src') }, textIn(payload, 'caption'))
    case 'audio':
      return recordingHtml('audio', { src: textIn(payload, 'src'), title: textIn(payload, 'title') }, '')
    case 'bookmark':
      return linkHtml(textIn(payload, 'url'), '')
    case 'callout':
      return `<blockquote>${textIn(payload, 'calloutText')}</blockquote>`
    case 'paywall':
      return ''
    default:
      left(`card:${name.slice(0, 40)}`)
      return ''
  }
}

class Document {
  readonly #markups: Tuple[]
  readonly #atoms: Tuple[]
  readonly #cards: Tuple[]
  readonly #left: (what: string) => void

  constructor(document: JsonObject, left: (what: string) => void) {
    this.#markups = tuples(document['markups'])
    this.#atoms = tuples(document['atoms'])
    this.#cards = tuples(document['cards'])
    this.#left = left
  }

  section(section: Tuple): string {
    const [kind, second, third] = section
    if (kind === MARKUP_SECTION) {
      const tag = typeof second === 'string' && SECTIONS.has(second) ? second : 'p'
      const shown = tag === 'aside' || tag === 'pull-quote' ? 'blockquote' : tag
      return `<${shown}>${this.#markers(third)}</${shown}>`
    }
    if (kind === LIST_SECTION) {
      const tag = second === 'ol' ? 'ol' : 'ul'
      const items = Array.isArray(third) ? third.map((item) => `<li>${this.#markers(item)}</li>`) : []
      return `<${tag}>${items.join('')}</${tag}>`
    }
    if (kind === IMAGE_SECTION) return typeof second === 'string' ? pictureHtml(second, '', '') : ''
    return kind === CARD_SECTION ? this.#card(Number(second)) : ''
  }

  #card(index: number): string {
    const [name, payload] = this.#cards[index] ?? []
    return typeof name === 'string' ? cardHtml(name, isObject(payload) ? payload : {}, this.#left) : ''
  }

  /** Each marker: kind, indexes of markups that it opens, how many it closes, text or index of an atom. */
  #markers(value: unknown): string {
    const open: string[] = []
    const out: string[] = []
    for (const [kind, opens, closes, content] of tuples(value)) {
      for (const index of Array.isArray(opens) ? opens : []) out.push(this.#openTag(Number(index), open))
      out.push(
        kind === ATOM_MARKER ? this.#atom(Number(content)) : escapeHtml(typeof content === 'string' ? content : ''),
      )
      for (let count = Number(closes) || 0; count > 0 && open.length > 0; count -= 1) out.push(`</${open.pop() ?? ''}>`)
    }
    while (open.length > 0) out.push(`</${open.pop() ?? ''}>`)
    return out.join('')
  }

  #openTag(index: number, open: string[]): string {
    const [tag, attributes] = this.#markups[index] ?? []
    const name = typeof tag === 'string' && MARKS.has(tag) ? tag : 'span'
    open.push(name)
    const list = Array.isArray(attributes) ? attributes : []
    const at = list.indexOf('href')
    const href = at < 0 ? undefined : (list[at + 1] as unknown)
    return name === 'a' && typeof href === 'string' ? `<a href="${escapeHtml(href)}">` : `<${name}>`
  }

  #atom(index: number): string {
    const [name, text] = this.#atoms[index] ?? []
    return name === 'soft-return' ? '<br>' : escapeHtml(typeof text === 'string' ? text : '')
  }
}

/** @param left tells of cards that have no form here */
export function mobiledocToHtml(value: unknown, left: (what: string) => void): string {
  if (!isObject(value)) return ''
  const document = new Document(value, left)
  return tuples(value['sections'])
    .map((section) => document.section(section))
    .join('')
}

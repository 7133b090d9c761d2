/** Quotes: who speaks is looked for in the places where editors of the web put it. */

import type { BlockNode, InlineNode, Paragraph } from '@warraq/core/articles/body'
import type { Embed } from '@warraq/core/articles/embed'
import { embedAt } from '@warraq/core/articles/embed'
import { cleanLine } from '@warraq/core/articles/body-text'
import type { BlockSink } from './block-sink.ts'
import { flatBlocks, isTextParagraph } from './flat-blocks.ts'
import { block, directionOf } from './html-blocks.ts'
import type { Context, Handler, Walk } from './html-walk.ts'
import { attributeOf, childElements, findElements, hasClass, textBelow } from './html-walk.ts'
import type { HtmlElement, HtmlNode } from './limited-html.ts'

const LONGEST_NAME = 300

/** A name without the dash that announces it. */
function nameFrom(text: string): string | null {
  const name = cleanLine(text, LONGEST_NAME + 1).replace(/^[\s—–―-]+/u, '')
  return name === '' || name.length > LONGEST_NAME ? null : name
}

/** Whether the last thing in the quote is this element, on a line of its own: after a block, a line break or a line end. */
function standsApart(quote: HtmlElement, element: HtmlElement): boolean {
  const nodes = quote.childNodes
  const isBlank = (node: HtmlNode | undefined): boolean =>
    node !== undefined && 'value' in node && node.value.trim() === ''
  let at = nodes.length - 1
  while (isBlank(nodes[at])) at -= 1
  if (nodes[at] !== element) return false
  let gap = ''
  while (isBlank(nodes[at - 1])) {
    at -= 1
    gap = textOf(nodes[at]) + gap
  }
  const before = nodes[at - 1]
  if (before === undefined || 'tagName' in before) return before === undefined || APART.has(before.tagName)
  const text = textOf(before)
  return `${text.slice(text.trimEnd().length)}${gap}`.includes('\n')
}

function textOf(node: HtmlNode | undefined): string {
  return node !== undefined && 'value' in node ? node.value : ''
}

const APART: ReadonlySet<string> = new Set([
  'p',
  'br',
  'div',
  'ul',
  'ol',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
])

/**
 * `<footer>` or a caption of the quote, or a `<cite>` on a line of its own at its end or as all that a paragraph holds.
 * A `<cite>` inside a sentence names a work and stays where it is.
 */
function attributionOf(quote: HtmlElement): HtmlElement | null {
  const children = childElements(quote)
  for (const child of children.toReversed()) {
    if (child.tagName === 'footer' || child.tagName === 'figcaption') return child
    if (child.tagName === 'cite' && child === children.at(-1) && standsApart(quote, child)) return child
    const only = child.tagName === 'p' ? childElements(child)[0] : undefined
    if (only?.tagName === 'cite' && textBelow(child).trim() === textBelow(only).trim()) return child
  }
  return null
}

function detach(element: HtmlElement): void {
  const parent = element.parentNode
  if (parent !== null) parent.childNodes = parent.childNodes.filter((child) => child !== element)
}

/** Takes the speaker's name out of the element that holds the quote. */
function takeSpeaker(walk: Walk, holder: HtmlElement): string | null {
  const element = attributionOf(holder)
  const speaker = element === null ? null : nameFrom(textBelow(element))
  if (element === null || speaker === null) return null
  if (findElements(element, ['a']).length > 0) walk.leave('cite a')
  detach(element)
  return speaker
}

function said(text: string): Paragraph {
  return { type: 'paragraph', attrs: { dir: null }, content: [{ type: 'text', text }] }
}

function collect(walk: Walk, element: HtmlElement, context: Context): readonly BlockNode[] {
  const inner = walk.sink()
  const dir = directionOf(element, context.dir)
  inner.begin({ type: 'paragraph', dir })
  walk.children(element, inner, { ...context, dir, quoted: true })
  return inner.finish().flatMap((node) => flatBlocks(node, () => walk.leave('blockquote list')))
}

function emit(parts: readonly BlockNode[], speaker: string | null, sink: BlockSink): void {
  const content = parts.filter(isTextParagraph)
  if (content.length > 0) {
    sink.block({ type: 'quote', attrs: { speaker, role: null, source: null, designated: null }, content })
  } else if (speaker !== null) sink.block(said(speaker))
  for (const part of parts) if (part.type !== 'paragraph') sink.block(part)
}

/** A quote inside a quote continues it: its speaker becomes a line before its text. */
function innerQuote(walk: Walk, element: HtmlElement, speaker: string | null, sink: BlockSink, context: Context): void {
  if (speaker !== null) sink.block(said(speaker))
  block(walk, element, sink, context)
}

/** What other sites put into a page as a quote with a script beside it: their address says what it is. */
const SHOWN_ELSEWHERE = ['twitter-tweet', 'twitter-video', 'instagram-media', 'tiktok-embed', 'fb-xfbml-parse-ignore']

function embedOf(element: HtmlElement): Embed | null {
  if (!SHOWN_ELSEWHERE.some((name) => hasClass(element, name))) return null
  const own = ['data-instgrm-permalink', 'cite'].map((name) => attributeOf(element, name) ?? '')
  const links = findElements(element, ['a']).map((link) => attributeOf(link, 'href') ?? '')
  for (const address of [...own, ...links.toReversed()]) {
    const found = embedAt(address)
    if (found !== null) return found
  }
  return null
}

export const quote: Handler = (walk, element, sink, context) => {
  const elsewhere = embedOf(element)
  if (elsewhere !== null) {
    // What a post on X says is kept; the others only have words about themselves here.
    if (elsewhere.provider === 'x') emit(collect(walk, element, { ...context, quoted: true }), null, sink)
    sink.block({ type: 'embed', attrs: { ...elsewhere, title: '', caption: '' } })
    return
  }
  const speaker = takeSpeaker(walk, element)
  if (context.quoted) innerQuote(walk, element, speaker, sink, context)
  else emit(collect(walk, element, context), speaker, sink)
}

/** A pulled-out sentence; one that names a speaker is a statement. */
function pullQuote(walk: Walk, element: HtmlElement, sink: BlockSink, context: Context): void {
  const inside = childElements(element).find((child) => child.tagName === 'blockquote') ?? element
  const speaker = takeSpeaker(walk, inside) ?? takeSpeaker(walk, element)
  const parts = collect(walk, inside, context)
  if (speaker !== null) return emit(parts, speaker, sink)
  const content = parts
    .flatMap((part) => (part.type === 'paragraph' && part.content ? [part.content] : []))
    .flatMap((nodes, index): InlineNode[] => [...(index > 0 ? [{ type: 'hard_break' } as const] : []), ...nodes])
  if (content.length > 0) sink.block({ type: 'pull_quote', attrs: { dir: directionOf(element, context.dir) }, content })
  for (const part of parts) if (part.type !== 'paragraph') sink.block(part)
}

export function isPullQuote(element: HtmlElement): boolean {
  return hasClass(element, 'wp-block-pullquote') || hasClass(element, 'pull-quote')
}

/** `<figure>` around a quote: its caption names the speaker. */
export const quoteFigure: Handler = (walk, element, sink, context) => {
  if (isPullQuote(element) && !context.quoted) return pullQuote(walk, element, sink, context)
  const inside = findElements(element, ['blockquote'])[0]
  if (inside === undefined) return block(walk, element, sink, context)
  if (context.quoted) return block(walk, element, sink, context)
  const speaker = takeSpeaker(walk, inside) ?? takeSpeaker(walk, element)
  emit(collect(walk, inside, context), speaker, sink)
  detach(inside)
  walk.children(element, sink, context)
}

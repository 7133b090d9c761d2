/** Paragraphs, headings, lists, preformatted text, tables. */

import type { BlockNode, Direction, Image, InlineNode, ListItem } from '@warraq/core/articles/body'
import { cleanText } from '@warraq/core/articles/body-text'
import type { BlockSink } from './block-sink.ts'
import type { Context, Handler, Walk } from './html-walk.ts'
import { attributeOf, childElements, findElements, hasClass, textBelow } from './html-walk.ts'
import type { HtmlElement } from './limited-html.ts'

/** Leaves room for a quote with its text inside the innermost list (the body ends at depth 32). */
const DEEPEST_LIST = 12

export function directionOf(element: HtmlElement, around: Direction): Direction {
  const dir = attributeOf(element, 'dir')?.toLowerCase()
  if (dir === 'rtl' || dir === 'ltr') return dir
  return dir === undefined ? around : null
}

/** A paragraph, or a box around other blocks: what is inside stands by itself. */
export const block: Handler = (walk, element, sink, context) => {
  const dir = directionOf(element, context.dir)
  sink.begin({ type: 'paragraph', dir })
  walk.children(element, sink, { ...context, dir })
  sink.begin({ type: 'paragraph', dir: context.dir })
}

export function heading(level: 2 | 3 | 4): Handler {
  return (walk, element, sink, context) => {
    const dir = directionOf(element, context.dir)
    sink.begin({ type: 'heading', level, dir })
    walk.children(element, sink, { ...context, dir })
    sink.begin({ type: 'paragraph', dir: context.dir })
  }
}

export const rule: Handler = (_walk, _element, sink) => sink.block({ type: 'rule' })

function itemOf(blocks: readonly BlockNode[]): ListItem {
  const first = blocks[0]
  const opening: readonly BlockNode[] = first?.type === 'paragraph' ? [] : [{ type: 'paragraph', attrs: { dir: null } }]
  return { type: 'list_item', content: [...opening, ...blocks] }
}

/** What stands between items belongs to the item before: editors of old put inner lists there. */
function itemsOf(walk: Walk, element: HtmlElement, context: Context): ListItem[] {
  const sinks: BlockSink[] = []
  for (const child of element.childNodes) {
    const isItem = 'tagName' in child && child.tagName === 'li'
    let sink = sinks.at(-1)
    if (isItem || sink === undefined) {
      sink = walk.sink()
      sinks.push(sink)
    }
    if (isItem) walk.children(child, sink, context)
    else walk.node(child, sink, context)
  }
  return sinks
    .map((sink) => sink.finish())
    .filter((blocks) => blocks.length > 0)
    .map(itemOf)
}

/** The pictures of an item that holds nothing else: older galleries are lists. */
function picturesOnly(item: ListItem): readonly Image[] {
  const rest = item.content.slice(1)
  const [first] = item.content
  const isEmpty = first?.type === 'paragraph' && first.content === undefined
  return isEmpty && rest.every((node) => node.type === 'image') ? rest : []
}

function startOf(element: HtmlElement): number {
  const start = attributeOf(element, 'start')
  return start !== null && /^\d{1,6}$/u.test(start) ? Number(start) : 1
}

export const list: Handler = (walk, element, sink, context) => {
  if (context.lists >= DEEPEST_LIST) {
    walk.leave(`${element.tagName}[deeper than ${DEEPEST_LIST}]`)
    block(walk, element, sink, context)
    return
  }
  const dir = directionOf(element, context.dir)
  const content = itemsOf(walk, element, { ...context, dir: null, lists: context.lists + 1 })
  const pictures = content.flatMap(picturesOnly)
  if (content.every((item) => picturesOnly(item).length > 0)) for (const picture of pictures) sink.block(picture)
  else if (element.tagName === 'ol')
    sink.block({ type: 'ordered_list', attrs: { start: startOf(element), dir }, content })
  else sink.block({ type: 'bullet_list', attrs: { dir }, content })
}

/** Poems and addresses that WordPress keeps in `<pre>` are running text with line breaks; the rest is code. */
export const preformatted: Handler = (walk, element, sink, context) => {
  if (hasClass(element, 'wp-block-verse') || hasClass(element, 'wp-block-preformatted')) {
    sink.begin({ type: 'paragraph', dir: directionOf(element, context.dir) })
    sink.preformatted(textBelow(element).trim(), context.marks)
    sink.begin({ type: 'paragraph', dir: context.dir })
    return
  }
  const text = cleanText(textBelow(element)).replace(/\n+$/u, '')
  if (text !== '') sink.block({ type: 'code_block', content: [{ type: 'text', text }] })
  for (const image of findElements(element, ['img'])) walk.node(image, sink, { ...context, marks: [] })
}

/** One line of a table: texts of its cells with a bar between, those of one cell with a space; what is no text follows. */
function row(walk: Walk, cells: readonly HtmlElement[], sink: BlockSink, context: Context): void {
  const texts: InlineNode[][] = []
  const others: BlockNode[] = []
  for (const cell of cells) {
    const inner = walk.sink()
    walk.children(cell, inner, context)
    const parts = inner.finish()
    const written = parts.map(inlineOf).filter((nodes) => nodes.length > 0)
    if (written.length > 0) texts.push(joined(written, SPACE))
    for (const part of parts) if (inlineOf(part).length === 0) others.push(part)
  }
  const content = joined(texts, BAR)
  if (content.length > 0) sink.block({ type: 'paragraph', attrs: { dir: context.dir }, content })
  for (const other of others) sink.block(other)
}

function joined(texts: readonly (readonly InlineNode[])[], between: InlineNode): InlineNode[] {
  return texts.flatMap((nodes, index) => (index > 0 ? [between, ...nodes] : nodes))
}

const BAR: InlineNode = { type: 'text', text: ' | ' }
const SPACE: InlineNode = { type: 'text', text: ' ' }

function inlineOf(node: BlockNode): readonly InlineNode[] {
  const isText = node.type === 'paragraph' || node.type === 'heading' || node.type === 'pull_quote'
  return isText ? (node.content ?? []) : []
}

/** The schema has no tables yet: a row becomes a paragraph, a table of one column stays what is in it. */
export const table: Handler = (walk, element, sink, context) => {
  walk.leave('table')
  sink.begin({ type: 'paragraph', dir: context.dir })
  for (const part of findElements(element, ['caption', 'tr'])) {
    const cells = childElements(part).filter((cell) => cell.tagName === 'td' || cell.tagName === 'th')
    if (part.tagName === 'caption') block(walk, part, sink, context)
    else if (cells.length === 1 && cells[0] !== undefined) block(walk, cells[0], sink, context)
    else row(walk, cells, sink, context)
  }
}

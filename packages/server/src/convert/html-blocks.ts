/** Paragraphs, headings, lists, preformatted text. */

import type { BlockNode, Direction, Image, ListItem, Mark } from '@warraq/core/articles/body'
import { cleanText } from '@warraq/core/articles/body-text'
import { BODY_MARKS, GALLERY_LIMIT } from '@warraq/core/articles/body-schema.table'
import type { BlockSink } from './block-sink.ts'
import type { Context, Handler, Walk } from './html-walk.ts'
import { attributeOf, findElements, hasClass, textBelow } from './html-walk.ts'
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

/** The line that stays of what a reader could open and close. */
export const boldLine: Handler = (walk, element, sink, context) => {
  const strong = { type: 'strong' } as const
  const marks = context.marks.some(({ type }) => type === 'strong') ? context.marks : [...context.marks, strong]
  block(walk, element, sink, { ...context, marks: marks.toSorted((a, b) => rank(a) - rank(b)) })
}

const MARK_ORDER = Object.keys(BODY_MARKS)
const rank = ({ type }: Mark): number => MARK_ORDER.indexOf(type)

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
    if ('tagName' in child && walk.isNote(child)) continue
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

/** Pictures that belong together: a gallery, or the one picture that there is. */
export function galleryOf(pictures: readonly Image[], caption: string): readonly BlockNode[] {
  const galleries: BlockNode[] = []
  for (let from = 0; from < pictures.length; from += GALLERY_LIMIT) {
    const content = pictures.slice(from, from + GALLERY_LIMIT)
    const [only] = content
    if (content.length === 1 && only !== undefined) {
      const words = only.attrs.caption || caption
      galleries.push({ type: 'image', attrs: { ...only.attrs, caption: words } })
    } else galleries.push({ type: 'gallery', attrs: { caption: from === 0 ? caption : '' }, content })
  }
  return galleries
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
  if (content.every((item) => picturesOnly(item).length > 0)) for (const one of galleryOf(pictures, '')) sink.block(one)
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

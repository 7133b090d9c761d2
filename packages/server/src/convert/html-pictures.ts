/** Pictures and what plays: figures, images, embedded frames. */

import type { BlockNode } from '@warraq/core/articles/body'
import { embedAt } from '@warraq/core/articles/embed'
import { cleanLine } from '@warraq/core/articles/body-text'
import type { BlockSink } from './block-sink.ts'
import { block, galleryOf } from './html-blocks.ts'
import { tableWith } from './html-table.ts'
import { isPullQuote, quoteFigure } from './html-quotes.ts'
import type { Context, Handler, Walk } from './html-walk.ts'
import { attributeOf, childElements, findElements, hasClass, textBelow, textOutside } from './html-walk.ts'
import type { HtmlElement, HtmlNode } from './limited-html.ts'
import { linkFrom } from './link-from.ts'

/** Where scripts that load pictures late keep the true address. */
const LATE_SOURCES = ['data-src', 'data-lazy-src', 'data-original', 'data-orig-file']

export function sourceOf(element: HtmlElement): string {
  const src = attributeOf(element, 'src') ?? ''
  if (src !== '' && !src.startsWith('data:')) return src
  for (const name of LATE_SOURCES) {
    const late = attributeOf(element, name)
    if (late !== null && late !== '') return late
  }
  return src
}

function fileName(href: string): string {
  const path = href.split(/[?#]/u, 1)[0] ?? ''
  const name = path.slice(path.lastIndexOf('/') + 1)
  try {
    return cleanLine(decodeURIComponent(name), 200)
  } catch {
    return cleanLine(name, 200)
  }
}

/** A paragraph that is a link, for what the body cannot show. */
function linkParagraph(href: string, text: string, context: Context): BlockNode {
  const marks = [{ type: 'link', attrs: { href } } as const]
  return { type: 'paragraph', attrs: { dir: context.dir }, content: [{ type: 'text', text: text || href, marks }] }
}

function attachmentOf(element: HtmlElement): number | null {
  const match = /(?:^|\s)wp-image-([1-9]\d{0,14})(?:\s|$)/u.exec(attributeOf(element, 'class') ?? '')
  return match === null ? null : Number(match[1])
}

function isPixel(element: HtmlElement): boolean {
  return attributeOf(element, 'width') === '1' && attributeOf(element, 'height') === '1'
}

function picture(walk: Walk, element: HtmlElement, caption: string, sink: BlockSink, context: Context): void {
  const alt = cleanLine(attributeOf(element, 'alt') ?? '', 1000)
  const src = sourceOf(element)
  const href = linkFrom(src, walk.options.base)
  const mediaId = walk.options.resolveImage?.(href ?? src, alt, caption, attachmentOf(element)) ?? null
  if (mediaId !== null) {
    sink.block({ type: 'image', attrs: { mediaId, alt, caption, credit: '' } })
    return
  }
  walk.leave('img')
  const words = caption || alt
  if (href !== null) sink.block(linkParagraph(href, words || fileName(href), context))
  else if (words !== '') {
    sink.block({ type: 'paragraph', attrs: { dir: context.dir }, content: [{ type: 'text', text: words }] })
  }
}

/** A picture in running text. Small pictures of faces are the character they stand for. */
export const image: Handler = (walk, element, sink, context) => {
  const alt = attributeOf(element, 'alt') ?? ''
  if (hasClass(element, 'emoji') || hasClass(element, 'wp-smiley')) sink.text(alt, context.marks)
  else if (isPixel(element)) walk.leave('img[1x1]')
  else picture(walk, element, '', sink, { ...context, marks: [] })
}

/** Whether a `<noscript>` only shows again the picture before it, for readers without scripts. */
export function repeatsPicture(element: HtmlElement, before: HtmlNode | undefined): boolean {
  const afterPicture = before !== undefined && 'tagName' in before && before.tagName === 'img'
  return afterPicture && element.tagName === 'noscript' && textBelow(element).trim() === ''
}

function captionOf(figure: HtmlElement): HtmlElement | undefined {
  return findElements(figure, ['figcaption', 'figure']).find((child) => child.tagName === 'figcaption')
}

/** Pictures below, each with the caption that is its own, become one gallery; what else is there follows. */
function gallery(walk: Walk, element: HtmlElement, sink: BlockSink, context: Context): void {
  const caption = childElements(element).find((child) => child.tagName === 'figcaption')
  const words = caption === undefined ? '' : cleanLine(textBelow(caption), 2000)
  const inner = walk.sink()
  for (const child of element.childNodes) if (child !== caption) walk.node(child, inner, { ...context, marks: [] })
  const blocks = inner
    .finish()
    .flatMap((node): readonly BlockNode[] => (node.type === 'gallery' ? node.content : [node]))
  const pictures = blocks.filter((node) => node.type === 'image')
  for (const one of galleryOf(pictures, words)) sink.block(one)
  if (pictures.length === 0 && words !== '') sink.text(words, [])
  for (const other of blocks) if (other.type !== 'image') sink.block(other)
}

/** WordPress draws its galleries as boxes of pictures, the words of each beside it. */
function drawnGallery(walk: Walk, items: readonly HtmlElement[], sink: BlockSink, context: Context): void {
  const inner = walk.sink()
  for (const item of items) {
    const [shown] = findElements(item, ['img'])
    if (shown === undefined) continue
    const words = [...findElements(item, ['dd', 'figcaption'])].map(textBelow).join(' ')
    picture(walk, shown, cleanLine(words, 2000), inner, { ...context, marks: [] })
  }
  const blocks = inner.finish()
  for (const one of galleryOf(
    blocks.filter((node) => node.type === 'image'),
    '',
  ))
    sink.block(one)
  for (const other of blocks) if (other.type !== 'image') sink.block(other)
}

const PLAYS = ['video', 'audio', 'iframe', 'object', 'embed', 'amp-youtube']
const PICTURES = ['img', 'figure', 'blockquote']

/** A figure around one thing that plays, is shown from elsewhere, or is a table: its caption belongs to that. */
function captioned(walk: Walk, element: HtmlElement, sink: BlockSink, context: Context): boolean {
  const inside = findElements(element, [...PICTURES, ...PLAYS, 'table'])
  const [main] = inside
  const caption = captionOf(element)
  const words = caption === undefined ? '' : cleanLine(textBelow(caption), 2000)
  if (inside.length > 1 || PICTURES.includes(main?.tagName ?? '')) return false
  const rest = textOutside(element, [main, caption]).trim()
  if (main === undefined) {
    // The block editor writes the address of what is embedded as text.
    if (!/^(?:https?:)?\/\/\S+$/iu.test(rest)) return false
    shown(walk, rest, '', words, sink, context)
    return true
  }
  if (rest !== '') return false
  if (main.tagName === 'table') tableWith(walk, main, words, sink, context)
  else playing(walk, main, words, sink, context)
  return true
}

/** An address of another site, alone: what it shows, or a link. */
function shown(walk: Walk, address: string, title: string, words: string, sink: BlockSink, context: Context): void {
  const found = embedAt(address)
  if (found !== null) {
    sink.block({ type: 'embed', attrs: { ...found, title, caption: words } })
    return
  }
  walk.leave('embed')
  const href = linkFrom(address, walk.options.base)
  if (href !== null) sink.block(linkParagraph(href, title, context))
  if (words !== '')
    sink.block({ type: 'paragraph', attrs: { dir: context.dir }, content: [{ type: 'text', text: words }] })
}

export const figure: Handler = (walk, element, sink, context) => {
  const inside = findElements(element, PICTURES)
  const images = inside.filter((child) => child.tagName === 'img' && !isPixel(child))
  if (isPullQuote(element) || inside.some((child) => child.tagName === 'blockquote')) {
    quoteFigure(walk, element, sink, context)
    return
  }
  if (PLAYING_CARD.some((name) => hasClass(element, name)) && card(walk, element, sink, context)) return
  if (captioned(walk, element, sink, context)) return
  const caption = captionOf(element)
  // The figure of a WordPress caption holds the picture and its words side by side.
  const holder = caption ?? (attributeOf(element, 'data-caption') === null ? undefined : element)
  const words = holder === undefined ? '' : textBelow(holder)
  const alone = inside.length === 1 && textBelow(element).trim() === words.trim()
  if (alone && images[0] !== undefined) {
    sink.flush()
    picture(walk, images[0], cleanLine(words, 2000), sink, { ...context, marks: [] })
  } else if (inside.length > 1) gallery(walk, element, sink, context)
  else block(walk, element, sink, context)
}

const ADDRESSES = ['src', 'data', 'data-src', 'data-lazy-src', 'data-litespeed-src']

/** Where what plays comes from, as it is written. */
export function addressOf(element: HtmlElement): string | null {
  const ownOf = (one: HtmlElement): string | undefined =>
    ADDRESSES.map((name) => attributeOf(one, name)).find(
      (address) => address !== null && address !== '' && address !== 'about:blank',
    ) ?? undefined
  const source = findElements(element, ['source', 'embed']).find((child) => ownOf(child) !== undefined)
  return ownOf(element) ?? (source === undefined ? null : (ownOf(source) ?? null))
}

/** What players are called in every page says nothing about what they play. */
const NO_TITLE = /player|embed|^(?:youtube|vimeo|facebook|twitter|x|instagram|soundcloud|google maps)$/iu

function titleOf(element: HtmlElement): string {
  const title = cleanLine(attributeOf(element, 'title') ?? '', 300)
  return NO_TITLE.test(title) ? '' : title
}

/** A recording that is here plays; one of a known site is shown as such; anything else becomes a link to it. */
function playing(walk: Walk, element: HtmlElement, words: string, sink: BlockSink, context: Context): void {
  const address = addressOf(element)
  const href = address === null ? null : linkFrom(address, walk.options.base)
  const title = titleOf(element)
  const attachment = Number(attributeOf(element, 'data-attachment') ?? '')
  const here = walk.options.resolveFile?.(href ?? '', attachment > 0 ? attachment : null) ?? null
  const elsewhere = address === null ? null : embedAt(address)
  if (here !== null) {
    const attrs = { mediaId: here.mediaId, title, caption: words, credit: '' }
    if (here.kind === 'audio') sink.block({ type: 'audio', attrs })
    else sink.block({ type: 'video', attrs: { ...attrs, posterId: posterOf(walk, element) } })
    return
  }
  if (elsewhere !== null) {
    sink.block({ type: 'embed', attrs: { ...elsewhere, title, caption: words } })
    return
  }
  walk.leave(element.tagName)
  if (href !== null) sink.block(linkParagraph(href, title, context))
  else if (element.tagName === 'object') block(walk, element, sink, context)
  if (words !== '')
    sink.block({ type: 'paragraph', attrs: { dir: context.dir }, content: [{ type: 'text', text: words }] })
}

function posterOf(walk: Walk, element: HtmlElement): number | null {
  const poster = linkFrom(attributeOf(element, 'poster') ?? '', walk.options.base)
  return poster === null ? null : (walk.options.resolveImage?.(poster, '', '', null) ?? null)
}

export const embedded: Handler = (walk, element, sink, context) => playing(walk, element, '', sink, context)

/** Ghost's cards hold a whole player; only the recording in it and its caption count. */
const PLAYING_CARD = ['kg-audio-card', 'kg-video-card']

function card(walk: Walk, element: HtmlElement, sink: BlockSink, context: Context): boolean {
  const [recording] = findElements(element, ['audio', 'video'])
  if (recording === undefined) return false
  const caption = captionOf(element)
  playing(walk, recording, caption === undefined ? '' : cleanLine(textBelow(caption), 2000), sink, context)
  return true
}

/** A box, if it is not one that stands for something else. */
export const box: Handler = (walk, element, sink, context) => {
  if (attributeOf(element, 'class') === null) return block(walk, element, sink, context)
  if (PLAYING_CARD.some((name) => hasClass(element, name)) && card(walk, element, sink, context)) return
  const posted = ['fb-post', 'fb-video'].some((name) => hasClass(element, name))
    ? attributeOf(element, 'data-href')
    : null
  const found = posted === null ? null : embedAt(posted)
  if (found !== null) return sink.block({ type: 'embed', attrs: { ...found, title: '', caption: '' } })
  if (hasClass(element, 'gallery')) {
    const items = findElements(element, ['dl', 'figure']).filter((item) => hasClass(item, 'gallery-item'))
    if (items.length > 0) return drawnGallery(walk, items, sink, context)
  }
  block(walk, element, sink, context)
}

/** Dropped, but for Telegram's, which says in an attribute which post it would show. */
export const script: Handler = (walk, element, sink) => {
  const post = attributeOf(element, 'data-telegram-post')
  const found = post === null ? null : embedAt(`https://t.me/${post}`)
  if (found === null) walk.leave('script')
  else sink.block({ type: 'embed', attrs: { ...found, title: '', caption: '' } })
}

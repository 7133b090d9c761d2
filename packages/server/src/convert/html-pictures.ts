/** Pictures and what plays: figures, images, embedded frames. */

import type { BlockNode } from '@warraq/core/articles/body'
import { cleanLine } from '@warraq/core/articles/body-text'
import type { BlockSink } from './block-sink.ts'
import { block } from './html-blocks.ts'
import { isPullQuote, quoteFigure } from './html-quotes.ts'
import type { Context, Handler, Walk } from './html-walk.ts'
import { attributeOf, findElements, hasClass, textBelow } from './html-walk.ts'
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

export const figure: Handler = (walk, element, sink, context) => {
  const inside = findElements(element, ['img', 'figure', 'blockquote'])
  const images = inside.filter((child) => child.tagName === 'img' && !isPixel(child))
  if (isPullQuote(element) || inside.some((child) => child.tagName === 'blockquote')) {
    quoteFigure(walk, element, sink, context)
    return
  }
  const caption = captionOf(element)
  // The figure of a WordPress caption holds the picture and its words side by side.
  const holder = caption ?? (attributeOf(element, 'data-caption') === null ? undefined : element)
  const words = holder === undefined ? '' : textBelow(holder)
  const alone = inside.length === 1 && textBelow(element).trim() === words.trim()
  if (alone && images[0] !== undefined) {
    sink.flush()
    picture(walk, images[0], cleanLine(words, 2000), sink, { ...context, marks: [] })
  } else {
    if (inside.length > 1) walk.leave('gallery')
    block(walk, element, sink, context)
  }
}

function addressOf(element: HtmlElement): string | null {
  const own = attributeOf(element, 'src') ?? attributeOf(element, 'data')
  if (own !== null) return own
  const source = findElements(element, ['source', 'embed']).find((child) => attributeOf(child, 'src') !== null)
  return source === undefined ? null : attributeOf(source, 'src')
}

/** What plays or is shown from elsewhere becomes a link to it. */
export const embedded: Handler = (walk, element, sink, context) => {
  walk.leave(element.tagName)
  const address = addressOf(element)
  const href = address === null ? null : linkFrom(address, walk.options.base)
  if (href !== null) sink.block(linkParagraph(href, cleanLine(attributeOf(element, 'title') ?? '', 300), context))
  else if (element.tagName === 'object') block(walk, element, sink, context)
}

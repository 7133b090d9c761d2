/** Ghost's Lexical documents (5.x) as HTML for the converter. */

import { markdownToHtml } from '../../convert/markdown-to-body.ts'
import type { JsonObject } from '../intake/json-file.ts'
import { isObject, listIn, objectIn, textIn } from '../intake/json-file.ts'

/** Lexical's bits for the format of a text, and the element for each. */
const FORMATS: readonly (readonly [bit: number, tag: string])[] = [
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
]

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function element(tag: string, inner: string, attributes: Readonly<Record<string, string>> = {}): string {
  const shown = Object.entries(attributes).filter(([, value]) => value !== '')
  return `<${tag}${shown.map(([name, value]) => ` ${name}="${escapeHtml(value)}"`).join('')}>${inner}</${tag}>`
}

function textOf(node: JsonObject): string {
  const format = Number(node['format'])
  const bits = Number.isSafeInteger(format) ? format : 0
  const lines = escapeHtml(textIn(node, 'text')).replaceAll('\n', '<br>')
  return FORMATS.reduce((html, [bit, tag]) => ((bits & bit) === 0 ? html : element(tag, html)), lines)
}

/** A picture with the words below it; Ghost keeps those as HTML. */
export function pictureHtml(src: string, alt: string, captionHtml: string): string {
  const image = `<img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}">`
  return `<figure>${image}${caption(captionHtml)}</figure>`
}

/** A link in a paragraph of its own. */
export function linkHtml(url: string, title: string): string {
  return url === '' ? '' : element('p', element('a', escapeHtml(title || url), { href: url }))
}

/** What another site shows, for the converter to tell by its address. */
export function embedHtml(url: string, title: string, captionHtml: string): string {
  if (url === '') return ''
  return element('figure', element('iframe', '', { src: url, title }) + caption(captionHtml))
}

/** A sound or a film with its words. */
export function recordingHtml(
  tag: 'audio' | 'video',
  attributes: Readonly<Record<string, string>>,
  captionHtml: string,
): string {
  return attributes['src'] === '' ? '' : element('figure', element(tag, '', attributes) + caption(captionHtml))
}

/** Pictures that belong together. */
export function galleryHtml(images: readonly JsonObject[], captionHtml: string): string {
  const pictures = images.map((one) => pictureHtml(textIn(one, 'src'), textIn(one, 'alt'), textIn(one, 'caption')))
  return pictures.length === 0 ? '' : element('figure', pictures.join('') + caption(captionHtml))
}

function caption(html: string): string {
  return html === '' ? '' : element('figcaption', html)
}

function bookmark(node: JsonObject): string {
  const about = objectIn(node, 'metadata')
  return linkHtml(textIn(node, 'url'), about === null ? '' : textIn(about, 'title'))
}

function listTag(node: JsonObject): string {
  return textIn(node, 'tag') === 'ol' || textIn(node, 'listType') === 'number' ? 'ol' : 'ul'
}

function headingTag(node: JsonObject): string {
  const tag = textIn(node, 'tag')
  return /^h[1-6]$/u.test(tag) ? tag : 'h2'
}

type Handler = (node: JsonObject, inner: () => string) => string

const HANDLERS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['text', textOf],
  ['extended-text', textOf],
  ['linebreak', () => '<br>'],
  ['tab', () => ' '],
  ['paragraph', (_node, inner) => element('p', inner())],
  ['heading', (node, inner) => element(headingTag(node), inner())],
  ['extended-heading', (node, inner) => element(headingTag(node), inner())],
  ['quote', (_node, inner) => element('blockquote', inner())],
  ['extended-quote', (_node, inner) => element('blockquote', inner())],
  ['aside', (_node, inner) => element('blockquote', inner())],
  ['list', (node, inner) => element(listTag(node), inner())],
  ['listitem', (_node, inner) => element('li', inner())],
  ['link', (node, inner) => element('a', inner(), { href: textIn(node, 'url') })],
  ['autolink', (node, inner) => element('a', inner(), { href: textIn(node, 'url') })],
  ['at-link', (node, inner) => element('a', inner(), { href: textIn(node, 'url') })],
  ['horizontalrule', () => '<hr>'],
  ['image', (node) => pictureHtml(textIn(node, 'src'), textIn(node, 'alt'), textIn(node, 'caption'))],
  ['gallery', (node) => galleryHtml(listIn(node, 'images'), textIn(node, 'caption'))],
  ['html', (node) => textIn(node, 'html')],
  ['markdown', (node) => markdownToHtml(textIn(node, 'markdown'))],
  ['codeblock', (node) => element('pre', escapeHtml(textIn(node, 'code')))],
  ['bookmark', bookmark],
  [
    'embed',
    (node) =>
      embedHtml(textIn(node, 'url'), textIn(objectIn(node, 'metadata') ?? {}, 'title'), textIn(node, 'caption')),
  ],
  ['callout', (node) => element('blockquote', textIn(node, 'calloutText'))],
  ['toggle', (node) => `${element('h3', textIn(node, 'heading'))}${textIn(node, 'content')}`],
  ['header', (node) => `${element('h2', textIn(node, 'header'))}${element('p', textIn(node, 'subheader'))}`],
  ['button', (node) => linkHtml(textIn(node, 'buttonUrl'), textIn(node, 'buttonText'))],
  [
    'video',
    (node) =>
      recordingHtml(
        'video',
        { src: textIn(node, 'src'), poster: textIn(node, 'customThumbnailSrc') || textIn(node, 'thumbnailSrc') },
        textIn(node, 'caption'),
      ),
  ],
  ['audio', (node) => recordingHtml('audio', { src: textIn(node, 'src'), title: textIn(node, 'title') }, '')],
  ['file', (node) => linkHtml(textIn(node, 'src'), textIn(node, 'fileTitle') || textIn(node, 'fileName'))],
  ['paywall', () => ''],
])

/** @param left tells of nodes that have no form here, by type; their words are kept */
export function lexicalToHtml(document: unknown, left: (what: string) => void): string {
  const root = isObject(document) ? objectIn(document, 'root') : null
  if (root === null) return ''
  const visit = (node: JsonObject): string => {
    const inner = (): string => listIn(node, 'children').map(visit).join('')
    const type = textIn(node, 'type')
    const handler = HANDLERS.get(type)
    if (handler !== undefined) return handler(node, inner)
    if (type !== 'root') left(`lexical:${type.slice(0, 40)}`)
    return inner()
  }
  return visit(root)
}

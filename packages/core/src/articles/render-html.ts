import { isExternalHref } from './body-link.ts'
import type { Body } from './body.ts'
import type { Dress, Part } from './render-dress.ts'
import { htmlEncoder } from './render-encoder.ts'
import { attribute } from './render-markup.ts'
import { playerHtml } from './render-media.ts'
import type { BodyViews, MediaView } from './render-options.ts'
import { encodeBody } from './render-walk.ts'

export interface PageOptions extends BodyViews {
  /** How wide a picture of the text stands, as HTML's `sizes`: `(min-width: 720px) 640px, 100vw`. */
  readonly imageSizes: string
  /** The same for a picture of a gallery, of which two stand side by side. */
  readonly gallerySizes: string
}

const CLASSES: Partial<Record<Part, string>> = {
  quote: 'quote',
  attribution: 'quote-who',
  speaker: 'quote-speaker',
  role: 'quote-role',
  designation: 'quote-designation',
  source: 'quote-source',
  'pull-quote': 'pull-quote',
  image: 'figure',
  caption: 'figure-caption',
  credit: 'figure-credit',
  gallery: 'gallery',
  'gallery-grid': 'gallery-grid',
  'gallery-item': 'gallery-item',
  player: 'player',
  'media-title': 'media-title',
  embed: 'embed',
  'embed-label': 'embed-label',
  'embed-title': 'embed-title',
  'embed-address': 'embed-address',
  'table-figure': 'table-figure',
  'table-caption': 'table-caption',
  'table-box': 'table-box',
  'note-mark': 'note-mark',
  notes: 'notes',
  related: 'read-also',
  'related-label': 'read-also-label',
}

/** `<picture>` with its size reserved; no later image of the text is fetched before it is near. */
export function pictureHtml(media: MediaView, alt: string, sizes: string): string {
  const sources = media.sources.map(
    ({ type, srcset }) =>
      `<source${attribute('type', type)}${attribute('srcset', srcset)}${attribute('sizes', sizes)}>`,
  )
  const size = `${attribute('width', media.width)}${attribute('height', media.height)}`
  const image = `<img${attribute('src', media.src)}${attribute('alt', alt)}${size} loading="lazy" decoding="async">`
  return `<picture>${sources.join('')}${image}</picture>`
}

/** The body as HTML of a reader page, inside the article's own element. Only what the tree says; nothing else. */
export function renderHtml(body: Body, options: PageOptions): string {
  const attributes = (part: Part) => attribute('class', CLASSES[part] ?? null)
  const dress: Dress = {
    attributes,
    link: (href) => ({ href, external: isExternalHref(href, options.origin) }),
    picture: (media, alt, place) =>
      pictureHtml(media, alt, place === 'gallery' ? options.gallerySizes : options.imageSizes),
    player: (file, name, poster, inside) => playerHtml(file, name, poster, attributes('player'), inside),
    linkedNotes: true,
    scrollingTables: true,
  }
  return encodeBody(body, htmlEncoder(dress, options))
}

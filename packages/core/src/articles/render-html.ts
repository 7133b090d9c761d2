import { isExternalHref } from './body-link.ts'
import type { Body } from './body.ts'
import type { Part } from './render-encoder.ts'
import { htmlEncoder } from './render-encoder.ts'
import { attribute } from './render-markup.ts'
import type { BodyViews, MediaView } from './render-options.ts'
import { encodeBody } from './render-walk.ts'

export interface PageOptions extends BodyViews {
  /** How wide a picture of the text stands, as HTML's `sizes`: `(min-width: 720px) 640px, 100vw`. */
  readonly imageSizes: string
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
  const dress = {
    attributes: (part: Part) => attribute('class', CLASSES[part] ?? null),
    link: (href: string) => ({ href, external: isExternalHref(href, options.origin) }),
    picture: (media: MediaView, alt: string) => pictureHtml(media, alt, options.imageSizes),
  }
  return encodeBody(body, htmlEncoder(dress, options))
}

import { absoluteHref } from './body-link.ts'
import type { Body } from './body.ts'
import { htmlEncoder } from './render-encoder.ts'
import { attribute } from './render-markup.ts'
import type { BodyViews, MediaView } from './render-options.ts'
import { encodeBody } from './render-walk.ts'

export interface FeedOptions extends BodyViews {
  /** Absolute address of the article, for links to a place on its page. */
  readonly articleUrl: string
  readonly lang: string
  readonly dir: 'rtl' | 'ltr'
}

/** The body as HTML of a feed entry: absolute addresses, no classes, direction and language said by itself. */
export function renderFeed(body: Body, options: FeedOptions): string {
  const absolute = (href: string) => absoluteHref(href, options.origin, options.articleUrl)
  const dress = {
    attributes: () => '',
    link: (href: string) => ({ href: absolute(href), external: false }),
    picture: (media: MediaView, alt: string) =>
      `<img${attribute('src', absolute(media.src))}${attribute('alt', alt)}${attribute('width', media.width)}${attribute('height', media.height)}>`,
  }
  const html = encodeBody(body, htmlEncoder(dress, options))
  return `<div${attribute('lang', options.lang)}${attribute('dir', options.dir)}>${html}</div>`
}

import { absoluteHref } from './body-link.ts'
import type { Body } from './body.ts'
import type { Dress } from './render-dress.ts'
import { htmlEncoder } from './render-encoder.ts'
import { attribute } from './render-markup.ts'
import { playerHtml } from './render-media.ts'
import type { BodyViews } from './render-options.ts'
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
  const dress: Dress = {
    attributes: () => '',
    link: (href) => ({ href: absolute(href), external: false }),
    picture: (media, alt) =>
      `<img${attribute('src', absolute(media.src))}${attribute('alt', alt)}${attribute('width', media.width)}${attribute('height', media.height)}>`,
    player: (file, name, poster, inside) => {
      const still = poster && { ...poster, src: absolute(poster.src) }
      return playerHtml({ ...file, src: absolute(file.src) }, name, still, '', inside)
    },
    linkedNotes: false,
    scrollingTables: false,
  }
  const html = encodeBody(body, htmlEncoder(dress, options))
  return `<div${attribute('lang', options.lang)}${attribute('dir', options.dir)}>${html}</div>`
}

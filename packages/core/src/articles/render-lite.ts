import { isExternalHref } from './body-link.ts'
import type { Body } from './body.ts'
import type { Dress } from './render-dress.ts'
import { htmlEncoder } from './render-encoder.ts'
import { attribute, escapeHtml } from './render-markup.ts'
import type { BodyViews } from './render-options.ts'
import { encodeBody } from './render-walk.ts'

/** The body as HTML of the lite page: no picture and no recording is fetched, each is a link. */
export function renderLite(body: Body, options: BodyViews): string {
  const dress: Dress = {
    attributes: () => '',
    link: (href) => ({ href, external: isExternalHref(href, options.origin) }),
    picture: (media, alt) => (alt === '' ? null : `<a${attribute('href', media.src)}>${escapeHtml(alt)}</a>`),
    player: () => '',
    linkedNotes: true,
    scrollingTables: false,
  }
  return encodeBody(body, htmlEncoder(dress, options))
}

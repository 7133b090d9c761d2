import { isExternalHref } from './body-link.ts'
import type { Body } from './body.ts'
import { htmlEncoder } from './render-encoder.ts'
import { attribute, escapeHtml } from './render-markup.ts'
import type { BodyViews, MediaView } from './render-options.ts'
import { encodeBody } from './render-walk.ts'

/** The body as HTML of the lite page: no picture is fetched, each is a link named by its description. */
export function renderLite(body: Body, options: BodyViews): string {
  const dress = {
    attributes: () => '',
    link: (href: string) => ({ href, external: isExternalHref(href, options.origin) }),
    picture: (media: MediaView, alt: string) =>
      alt === '' ? null : `<a${attribute('href', media.src)}>${escapeHtml(alt)}</a>`,
  }
  return encodeBody(body, htmlEncoder(dress, options))
}

import { absoluteHref } from './body-link.ts'
import type { Body } from './body.ts'
import type { Dress, Part } from './render-dress.ts'
import { htmlEncoder } from './render-encoder.ts'
import { attribute } from './render-markup.ts'
import type { BodyViews } from './render-options.ts'
import { encodeBody } from './render-walk.ts'

export interface MailOptions extends BodyViews {
  /** Absolute address of the article, for links to a place on its page. */
  readonly articleUrl: string
  readonly lang: string
  readonly dir: 'rtl' | 'ltr'
}

const TEXT =
  "font-family:'Noto Naskh Arabic','Geeza Pro',Tahoma,Arial,sans-serif;font-size:18px;line-height:1.8;color:#171614"
const SMALL = "font-family:'IBM Plex Sans Arabic',Tahoma,Arial,sans-serif;font-size:14px;line-height:1.6;color:#171614"

/** Mail programs drop style sheets, and some know no logical properties: sides come from the letter's direction. */
function styles(start: 'right' | 'left'): Readonly<Partial<Record<Part, string>>> {
  return {
    paragraph: `margin:0 0 16px;${TEXT}`,
    heading: `margin:24px 0 8px;font-family:'Markazi Text','Geeza Pro',Tahoma,Arial,sans-serif;line-height:1.3;color:#171614`,
    list: `margin:0 0 16px;padding:0;padding-${start}:24px;${TEXT}`,
    item: 'margin:0 0 8px',
    quote: `margin:0 0 16px;padding:0;padding-${start}:16px;border-${start}:3px solid #171614`,
    attribution: `margin:0 0 4px;${SMALL}`,
    statement: 'margin:0',
    source: `margin:0;${SMALL}`,
    'pull-quote': `margin:24px 0;padding:12px 0;border-top:3px solid #171614;border-bottom:1px solid #171614`,
    image: 'margin:0 0 16px',
    picture: 'display:block;width:100%;max-width:100%;height:auto;border:0',
    caption: `margin:4px 0 0;${SMALL}`,
    gallery: 'margin:0 0 16px',
    'gallery-item': 'margin:0 0 12px',
    player: `margin:0;${TEXT}`,
    embed: 'margin:0 0 16px',
    'embed-link': `display:block;padding:12px 16px;border:1px solid #171614;color:#171614;text-decoration:none;${SMALL}`,
    'embed-label': 'display:block;font-weight:bold',
    'embed-title': 'display:block',
    'table-figure': 'margin:0 0 16px',
    'table-caption': `margin:0 0 4px;${SMALL}`,
    table: `width:100%;border-collapse:collapse;${SMALL}`,
    cell: `padding:6px 8px;border:1px solid #c9c4b8;text-align:${start};vertical-align:top`,
    'header-cell': `padding:6px 8px;border:1px solid #c9c4b8;text-align:${start};vertical-align:top;font-weight:bold`,
    notes: `margin:24px 0 0;padding:12px 0 0;border-top:1px solid #171614;${SMALL}`,
    rule: 'margin:24px 0;border:0;border-top:1px solid #171614',
    code: 'margin:0 0 16px;font-family:monospace;font-size:14px;text-align:left;white-space:pre-wrap',
    related: `margin:0 0 16px;${SMALL}`,
    link: 'color:#171614;text-decoration:underline',
  }
}

/** The body as HTML of a letter: every style inline, absolute addresses, direction said by itself. */
export function renderMail(body: Body, options: MailOptions): string {
  const sheet = styles(options.dir === 'rtl' ? 'right' : 'left')
  const absolute = (href: string) => absoluteHref(href, options.origin, options.articleUrl)
  const attributes = (part: Part) => attribute('style', sheet[part] ?? null)
  const dress: Dress = {
    attributes,
    link: (href) => ({ href: absolute(href), external: false }),
    picture: (media, alt) =>
      `<img${attribute('src', absolute(media.src))}${attribute('alt', alt)}${attribute('width', Math.min(media.width, 600))}${attributes('picture')}>`,
    // Mail programs play nothing: the link to the file stands alone.
    player: () => '',
    linkedNotes: false,
    scrollingTables: false,
  }
  const html = encodeBody(body, htmlEncoder(dress, options))
  const align = `text-align:${options.dir === 'rtl' ? 'right' : 'left'}`
  return `<div${attribute('lang', options.lang)}${attribute('dir', options.dir)}${attribute('style', align)}>${html}</div>`
}

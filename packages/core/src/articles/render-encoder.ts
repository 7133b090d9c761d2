/** The body as HTML. What differs between page, feed, mail and lite is handed in as a `Dress`. */

import type { Mark, Quote, QuoteAttributes, Related } from './body.ts'
import { holdsAddress } from './designated-quote.ts'
import { anchor, element } from './render-dress.ts'
import type { Dress } from './render-dress.ts'
import { encodeEmbed, encodeGallery, encodeImage, encodeSound } from './render-media.ts'
import type { BodyViews } from './render-options.ts'
import { attribute, escapeHtml, fillHtml, isolated } from './render-markup.ts'
import { encodeNotes, noteMark } from './render-notes.ts'
import { encodeTable } from './render-table.ts'
import type { BodyEncoder } from './render-walk.ts'

const MARK_TAGS = {
  strong: 'strong',
  emphasis: 'em',
  strike: 's',
  superscript: 'sup',
  subscript: 'sub',
} as const

function encodeMark(dress: Dress, mark: Mark, inner: string): string {
  if (mark.type === 'link') return anchor(dress, mark.attrs.href, inner)
  if (mark.type === 'code') return `<code dir="ltr">${inner}</code>`
  const tag = MARK_TAGS[mark.type]
  return `<${tag}>${inner}</${tag}>`
}

/** Who speaks, before what is said. */
function attribution(attrs: QuoteAttributes, dress: Dress, views: BodyViews): string {
  const speaker = attrs.speaker === null ? '' : element(dress, 'b', 'speaker', isolated(attrs.speaker))
  const role = attrs.role === null ? '' : element(dress, 'span', 'role', isolated(attrs.role))
  const both = speaker !== '' && role !== ''
  const who = both ? fillHtml(views.labels.speakerRole, { speaker, role }) : speaker + role
  if (attrs.designated === null) return who
  const note = fillHtml(views.labels.designated, { by: isolated(attrs.designated.by) })
  return `${who} ${element(dress, 'span', 'designation', note)}`.trimStart()
}

function encodeQuote(node: Quote, inner: string, dress: Dress, views: BodyViews): string {
  const who = attribution(node.attrs, dress, views)
  const { source } = node.attrs
  const head = who === '' ? '' : element(dress, 'figcaption', 'attribution', who)
  const statement = element(dress, 'blockquote', 'statement', inner)
  const shown = source !== null && !(node.attrs.designated !== null && holdsAddress(source))
  const note = !shown ? '' : fillHtml(views.labels.quoteSource, { source: isolated(source) })
  const foot = note === '' ? '' : element(dress, 'p', 'source', note)
  return element(dress, 'figure', 'quote', head + statement + foot)
}

function encodeRelated(node: Related, dress: Dress, views: BodyViews): string {
  const article = views.related.get(node.attrs.articleId)
  if (article === undefined) return ''
  const label = element(dress, 'span', 'related-label', escapeHtml(views.labels.related))
  return element(dress, 'p', 'related', `${label} ${anchor(dress, article.href, escapeHtml(article.title))}`)
}

export function htmlEncoder(dress: Dress, views: BodyViews): BodyEncoder {
  return {
    text: escapeHtml,
    hardBreak: () => '<br>',
    mark: (mark, inner) => encodeMark(dress, mark, inner),
    paragraph: (node, inner) => element(dress, 'p', 'paragraph', inner, node.attrs.dir),
    heading: (node, inner) => element(dress, `h${node.attrs.level}`, 'heading', inner, node.attrs.dir),
    list: (node, items) => {
      const start = node.type === 'ordered_list' && node.attrs.start !== 1 ? attribute('start', node.attrs.start) : ''
      const tag = node.type === 'ordered_list' ? 'ol' : 'ul'
      return `<${tag}${dress.attributes('list')}${start}${attribute('dir', node.attrs.dir)}>${items.join('')}</${tag}>`
    },
    item: (_node, blocks) => element(dress, 'li', 'item', blocks.join('\n')),
    quote: (node, inner) => encodeQuote(node, inner, dress, views),
    pullQuote: (node, inner) =>
      element(dress, 'aside', 'pull-quote', element(dress, 'p', 'paragraph', inner, node.attrs.dir)),
    image: (node) => encodeImage(node, dress, views),
    gallery: (node) => encodeGallery(node, dress, views),
    audio: (node) => encodeSound(node, dress, views),
    video: (node) => encodeSound(node, dress, views),
    embed: (node) => encodeEmbed(node, dress, views),
    table: (node, cells) => encodeTable(node, cells, dress, views),
    rule: () => `<hr${dress.attributes('rule')}>`,
    code: (_node, text) => `<pre${dress.attributes('code')} dir="ltr"><code>${escapeHtml(text)}</code></pre>`,
    related: (node) => encodeRelated(node, dress, views),
    footnote: (number) => noteMark(number, dress, views),
    notes: (notes) => encodeNotes(notes, dress, views),
    join: (blocks) => blocks.join('\n'),
  }
}

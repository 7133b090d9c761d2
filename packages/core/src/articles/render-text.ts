import type { Body } from './body.ts'
import type { BodyEncoder } from './render-walk.ts'
import { encodeBody } from './render-walk.ts'

/** Words of prose a minute that an adult reads in Arabic. */
const WORDS_PER_MINUTE = 180

const isText = (text: string): boolean => text !== ''
const onOneLine = (text: string): string => text.replaceAll(/\n+/gu, ' ')
const lines = (...texts: readonly string[]): string => texts.filter(isText).join('\n')

const TEXT_ENCODER: BodyEncoder = {
  text: (text) => text,
  hardBreak: () => '\n',
  mark: (_mark, inner) => inner,
  paragraph: (_node, inner) => inner,
  heading: (_node, inner) => inner,
  list: (_node, items) => items.join('\n'),
  item: (_node, blocks) => blocks.join('\n'),
  quote: ({ attrs }, inner) =>
    [attrs.speaker, attrs.role, inner, attrs.source].filter((part) => part !== null).join('\n'),
  pullQuote: (_node, inner) => inner,
  image: ({ attrs }) => attrs.caption,
  gallery: ({ attrs, content }) => lines(...content.map((image) => image.attrs.caption), attrs.caption),
  audio: ({ attrs }) => lines(attrs.title, attrs.caption),
  video: ({ attrs }) => lines(attrs.title, attrs.caption),
  embed: ({ attrs }) => lines(attrs.title, attrs.caption),
  table: ({ attrs }, rows) =>
    lines(attrs.caption, ...rows.map((cells) => cells.filter(isText).map(onOneLine).join(' | '))),
  rule: () => '',
  code: (_node, text) => text,
  related: () => '',
  footnote: () => '',
  notes: (notes) => notes.join('\n\n'),
  join: (blocks) => blocks.join('\n\n'),
}

const QUOTABLE_ENCODER: BodyEncoder = {
  ...TEXT_ENCODER,
  quote: (node, inner) => (node.attrs.designated === null ? TEXT_ENCODER.quote(node, inner) : ''),
}

/** Only sentences of the article itself, in their order, for a description. */
const PROSE_ENCODER: BodyEncoder = {
  ...TEXT_ENCODER,
  heading: () => '',
  pullQuote: () => '',
  image: () => '',
  gallery: () => '',
  audio: () => '',
  video: () => '',
  embed: () => '',
  table: () => '',
  notes: () => '',
  code: () => '',
  // Without its framing a designated group's statement says nothing on its own.
  quote: ({ attrs }, inner) => (attrs.designated === null ? inner : ''),
}

/** The body as plain text for search: blocks apart by an empty line, speakers and captions in it, nothing from elsewhere. */
export function renderText(body: Body): string {
  return encodeBody(body, TEXT_ENCODER)
}

/** The text as places outside the article may quote it: a designated group's statement never stands without its framing. */
export function renderQuotable(body: Body): string {
  return encodeBody(body, QUOTABLE_ENCODER)
}

/** One line of at most `limit` UTF-16 units from the beginning of the prose, cut between words with «…». */
export function describeBody(body: Body, limit = 200): string {
  const line = encodeBody(body, PROSE_ENCODER).replaceAll(/\s+/gu, ' ').trim()
  if (line.length <= limit) return line
  const cut = line.slice(0, limit)
  const space = cut.lastIndexOf(' ')
  const words = space > 0 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/u, '')
  return `${words.replace(/[\s،؛:,;.–—-]+$/u, '')}…`
}

/** Words: runs between spaces that hold a letter or a digit. */
export function countWords(body: Body): number {
  return renderText(body)
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

/** Whole minutes, at least one. */
export function readMinutes(words: number): number {
  return Math.max(1, Math.round(words / WORDS_PER_MINUTE))
}

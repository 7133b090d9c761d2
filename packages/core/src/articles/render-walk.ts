/** The one walk over an article body that every renderer shares. Depth is bounded by the schema, so it may recurse. */

import { isSafeHref } from './body-link.ts'
import type {
  Audio,
  BlockNode,
  Body,
  BulletList,
  CodeBlock,
  EmbedNode,
  Gallery,
  Heading,
  Image,
  InlineNode,
  ListItem,
  Mark,
  OrderedList,
  Paragraph,
  PullQuote,
  Quote,
  Related,
  Table,
  Video,
} from './body.ts'

/** How each thing is written. `inner` is what is inside, already written. A block that gives '' is left out. */
export interface BodyEncoder {
  text(text: string): string
  hardBreak(): string
  mark(mark: Mark, inner: string): string
  paragraph(node: Paragraph, inner: string): string
  heading(node: Heading, inner: string): string
  list(node: BulletList | OrderedList, items: readonly string[]): string
  /** `blocks` are the blocks of the item; the first is its opening paragraph, without its own wrapping when it has no direction. */
  item(node: ListItem, blocks: readonly string[]): string
  quote(node: Quote, inner: string): string
  pullQuote(node: PullQuote, inner: string): string
  image(node: Image): string
  gallery(node: Gallery): string
  audio(node: Audio): string
  video(node: Video): string
  embed(node: EmbedNode): string
  /** `cells` are the texts of the cells, row by row, in the order of the tree. */
  table(node: Table, cells: readonly (readonly string[])[]): string
  rule(): string
  code(node: CodeBlock, text: string): string
  related(node: Related): string
  /** The mark of a note in the text; `number` counts from 1. */
  footnote(number: number): string
  /** All notes at the end, in the order of their marks. */
  notes(notes: readonly string[]): string
  /** Puts finished blocks one after the other. */
  join(blocks: readonly string[]): string
}

function sameMark(a: Mark | undefined, b: Mark): boolean {
  if (a === undefined || a.type !== b.type) return false
  return a.type !== 'link' || b.type !== 'link' || a.attrs.href === b.attrs.href
}

/** What one walk carries along: the notes that were met so far, already written. */
interface Walk {
  readonly encoder: BodyEncoder
  readonly notes: string[]
}

/** A note's mark stands outside of all marks: it is a link of its own, which no other link can hold. */
function marksOf(node: InlineNode | undefined): readonly Mark[] {
  return node === undefined || node.type === 'footnote' ? [] : (node.marks ?? [])
}

function encodePlain(node: InlineNode, { encoder, notes }: Walk): string {
  if (node.type === 'text') return encoder.text(node.text)
  if (node.type === 'hard_break') return encoder.hardBreak()
  if (node.content === undefined) return ''
  // What a note says holds no note itself.
  notes.push(encodeInline(node.content, { encoder, notes: [] }))
  return encoder.footnote(notes.length)
}

/** Neighbours that carry the same outer mark are wrapped once, so a link with a bold word in it stays one link. */
function encodeInline(nodes: readonly InlineNode[], walk: Walk, depth = 0): string {
  const out: string[] = []
  let at = 0
  while (at < nodes.length) {
    const node = nodes[at]
    if (node === undefined) break
    const mark = marksOf(node)[depth]
    if (mark === undefined) {
      out.push(encodePlain(node, walk))
      at += 1
      continue
    }
    let end = at + 1
    while (end < nodes.length && sameMark(marksOf(nodes[end])[depth], mark)) end += 1
    const inner = encodeInline(nodes.slice(at, end), walk, depth + 1)
    out.push(mark.type === 'link' && !isSafeHref(mark.attrs.href) ? inner : walk.encoder.mark(mark, inner))
    at = end
  }
  return out.join('')
}

function encodeItem(item: ListItem, walk: Walk): string {
  const blocks = item.content.map((block, index) =>
    index === 0 && block.type === 'paragraph' && block.attrs.dir === null
      ? encodeInline(block.content ?? [], walk)
      : encodeBlock(block, walk),
  )
  return walk.encoder.item(
    item,
    blocks.filter((block) => block !== ''),
  )
}

/** A cell of one paragraph is that paragraph's text. */
function encodeCell(paragraphs: readonly Paragraph[], walk: Walk): string {
  const [only] = paragraphs
  if (paragraphs.length === 1 && only?.attrs.dir === null) return encodeInline(only.content ?? [], walk)
  return encodeBlocks(paragraphs, walk)
}

function encodeBlocks(blocks: readonly BlockNode[], walk: Walk): string {
  return walk.encoder.join(blocks.map((block) => encodeBlock(block, walk)).filter((block) => block !== ''))
}

/** What a designated group says is never a way to the group, whatever was stored. */
function withoutLinks({ encoder, notes }: Walk): Walk {
  const mark: BodyEncoder['mark'] = (one, inner) => (one.type === 'link' ? inner : encoder.mark(one, inner))
  return { encoder: { ...encoder, mark }, notes }
}

function encodeBlock(node: BlockNode, walk: Walk): string {
  const { encoder } = walk
  switch (node.type) {
    case 'paragraph':
      return node.content === undefined ? '' : encoder.paragraph(node, encodeInline(node.content, walk))
    case 'heading':
      return node.content === undefined ? '' : encoder.heading(node, encodeInline(node.content, walk))
    case 'pull_quote':
      return node.content === undefined ? '' : encoder.pullQuote(node, encodeInline(node.content, walk))
    case 'bullet_list':
    case 'ordered_list':
      return encoder.list(
        node,
        node.content.map((item) => encodeItem(item, walk)),
      )
    case 'quote': {
      const inner = encodeBlocks(node.content, node.attrs.designated === null ? walk : withoutLinks(walk))
      return inner === '' ? '' : encoder.quote(node, inner)
    }
    case 'image':
      return encoder.image(node)
    case 'gallery':
      return encoder.gallery(node)
    case 'audio':
      return encoder.audio(node)
    case 'video':
      return encoder.video(node)
    case 'embed':
      return encoder.embed(node)
    case 'table': {
      const cells = node.content.map((row) => (row.content ?? []).map((cell) => encodeCell(cell.content, walk)))
      return encoder.table(node, cells)
    }
    case 'rule':
      return encoder.rule()
    case 'code_block': {
      const text = (node.content ?? []).map((child) => child.text).join('')
      return text === '' ? '' : encoder.code(node, text)
    }
    case 'related':
      return encoder.related(node)
  }
}

export function encodeBody(body: Body, encoder: BodyEncoder): string {
  const walk: Walk = { encoder, notes: [] }
  const text = encodeBlocks(body.content, walk)
  return walk.notes.length === 0 ? text : encoder.join([text, encoder.notes(walk.notes)].filter((part) => part !== ''))
}

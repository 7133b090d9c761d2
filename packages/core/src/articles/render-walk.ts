/** The one walk over an article body that every renderer shares. Depth is bounded by the schema, so it may recurse. */

import { isSafeHref } from './body-link.ts'
import type {
  BlockNode,
  Body,
  BulletList,
  CodeBlock,
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
  rule(): string
  code(node: CodeBlock, text: string): string
  related(node: Related): string
  /** Puts finished blocks one after the other. */
  join(blocks: readonly string[]): string
}

function sameMark(a: Mark | undefined, b: Mark): boolean {
  if (a === undefined || a.type !== b.type) return false
  return a.type !== 'link' || b.type !== 'link' || a.attrs.href === b.attrs.href
}

/** Neighbours that carry the same outer mark are wrapped once, so a link with a bold word in it stays one link. */
function encodeInline(nodes: readonly InlineNode[], encoder: BodyEncoder, depth = 0): string {
  const out: string[] = []
  let at = 0
  while (at < nodes.length) {
    const node = nodes[at]
    if (node === undefined) break
    const mark = node.marks?.[depth]
    if (mark === undefined) {
      out.push(node.type === 'text' ? encoder.text(node.text) : encoder.hardBreak())
      at += 1
      continue
    }
    let end = at + 1
    while (end < nodes.length && sameMark(nodes[end]?.marks?.[depth], mark)) end += 1
    const inner = encodeInline(nodes.slice(at, end), encoder, depth + 1)
    out.push(mark.type === 'link' && !isSafeHref(mark.attrs.href) ? inner : encoder.mark(mark, inner))
    at = end
  }
  return out.join('')
}

function encodeItem(item: ListItem, encoder: BodyEncoder): string {
  const blocks = item.content.map((block, index) =>
    index === 0 && block.type === 'paragraph' && block.attrs.dir === null
      ? encodeInline(block.content ?? [], encoder)
      : encodeBlock(block, encoder),
  )
  return encoder.item(
    item,
    blocks.filter((block) => block !== ''),
  )
}

function encodeBlocks(blocks: readonly BlockNode[], encoder: BodyEncoder): string {
  return encoder.join(blocks.map((block) => encodeBlock(block, encoder)).filter((block) => block !== ''))
}

function encodeBlock(node: BlockNode, encoder: BodyEncoder): string {
  switch (node.type) {
    case 'paragraph':
      return node.content === undefined ? '' : encoder.paragraph(node, encodeInline(node.content, encoder))
    case 'heading':
      return node.content === undefined ? '' : encoder.heading(node, encodeInline(node.content, encoder))
    case 'pull_quote':
      return node.content === undefined ? '' : encoder.pullQuote(node, encodeInline(node.content, encoder))
    case 'bullet_list':
    case 'ordered_list':
      return encoder.list(
        node,
        node.content.map((item) => encodeItem(item, encoder)),
      )
    case 'quote': {
      const inner = encodeBlocks(node.content, encoder)
      return inner === '' ? '' : encoder.quote(node, inner)
    }
    case 'image':
      return encoder.image(node)
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
  return encodeBlocks(body.content, encoder)
}

/** The content of a WordPress post, of the block editor or of the classic one, to the body tree. */

import type { BlockNode, Body, InlineNode, Paragraph } from '@warraq/core/articles/body'
import { embedAt } from '@warraq/core/articles/embed'
import { finishBody } from '../../convert/finish-body.ts'
import type { HtmlBlocks } from '../../convert/html-to-body.ts'
import { htmlToBlocks } from '../../convert/html-to-body.ts'
import type { LineEnds } from '../../convert/block-sink.ts'
import type { HtmlOptions, LeftOut } from '../../convert/html-walk.ts'
import { linkFrom } from '../../convert/link-from.ts'
import type { BlockComment } from './block-comments.ts'
import { contentPieces } from './block-comments.ts'
import { expandShortcodes, SHOWN_SHORTCODES } from './shortcodes.ts'

export interface WpContentOptions extends Pick<HtmlOptions, 'resolveImage' | 'resolveFile' | 'notes' | 'base'> {
  /** Numbers of the pictures that belong to the post: what a gallery shows that names none. */
  readonly attached?: readonly number[]
  /** Content of blocks that texts use by number. */
  readonly blocks?: ReadonlyMap<number, string>
}

/** Blocks whose HTML says all there is to say, or is reported by its elements. */
const WITH_HTML = new Set(
  (
    'paragraph heading list list-item quote pullquote image gallery separator code preformatted verse embed table columns ' +
    'column group row stack buttons button cover media-text spacer html shortcode freeform more nextpage details file ' +
    'audio video text-columns subhead footnotes'
  ).split(' '),
)

class Left {
  readonly #counts = new Map<string, number>()

  add(what: string, count = 1): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + count)
  }

  get list(): readonly LeftOut[] {
    return [...this.#counts].map(([what, count]) => ({ what, count }))
  }
}

function isEmbed({ name }: BlockComment): boolean {
  return name === 'embed' || name.startsWith('core-embed/')
}

/** What a block without HTML leaves in its place. */
function aloneHtml(block: BlockComment, left: Left): string {
  const url = block.attributes['url']
  if (isEmbed(block) && typeof url === 'string') return `<p>${url.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`
  // The notes stand where their marks are.
  if (!['spacer', 'more', 'nextpage', 'footnotes'].includes(block.name)) left.add(`wp:${block.name}`)
  return block.name === 'separator' ? '<hr>' : ''
}

interface Segment {
  readonly html: string[]
  readonly lineEnds: LineEnds
}

const REUSED = /<!--\s*wp:block\s+\{[^{}]{0,200}?"ref":\s*(\d{1,15})[^{}]{0,200}\}\s*\/-->/gu
const MOST_REUSED = 50

/** Blocks that are used by their number stand in the text with what they say, but not one inside another. */
function withReused(content: string, blocks: WpContentOptions['blocks']): string {
  if (blocks === undefined || blocks.size === 0 || !content.includes('wp:block')) return content
  let used = 0
  return content.replaceAll(REUSED, (whole, ref: string) => {
    const held = blocks.get(Number(ref))
    used += 1
    return held === undefined || used > MOST_REUSED ? whole : held
  })
}

/** Runs of blocks, and what was written between blocks without any. */
function segmentsOf(content: string, left: Left): readonly Segment[] {
  const segments: Segment[] = []
  const add = (html: string, lineEnds: LineEnds): void => {
    const last = segments.at(-1)
    if (last?.lineEnds === lineEnds) last.html.push(html)
    else segments.push({ html: [html], lineEnds })
  }
  const outside: LineEnds = /<!--\s*wp:/u.test(content) ? 'paragraphs' : 'breaks'
  for (const piece of contentPieces(content)) {
    if (piece.kind === 'html') {
      if (piece.html.trim() !== '') add(piece.html, piece.inBlock ? 'space' : outside)
    } else if (piece.kind === 'mark') {
      if (piece.name === 'nextpage') left.add('nextpage')
      add('\n\n', outside === 'breaks' ? 'breaks' : 'space')
    } else if (piece.block.form === 'alone') add(aloneHtml(piece.block, left), 'space')
    else if (piece.block.form === 'open' && !WITH_HTML.has(piece.block.name) && !isEmbed(piece.block)) {
      left.add(`wp:${piece.block.name}`)
    }
  }
  return segments
}

const ADDRESS = /^https?:\/\/\S+$/iu

function addressIn(nodes: readonly InlineNode[]): string | null {
  const said = nodes.filter((node) => node.type !== 'text' || node.text.trim() !== '')
  const [only] = said
  const isAlone = said.length === 1 && only?.type === 'text' && only.marks === undefined
  return isAlone && ADDRESS.test(only.text.trim()) ? only.text.trim() : null
}

function linesOf(nodes: readonly InlineNode[]): readonly (readonly InlineNode[])[] {
  const lines: InlineNode[][] = [[]]
  for (const node of nodes) {
    if (node.type === 'hard_break') lines.push([])
    else lines.at(-1)?.push(node)
  }
  return lines
}

/**
 * An address on a line of its own was shown as what is there: so it is here, where the site is known. As a whole paragraph
 * any other address becomes a link.
 */
function withEmbeds(node: BlockNode, base: string | undefined, left: Left): readonly BlockNode[] {
  if (node.type !== 'paragraph' || node.content === undefined) return [node]
  const whole = addressIn(node.content)
  if (whole !== null && embedAt(whole) === null) return [linked(node, whole, base, left)]
  const lines = linesOf(node.content)
  const found = lines.map((line) => embedAt(addressIn(line) ?? ''))
  if (found.every((embed) => embed === null)) return [node]
  const blocks: BlockNode[] = []
  let text: InlineNode[] = []
  const flush = (): void => {
    if (text.length > 0) blocks.push({ ...node, content: text })
    text = []
  }
  for (const [index, line] of lines.entries()) {
    const embed = found[index] ?? null
    if (embed === null) text.push(...(text.length > 0 ? [{ type: 'hard_break' } as const] : []), ...line)
    else {
      flush()
      blocks.push({ type: 'embed', attrs: { ...embed, title: '', caption: '' } })
    }
  }
  flush()
  return blocks
}

function linked(node: Paragraph, address: string, base: string | undefined, left: Left): BlockNode {
  const href = linkFrom(address, base)
  if (href === null) return node
  left.add('embed')
  return { ...node, content: [{ type: 'text', text: address, marks: [{ type: 'link', attrs: { href } }] }] }
}

function convert({ html, lineEnds }: Segment, options: WpContentOptions, left: Left): HtmlBlocks {
  const expanded = expandShortcodes(html.join(''), options.attached)
  for (const name of expanded.names) if (!SHOWN_SHORTCODES.has(name)) left.add(`[${name}]`)
  return htmlToBlocks(expanded.html, { ...options, lineEnds })
}

/**
 * Blocks, shortcodes and the line ends of the classic editor to a body that `checkBody` accepts. `left` names what is not
 * shown as it was: elements, `wp:name` for blocks, `[name]` for shortcodes, `embed` for addresses that became links.
 */
export function wpContentToBody(
  content: string,
  options: WpContentOptions = {},
): { body: Body; left: readonly LeftOut[] } {
  const left = new Left()
  const blocks: BlockNode[] = []
  const whole = withReused(content, options.blocks)
  for (const segment of segmentsOf(whole.includes('\r') ? whole.replaceAll(/\r\n?/gu, '\n') : whole, left)) {
    const part = convert(segment, options, left)
    for (const { what, count } of part.left) left.add(what, count)
    for (const block of part.blocks) blocks.push(...withEmbeds(block, options.base, left))
  }
  return finishBody(blocks, left.list)
}

/**
 * The article body: a JSON tree in the closed schema of `body-schema.table.ts`, in ProseMirror's JSON form
 * (`doc.toJSON()`), so that editor and store speak the same.
 */

import type { BodyProblem, Json, Walk } from './body-attributes.ts'
import { checkAttributes, checkKeys, checkText, isRecord, NODE_COST, RefusedBody } from './body-attributes.ts'
import type { MarkSpec, NodeSpec } from './body-schema.table.ts'
import { BODY_LIMITS, BODY_MARKS, BODY_NODES, RESERVED_NODES } from './body-schema.table.ts'
import { matchContent } from './body-content.ts'
import { wholeNodeProblem } from './body-rules.ts'
import type { EmbedProvider } from './embed-providers.table.ts'

export type Direction = 'rtl' | 'ltr' | null

export type Mark =
  | { readonly type: 'strong' | 'emphasis' | 'code' | 'strike' | 'superscript' | 'subscript' }
  | { readonly type: 'link'; readonly attrs: { readonly href: string } }

export interface TextNode {
  readonly type: 'text'
  readonly text: string
  readonly marks?: readonly Mark[]
}
export interface HardBreak {
  readonly type: 'hard_break'
  readonly marks?: readonly Mark[]
}
/** A note of the writer; `content` is what it says. */
export interface Footnote {
  readonly type: 'footnote'
  readonly content?: readonly TextNode[]
  readonly marks?: readonly Mark[]
}
export type InlineNode = TextNode | HardBreak | Footnote

export interface Paragraph {
  readonly type: 'paragraph'
  readonly attrs: { readonly dir: Direction }
  readonly content?: readonly InlineNode[]
}
export interface Heading {
  readonly type: 'heading'
  readonly attrs: { readonly level: 2 | 3 | 4; readonly dir: Direction }
  readonly content?: readonly InlineNode[]
}
export interface ListItem {
  readonly type: 'list_item'
  /** The first is a paragraph. */
  readonly content: readonly BlockNode[]
}
export interface BulletList {
  readonly type: 'bullet_list'
  readonly attrs: { readonly dir: Direction }
  readonly content: readonly ListItem[]
}
export interface OrderedList {
  readonly type: 'ordered_list'
  readonly attrs: { readonly start: number; readonly dir: Direction }
  readonly content: readonly ListItem[]
}
export interface QuoteAttributes {
  readonly speaker: string | null
  readonly role: string | null
  readonly source: string | null
  /** Set when the speaker is a group that the named authority designates as terrorist. */
  readonly designated: { readonly by: string } | null
}
export interface Quote {
  readonly type: 'quote'
  readonly attrs: QuoteAttributes
  readonly content: readonly Paragraph[]
}
export interface PullQuote {
  readonly type: 'pull_quote'
  readonly attrs: { readonly dir: Direction }
  readonly content?: readonly InlineNode[]
}
export interface ImageAttributes {
  readonly mediaId: number
  readonly alt: string
  readonly caption: string
  readonly credit: string
}
export interface Image {
  readonly type: 'image'
  readonly attrs: ImageAttributes
}
export interface Gallery {
  readonly type: 'gallery'
  readonly attrs: { readonly caption: string }
  readonly content: readonly Image[]
}
export interface SoundAttributes {
  readonly mediaId: number
  readonly title: string
  readonly caption: string
  readonly credit: string
}
export interface Audio {
  readonly type: 'audio'
  readonly attrs: SoundAttributes
}
export interface Video {
  readonly type: 'video'
  /** `posterId` is a picture. */
  readonly attrs: SoundAttributes & { readonly posterId: number | null }
}
export interface EmbedAttributes {
  readonly provider: EmbedProvider
  readonly href: string
  readonly title: string
  readonly caption: string
}
export interface EmbedNode {
  readonly type: 'embed'
  readonly attrs: EmbedAttributes
}
export interface TableCell {
  readonly type: 'table_cell'
  readonly attrs: { readonly header: boolean; readonly colspan: number; readonly rowspan: number }
  readonly content: readonly Paragraph[]
}
export interface TableRow {
  readonly type: 'table_row'
  readonly content?: readonly TableCell[]
}
/** Its cells fill a rectangle. */
export interface Table {
  readonly type: 'table'
  readonly attrs: { readonly caption: string; readonly dir: Direction }
  readonly content: readonly TableRow[]
}
export interface Rule {
  readonly type: 'rule'
}
export interface CodeBlock {
  readonly type: 'code_block'
  readonly content?: readonly TextNode[]
}
export interface Related {
  readonly type: 'related'
  readonly attrs: { readonly articleId: number }
}
export type BlockNode =
  | Paragraph
  | Heading
  | BulletList
  | OrderedList
  | Quote
  | PullQuote
  | Image
  | Gallery
  | Audio
  | Video
  | EmbedNode
  | Table
  | Rule
  | CodeBlock
  | Related

export interface Body {
  readonly type: 'doc'
  readonly attrs: { readonly version: 1 }
  readonly content: readonly BlockNode[]
}

export type BodyCheck =
  | { readonly ok: true; readonly body: Body }
  | { readonly ok: false; readonly problem: BodyProblem }

/** A body that says nothing yet: one empty paragraph. */
export const EMPTY_BODY: Body = {
  type: 'doc',
  attrs: { version: 1 },
  content: [{ type: 'paragraph', attrs: { dir: null } }],
}

interface CheckedNode {
  type: string
  attrs?: Record<string, unknown>
  content?: CheckedNode[]
  text?: string
  marks?: { type: string; attrs?: Record<string, unknown> }[]
}

const NODE_SPECS: ReadonlyMap<string, NodeSpec> = new Map(Object.entries(BODY_NODES))
const MARK_SPECS: ReadonlyMap<string, MarkSpec> = new Map(Object.entries(BODY_MARKS))
const MARK_ORDER = Object.keys(BODY_MARKS)
const RESERVED: ReadonlySet<string> = new Set(RESERVED_NODES)
function checkMark(value: unknown, path: string, walk: Walk): { type: string; attrs?: Json } {
  if (!isRecord(value) || typeof value['type'] !== 'string') throw new RefusedBody('bad-marks', path)
  checkKeys(value, ['type', 'attrs'], path)
  const spec = MARK_SPECS.get(value['type'])
  if (spec === undefined) throw new RefusedBody('unknown-mark', path, value['type'])
  walk.budget -= NODE_COST
  const attrs = checkAttributes(value['attrs'], spec.attrs, `${path}.attrs`, walk)
  return { type: value['type'], ...(attrs && { attrs }) }
}

/** Marks in the schema's order, each at most once. */
function checkMarks(value: unknown, path: string, walk: Walk): { type: string; attrs?: Json }[] {
  if (value === undefined) return []
  if (!Array.isArray(value) || value.length > MARK_ORDER.length) throw new RefusedBody('bad-marks', path)
  const marks = value.map((mark: unknown, index) => checkMark(mark, `${path}[${index}]`, walk))
  if (new Set(marks.map((mark) => mark.type)).size !== marks.length) throw new RefusedBody('bad-marks', path)
  return marks.sort((a, b) => MARK_ORDER.indexOf(a.type) - MARK_ORDER.indexOf(b.type))
}

function nodeSpec(type: unknown, path: string): NodeSpec {
  if (typeof type !== 'string') throw new RefusedBody('not-a-node', path)
  const spec = NODE_SPECS.get(type)
  if (spec !== undefined) return spec
  throw new RefusedBody(RESERVED.has(type) ? 'reserved-node' : 'unknown-node', path, type)
}

function checkInline(value: Json, type: string, depth: number, path: string, walk: Walk): CheckedNode {
  const node: CheckedNode = { type }
  if (type === 'text') {
    checkKeys(value, ['type', 'text', 'marks'], path)
    node.text = checkText(value['text'], `${path}.text`, walk)
    if (node.text === '') throw new RefusedBody('bad-text', `${path}.text`)
  } else {
    const spec = nodeSpec(type, path)
    checkKeys(value, ['type', 'attrs', 'marks', ...(spec.content === '' ? [] : ['content'])], path)
    checkAttributes(value['attrs'], spec.attrs, `${path}.attrs`, walk)
    const content = checkContent(value['content'], spec, depth, path, walk)
    if (content.length > 0) node.content = content
  }
  const marks = checkMarks(value['marks'], `${path}.marks`, walk)
  if (marks.length > 0) node.marks = marks
  return node
}

function checkContent(value: unknown, spec: NodeSpec, depth: number, path: string, walk: Walk): CheckedNode[] {
  if (value !== undefined && !Array.isArray(value)) throw new RefusedBody('bad-content', path)
  const prefix = path === '' ? 'content' : `${path}.content`
  const content = (value ?? []).map((child: unknown, index) => checkNode(child, depth + 1, `${prefix}[${index}]`, walk))
  const wrong = matchContent(
    spec.content,
    content.map((child) => child.type),
  )
  if (wrong !== null)
    throw new RefusedBody('bad-content', wrong < content.length ? `${prefix}[${wrong}]` : path, content[wrong]?.type)
  const marked = spec.marks === '' ? content.findIndex((child) => child.marks !== undefined) : -1
  if (marked >= 0) throw new RefusedBody('bad-marks', `${prefix}[${marked}].marks`)
  return content
}

function checkNode(value: unknown, depth: number, path: string, walk: Walk): CheckedNode {
  if (!isRecord(value)) throw new RefusedBody('not-a-node', path)
  if (depth > BODY_LIMITS.depth) throw new RefusedBody('too-deep', path)
  walk.budget -= NODE_COST
  if (walk.budget < 0) throw new RefusedBody('too-large', path)
  const type = value['type']
  const spec = nodeSpec(type, path)
  if (spec.group === 'inline') return checkInline(value, String(type), depth, path, walk)
  checkKeys(value, ['type', 'attrs', 'content'], path)
  const attrs = checkAttributes(value['attrs'], spec.attrs, path === '' ? 'attrs' : `${path}.attrs`, walk)
  const content = checkContent(value['content'], spec, depth, path, walk)
  const node = { type: String(type), ...(attrs && { attrs }), ...(content.length > 0 && { content }) }
  const problem = wholeNodeProblem(node)
  if (problem !== null) throw new RefusedBody(problem, path, node.type)
  return node
}

/** UTF-8 length of a string, in bytes. */
function utf8Length(text: string): number {
  let bytes = text.length
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1
  }
  return bytes
}

/**
 * Accepts a tree of the closed schema or says what is wrong and where. The body that comes back is a clean copy:
 * missing attributes filled with their defaults, marks in the schema's order, text in NFC. Never throws.
 */
export function checkBody(value: unknown): BodyCheck {
  try {
    const root = checkNode(value, 1, '', { budget: BODY_LIMITS.bytes })
    if (root.type !== 'doc') throw new RefusedBody('bad-content', '', root.type)
    if (utf8Length(JSON.stringify(root)) > BODY_LIMITS.bytes) throw new RefusedBody('too-large', '')
    // The walk above has proven the shape against the same table that the types describe.
    return { ok: true, body: root as unknown as Body }
  } catch (error) {
    if (error instanceof RefusedBody) return { ok: false, problem: error.problem }
    throw error
  }
}

/**
 * The article body: a JSON tree in the closed schema of `body-schema.table.ts`, in ProseMirror's JSON form
 * (`doc.toJSON()`), so that editor and store speak the same.
 */

import { isSafeHref } from './body-link.ts'
import type { AttributeSpec, AttributeSpecs, MarkSpec, NodeSpec } from './body-schema.table.ts'
import { BODY_LIMITS, BODY_MARKS, BODY_NODES, RESERVED_NODES } from './body-schema.table.ts'
import { matchContent } from './body-content.ts'

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
export type InlineNode = TextNode | HardBreak

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
  | Rule
  | CodeBlock
  | Related

export interface Body {
  readonly type: 'doc'
  readonly attrs: { readonly version: 1 }
  readonly content: readonly BlockNode[]
}

export type BodyProblemCode =
  | 'not-a-node'
  | 'unknown-key'
  | 'unknown-node'
  | 'reserved-node'
  | 'unknown-mark'
  | 'unknown-attribute'
  | 'bad-attribute'
  | 'bad-link'
  | 'bad-content'
  | 'bad-marks'
  | 'bad-text'
  | 'too-deep'
  | 'too-large'

export interface BodyProblem {
  readonly code: BodyProblemCode
  /** Where, from the root: `content[3].marks[0].attrs.href`; '' is the root itself. */
  readonly path: string
  /** The name that is unknown, reserved or wrong, cut to 60 characters. */
  readonly name: string
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

type Json = Record<string, unknown>
interface Clean {
  type: string
  attrs?: Json
  content?: Clean[]
  text?: string
  marks?: { type: string; attrs?: Json }[]
}
interface Walk {
  /** What is left of the size limit; every string and node takes its part. */
  budget: number
}

class Refused extends Error {
  readonly problem: BodyProblem
  constructor(code: BodyProblemCode, path: string, name = '') {
    super(code)
    this.problem = { code, path, name: name.slice(0, 60) }
  }
}

const NODE_SPECS: ReadonlyMap<string, NodeSpec> = new Map(Object.entries(BODY_NODES))
const MARK_SPECS: ReadonlyMap<string, MarkSpec> = new Map(Object.entries(BODY_MARKS))
const MARK_ORDER = Object.keys(BODY_MARKS)
const RESERVED: ReadonlySet<string> = new Set(RESERVED_NODES)
const NODE_COST = 16
/** Controls except TAB and LF, lone surrogates, and the two code points that XML cannot carry. */
const UNSTORABLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF\p{Surrogate}]/u
const LINE_ENDS = /[\t\n\u2028\u2029]/u

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function checkKeys(value: Json, allowed: readonly string[], path: string): void {
  for (const key of Object.keys(value)) if (!allowed.includes(key)) throw new Refused('unknown-key', path, key)
}

/** NFC text without controls except TAB and LF; anything that has no UTF-8 form is refused. */
function checkText(value: unknown, path: string, walk: Walk): string {
  if (typeof value !== 'string' || UNSTORABLE.test(value)) throw new Refused('bad-text', path)
  walk.budget -= value.length
  if (walk.budget < 0) throw new Refused('too-large', path)
  return value.normalize('NFC')
}

function checkLine(value: unknown, max: number, path: string, walk: Walk): string {
  const line = checkText(value, path, walk)
  if (line.length > max || LINE_ENDS.test(line)) throw new Refused('bad-attribute', path)
  return line
}

function checkName(value: unknown, max: number, path: string, walk: Walk): string {
  const line = checkLine(value, max, path, walk)
  if (line.trim() === '') throw new Refused('bad-attribute', path)
  return line
}

function checkAttribute(value: unknown, spec: AttributeSpec, path: string, walk: Walk): unknown {
  switch (spec.kind) {
    case 'choice':
      if (spec.values.some((allowed) => allowed === value)) return value
      break
    case 'integer':
      if (Number.isSafeInteger(value) && Number(value) >= spec.min && Number(value) <= spec.max) return value
      break
    case 'line':
      return checkLine(value, spec.max, path, walk)
    case 'line-or-null':
      return value === null ? null : checkName(value, spec.max, path, walk)
    case 'designation':
      if (value === null) return null
      if (!isRecord(value)) break
      checkKeys(value, ['by'], path)
      return { by: checkName(value['by'], spec.max, `${path}.by`, walk) }
    case 'href': {
      const href = checkText(value, path, walk)
      if (isSafeHref(href)) return href
      throw new Refused('bad-link', path, href)
    }
  }
  throw new Refused('bad-attribute', path)
}

/** Every attribute of the schema, in its order; those left out take their default. */
function checkAttributes(value: unknown, specs: AttributeSpecs, path: string, walk: Walk): Json | undefined {
  if (value !== undefined && !isRecord(value)) throw new Refused('bad-attribute', path)
  const given = value ?? {}
  for (const key of Object.keys(given))
    if (!Object.hasOwn(specs, key)) throw new Refused('unknown-attribute', path, key)
  const entries = Object.entries(specs).map(([name, spec]): [string, unknown] => {
    const held = Object.hasOwn(given, name) ? given[name] : 'default' in spec ? spec.default : undefined
    return [name, checkAttribute(held, spec, `${path}.${name}`, walk)]
  })
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

function checkMark(value: unknown, path: string, walk: Walk): { type: string; attrs?: Json } {
  if (!isRecord(value) || typeof value['type'] !== 'string') throw new Refused('bad-marks', path)
  checkKeys(value, ['type', 'attrs'], path)
  const spec = MARK_SPECS.get(value['type'])
  if (spec === undefined) throw new Refused('unknown-mark', path, value['type'])
  walk.budget -= NODE_COST
  const attrs = checkAttributes(value['attrs'], spec.attrs, `${path}.attrs`, walk)
  return { type: value['type'], ...(attrs && { attrs }) }
}

/** Marks in the schema's order, each at most once. */
function checkMarks(value: unknown, path: string, walk: Walk): { type: string; attrs?: Json }[] {
  if (value === undefined) return []
  if (!Array.isArray(value) || value.length > MARK_ORDER.length) throw new Refused('bad-marks', path)
  const marks = value.map((mark: unknown, index) => checkMark(mark, `${path}[${index}]`, walk))
  if (new Set(marks.map((mark) => mark.type)).size !== marks.length) throw new Refused('bad-marks', path)
  return marks.sort((a, b) => MARK_ORDER.indexOf(a.type) - MARK_ORDER.indexOf(b.type))
}

function nodeSpec(type: unknown, path: string): NodeSpec {
  if (typeof type !== 'string') throw new Refused('not-a-node', path)
  const spec = NODE_SPECS.get(type)
  if (spec !== undefined) return spec
  throw new Refused(RESERVED.has(type) ? 'reserved-node' : 'unknown-node', path, type)
}

function checkInline(value: Json, type: string, path: string, walk: Walk): Clean {
  const node: Clean = { type }
  if (type === 'text') {
    checkKeys(value, ['type', 'text', 'marks'], path)
    node.text = checkText(value['text'], `${path}.text`, walk)
    if (node.text === '') throw new Refused('bad-text', `${path}.text`)
  } else {
    checkKeys(value, ['type', 'attrs', 'marks'], path)
    checkAttributes(value['attrs'], {}, `${path}.attrs`, walk)
  }
  const marks = checkMarks(value['marks'], `${path}.marks`, walk)
  if (marks.length > 0) node.marks = marks
  return node
}

function checkContent(value: unknown, spec: NodeSpec, depth: number, path: string, walk: Walk): Clean[] {
  if (value !== undefined && !Array.isArray(value)) throw new Refused('bad-content', path)
  const prefix = path === '' ? 'content' : `${path}.content`
  const content = (value ?? []).map((child: unknown, index) => checkNode(child, depth + 1, `${prefix}[${index}]`, walk))
  const wrong = matchContent(
    spec.content,
    content.map((child) => child.type),
  )
  if (wrong !== null)
    throw new Refused('bad-content', wrong < content.length ? `${prefix}[${wrong}]` : path, content[wrong]?.type)
  const marked = spec.marks === '' ? content.findIndex((child) => child.marks !== undefined) : -1
  if (marked >= 0) throw new Refused('bad-marks', `${prefix}[${marked}].marks`)
  return content
}

function checkNode(value: unknown, depth: number, path: string, walk: Walk): Clean {
  if (!isRecord(value)) throw new Refused('not-a-node', path)
  if (depth > BODY_LIMITS.depth) throw new Refused('too-deep', path)
  walk.budget -= NODE_COST
  if (walk.budget < 0) throw new Refused('too-large', path)
  const type = value['type']
  const spec = nodeSpec(type, path)
  if (spec.group === 'inline') return checkInline(value, String(type), path, walk)
  checkKeys(value, ['type', 'attrs', 'content'], path)
  const attrs = checkAttributes(value['attrs'], spec.attrs, path === '' ? 'attrs' : `${path}.attrs`, walk)
  const content = checkContent(value['content'], spec, depth, path, walk)
  return { type: String(type), ...(attrs && { attrs }), ...(content.length > 0 && { content }) }
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
    if (root.type !== 'doc') throw new Refused('bad-content', '', root.type)
    if (utf8Length(JSON.stringify(root)) > BODY_LIMITS.bytes) throw new Refused('too-large', '')
    // The walk above has proven the shape against the same table that the types describe.
    return { ok: true, body: root as unknown as Body }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem }
    throw error
  }
}

import { BODY_MARKS, BODY_NODES, type AttributeSpecs } from '@warraq/core/articles/body-schema.table'
import type { Body } from '@warraq/core/articles/body'
import { isSafeHref } from '@warraq/core/articles/body-link'
import {
  Schema,
  type AttributeSpec,
  type DOMOutputSpec,
  type MarkSpec,
  type Node,
  type NodeSpec,
  type TagParseRule,
} from 'prosemirror-model'

/**
 * The ProseMirror schema of the body. What there is comes from core's table; here stands only how it looks in the
 * editor's document and which elements the browser itself may leave there while somebody types.
 */

type NodeName = keyof typeof BODY_NODES
type MarkName = keyof typeof BODY_MARKS
type Shape = Pick<
  NodeSpec,
  | 'toDOM'
  | 'parseDOM'
  | 'atom'
  | 'code'
  | 'defining'
  | 'isolating'
  | 'draggable'
  | 'selectable'
  | 'linebreakReplacement'
>

const withDir = (node: Node): Record<string, string> =>
  typeof node.attrs['dir'] === 'string' ? { dir: node.attrs['dir'] } : {}

function safeHref(link: HTMLElement): { href: string } | false {
  const href = link.getAttribute('href') ?? ''
  return isSafeHref(href) ? { href } : false
}

/** Everything an atom or a quote knows travels in one attribute when it is copied; pasting checks it again. */
const carried = (node: Node): Record<string, string> => ({
  'data-warraq': node.type.name,
  'data-attrs': JSON.stringify(node.attrs),
})

/** What a cell of the document says of its reach, as a browser reads it. */
const spansOf = (node: Node): Record<string, string> => ({
  ...(node.attrs['colspan'] === 1 ? {} : { colspan: String(node.attrs['colspan']) }),
  ...(node.attrs['rowspan'] === 1 ? {} : { rowspan: String(node.attrs['rowspan']) }),
})

const cellAttrs = (cell: HTMLElement) => ({
  header: cell.localName === 'th',
  colspan: Number(cell.getAttribute('colspan') ?? 1) || 1,
  rowspan: Number(cell.getAttribute('rowspan') ?? 1) || 1,
})

const headingRule = (level: number): TagParseRule => ({ tag: `h${level}`, attrs: { level } })

const NODE_SHAPES: Readonly<Record<NodeName, Shape>> = {
  doc: {},
  text: {},
  paragraph: { toDOM: (node) => ['p', withDir(node), 0], parseDOM: [{ tag: 'p' }] },
  heading: {
    defining: true,
    toDOM: (node) => [`h${String(node.attrs['level'])}`, withDir(node), 0],
    parseDOM: [2, 3, 4].map(headingRule),
  },
  bullet_list: { toDOM: (node) => ['ul', withDir(node), 0], parseDOM: [{ tag: 'ul' }] },
  ordered_list: {
    toDOM: (node) => ['ol', { ...withDir(node), start: String(node.attrs['start']) }, 0],
    parseDOM: [{ tag: 'ol' }],
  },
  list_item: { defining: true, toDOM: () => ['li', 0], parseDOM: [{ tag: 'li' }] },
  quote: { defining: true, toDOM: (node) => ['blockquote', carried(node), 0], parseDOM: [{ tag: 'blockquote' }] },
  pull_quote: {
    defining: true,
    toDOM: (node) => ['p', { ...withDir(node), 'data-warraq': 'pull_quote', class: 'pull-quote' }, 0],
    parseDOM: [{ tag: 'p.pull-quote', priority: 60 }],
  },
  gallery: { defining: true, isolating: true, toDOM: (node) => ['figure', carried(node), 0] },
  audio: { draggable: true, toDOM: (node) => ['figure', carried(node)] },
  video: { draggable: true, toDOM: (node) => ['figure', carried(node)] },
  embed: { draggable: true, toDOM: (node) => ['figure', carried(node)] },
  // The browser may make rows and cells of its own while somebody types: those are read as they stand.
  table: {
    isolating: true,
    toDOM: (node) => ['table', { ...withDir(node), ...carried(node) }, ['tbody', 0]],
    parseDOM: [{ tag: 'table' }],
  },
  table_row: { toDOM: () => ['tr', 0], parseDOM: [{ tag: 'tr' }] },
  table_cell: {
    isolating: true,
    toDOM: (node) => [node.attrs['header'] === true ? 'th' : 'td', spansOf(node), 0],
    parseDOM: [
      { tag: 'td', getAttrs: cellAttrs },
      { tag: 'th', getAttrs: cellAttrs },
    ],
  },
  footnote: {
    atom: true,
    toDOM: (node) => ['span', { ...carried(node), class: 'footnote', title: node.textContent }, 0],
  },
  image: { draggable: true, toDOM: (node) => ['figure', carried(node)] },
  rule: { toDOM: () => ['hr'], parseDOM: [{ tag: 'hr' }] },
  code_block: {
    code: true,
    defining: true,
    toDOM: () => ['pre', { dir: 'ltr' }, ['code', 0]],
    parseDOM: [{ tag: 'pre', preserveWhitespace: 'full' }],
  },
  related: { draggable: true, toDOM: (node) => ['aside', carried(node)] },
  hard_break: { selectable: false, linebreakReplacement: true, toDOM: () => ['br'], parseDOM: [{ tag: 'br' }] },
}

const MARK_SHAPES: Readonly<Record<MarkName, Pick<MarkSpec, 'toDOM' | 'parseDOM' | 'excludes' | 'code'>>> = {
  link: {
    toDOM: (mark): DOMOutputSpec => ['a', { href: String(mark.attrs['href']), rel: 'noopener' }, 0],
    // Firefox puts another element in its place when somebody types at the end of one.
    parseDOM: [{ tag: 'a[href]', getAttrs: safeHref }],
  },
  strong: { toDOM: () => ['strong', 0], parseDOM: [{ tag: 'strong' }, { tag: 'b' }] },
  emphasis: { toDOM: () => ['em', 0], parseDOM: [{ tag: 'em' }, { tag: 'i' }] },
  strike: { toDOM: () => ['s', 0], parseDOM: [{ tag: 's' }, { tag: 'del' }] },
  superscript: { excludes: 'subscript superscript', toDOM: () => ['sup', 0], parseDOM: [{ tag: 'sup' }] },
  subscript: { excludes: 'subscript superscript', toDOM: () => ['sub', 0], parseDOM: [{ tag: 'sub' }] },
  code: { code: true, toDOM: () => ['code', { dir: 'ltr' }, 0], parseDOM: [{ tag: 'code' }] },
}

function attrsOf(specs: AttributeSpecs): Record<string, AttributeSpec> {
  return Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [name, 'default' in spec ? { default: spec.default } : {}]),
  )
}

function nodeSpecs(): Record<NodeName, NodeSpec> {
  const entries = Object.entries(BODY_NODES) as [NodeName, (typeof BODY_NODES)[NodeName]][]
  return Object.fromEntries(
    entries.map(([name, spec]) => {
      const made: NodeSpec = {
        ...NODE_SHAPES[name],
        content: spec.content,
        group: spec.group,
        marks: spec.marks,
        inline: spec.group === 'inline',
        attrs: attrsOf(spec.attrs),
      }
      return [name, made]
    }),
  ) as Record<NodeName, NodeSpec>
}

function markSpecs(): Record<MarkName, MarkSpec> {
  const entries = Object.entries(BODY_MARKS) as [MarkName, (typeof BODY_MARKS)[MarkName]][]
  return Object.fromEntries(
    entries.map(([name, spec]) => {
      const made: MarkSpec = { ...MARK_SHAPES[name], attrs: attrsOf(spec.attrs), inclusive: spec.inclusive }
      return [name, made]
    }),
  ) as Record<MarkName, MarkSpec>
}

export const bodySchema = new Schema<NodeName, MarkName>({
  nodes: nodeSpecs(),
  marks: markSpecs(),
  topNode: 'doc',
})

export type BodySchema = typeof bodySchema

const isBlank = (node: Node) => node.type === bodySchema.nodes.paragraph && node.content.size === 0

/** The document as it is stored: blank paragraphs at its end, which typing leaves behind, are not kept. */
export function bodyOf(doc: Node): Body {
  let last = doc.childCount
  while (last > 1 && isBlank(doc.child(last - 1))) last -= 1
  let size = 0
  for (let index = 0; index < last; index += 1) size += doc.child(index).nodeSize
  return doc.cut(0, size).toJSON() as Body
}

/** Throws a RangeError for a tree that core's `checkBody` would refuse. */
export function docOf(body: Body): Node {
  const doc = bodySchema.nodeFromJSON(body)
  doc.check()
  return doc
}

/**
 * The article body as data: every node, mark and attribute there is.
 * `checkBody` reads it to accept or refuse a tree; the newsroom's editor builds its ProseMirror schema from the same lists.
 * Content expressions are ProseMirror's (sequence of names or groups, each with `+`, `*` or `?`).
 */

import { EMBED_PROVIDERS } from './embed-providers.table.ts'

/** What an attribute may hold. An attribute without `default` has to be given. */
export type AttributeSpec =
  | {
      readonly kind: 'choice'
      readonly values: readonly (string | number | boolean | null)[]
      readonly default?: string | number | boolean | null
    }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number; readonly default?: number }
  | { readonly kind: 'integer-or-null'; readonly min: number; readonly max: number; readonly default: null }
  /** One line of text; `max` in UTF-16 units. */
  | { readonly kind: 'line'; readonly max: number; readonly default: '' }
  /** One line of text that is not empty, or null. */
  | { readonly kind: 'line-or-null'; readonly max: number; readonly default: null }
  /** `{by: string}` (who designates the speaking group), or null. */
  | { readonly kind: 'designation'; readonly max: number; readonly default: null }
  /** A link as `isSafeHref` accepts it. */
  | { readonly kind: 'href' }

export type AttributeSpecs = Readonly<Record<string, AttributeSpec>>

export interface NodeSpec {
  /** ProseMirror content expression; '' for a leaf. */
  readonly content: string
  readonly group: 'block' | 'inline' | ''
  /** '_' allows every mark on the inline content, '' none. */
  readonly marks: '_' | ''
  readonly attrs: AttributeSpecs
}

export interface MarkSpec {
  readonly attrs: AttributeSpecs
  /** Whether text typed at the mark's end carries it on. */
  readonly inclusive: boolean
}

const LARGEST_ID = Number.MAX_SAFE_INTEGER
const DIR = { kind: 'choice', values: [null, 'rtl', 'ltr'], default: null } as const
const ID = { kind: 'integer', min: 1, max: LARGEST_ID } as const
const ID_OR_NULL = { kind: 'integer-or-null', min: 1, max: LARGEST_ID, default: null } as const
const NAME = { kind: 'line-or-null', max: 300, default: null } as const
const TITLE = { kind: 'line', max: 300, default: '' } as const
const CAPTION = { kind: 'line', max: 2000, default: '' } as const
const CREDIT = { kind: 'line', max: 300, default: '' } as const

/** Columns, rows and cells that a table may have; spans count as the cells they cover. */
export const TABLE_LIMITS = { columns: 50, rows: 1000, cells: 10_000 } as const
/** Pictures that a gallery may have. */
export const GALLERY_LIMIT = 200

export const BODY_NODES = {
  doc: { content: 'block+', group: '', marks: '', attrs: { version: { kind: 'choice', values: [1], default: 1 } } },
  paragraph: { content: 'inline*', group: 'block', marks: '_', attrs: { dir: DIR } },
  heading: {
    content: 'inline*',
    group: 'block',
    marks: '_',
    attrs: { level: { kind: 'choice', values: [2, 3, 4], default: 2 }, dir: DIR },
  },
  bullet_list: { content: 'list_item+', group: 'block', marks: '', attrs: { dir: DIR } },
  ordered_list: {
    content: 'list_item+',
    group: 'block',
    marks: '',
    attrs: { start: { kind: 'integer', min: 0, max: 999_999, default: 1 }, dir: DIR },
  },
  list_item: { content: 'paragraph block*', group: '', marks: '', attrs: {} },
  /** A statement of somebody, who is named before it is read. */
  quote: {
    content: 'paragraph+',
    group: 'block',
    marks: '',
    attrs: { speaker: NAME, role: NAME, source: NAME, designated: { kind: 'designation', max: 300, default: null } },
  },
  /** A sentence of the article itself, lifted out. */
  pull_quote: { content: 'inline*', group: 'block', marks: '_', attrs: { dir: DIR } },
  image: {
    content: '',
    group: 'block',
    marks: '',
    attrs: {
      mediaId: ID,
      alt: { kind: 'line', max: 1000, default: '' },
      caption: CAPTION,
      credit: CREDIT,
    },
  },
  /**
   * Pictures that belong together, in their order; each has words of its own. There is at least one (`body-rules.ts`):
   * ProseMirror can make no picture by itself, so its expression cannot say so.
   */
  gallery: { content: 'image*', group: 'block', marks: '', attrs: { caption: CAPTION } },
  audio: {
    content: '',
    group: 'block',
    marks: '',
    attrs: { mediaId: ID, title: TITLE, caption: CAPTION, credit: CREDIT },
  },
  /** `posterId` is the picture shown before it plays. */
  video: {
    content: '',
    group: 'block',
    marks: '',
    attrs: { mediaId: ID, posterId: ID_OR_NULL, title: TITLE, caption: CAPTION, credit: CREDIT },
  },
  /** Something that another site shows; `href` is the one spelling that `embed.ts` gives its address. */
  embed: {
    content: '',
    group: 'block',
    marks: '',
    attrs: {
      provider: { kind: 'choice', values: EMBED_PROVIDERS },
      href: { kind: 'href' },
      title: TITLE,
      caption: CAPTION,
    },
  },
  /** Cells and the spans they declare fill a rectangle (`table-grid.ts`). */
  table: { content: 'table_row+', group: 'block', marks: '', attrs: { caption: CAPTION, dir: DIR } },
  /** Without a cell where cells above span all of it. */
  table_row: { content: 'table_cell*', group: '', marks: '', attrs: {} },
  table_cell: {
    content: 'paragraph+',
    group: '',
    marks: '',
    attrs: {
      header: { kind: 'choice', values: [false, true], default: false },
      colspan: { kind: 'integer', min: 1, max: TABLE_LIMITS.columns, default: 1 },
      rowspan: { kind: 'integer', min: 1, max: TABLE_LIMITS.rows, default: 1 },
    },
  },
  rule: { content: '', group: 'block', marks: '', attrs: {} },
  code_block: { content: 'text*', group: 'block', marks: '', attrs: {} },
  /** «اقرأ أيضًا»: one article of this site, inside the text. */
  related: { content: '', group: 'block', marks: '', attrs: { articleId: ID } },
  /** A note of the writer: its mark stands here, its words at the end of the article. */
  footnote: { content: 'text*', group: 'inline', marks: '_', attrs: {} },
  hard_break: { content: '', group: 'inline', marks: '', attrs: {} },
  text: { content: '', group: 'inline', marks: '', attrs: {} },
} as const satisfies Readonly<Record<string, NodeSpec>>

/** In the order in which they nest, outermost first. */
export const BODY_MARKS = {
  link: { attrs: { href: { kind: 'href' } }, inclusive: false },
  strong: { attrs: {}, inclusive: true },
  emphasis: { attrs: {}, inclusive: true },
  strike: { attrs: {}, inclusive: true },
  superscript: { attrs: {}, inclusive: true },
  subscript: { attrs: {}, inclusive: true },
  code: { attrs: {}, inclusive: true },
} as const satisfies Readonly<Record<string, MarkSpec>>

/** Names that later versions of the schema will fill; a tree that carries one is refused as such. */
export const RESERVED_NODES = ['table_header', 'live_update'] as const

export const BODY_VERSION = 1

/** `depth` counts nodes from the root, which is 1; `bytes` is the UTF-8 length of the tree's JSON. */
export const BODY_LIMITS = { depth: 32, bytes: 1_048_576, href: 2048 } as const

/** Tables. */

import type { BlockNode, InlineNode, Paragraph, TableCell, TableRow } from '@warraq/core/articles/body'
import { TABLE_LIMITS } from '@warraq/core/articles/body-schema.table'
import { squareRows } from '@warraq/core/articles/table-grid'
import { cleanLine } from '@warraq/core/articles/body-text'
import type { BlockSink } from './block-sink.ts'
import { flatBlocks, isTextParagraph } from './flat-blocks.ts'
import { block, directionOf } from './html-blocks.ts'
import type { Context, Handler, Walk } from './html-walk.ts'
import { attributeOf, childElements, findElements, textBelow } from './html-walk.ts'
import type { HtmlElement } from './limited-html.ts'

const BLANK: TableCell = {
  type: 'table_cell',
  attrs: { header: false, colspan: 1, rowspan: 1 },
  content: [{ type: 'paragraph', attrs: { dir: null } }],
}

interface Row {
  readonly cells: readonly HtmlElement[]
  readonly inHead: boolean
}

function rowsOf(table: HtmlElement): readonly Row[] {
  return findElements(table, ['tr']).map((row) => ({
    cells: childElements(row).filter(({ tagName }) => tagName === 'td' || tagName === 'th'),
    inHead: row.parentNode !== null && 'tagName' in row.parentNode && row.parentNode.tagName === 'thead',
  }))
}

function spanOf(cell: HtmlElement, name: 'colspan' | 'rowspan', most: number): number {
  const text = attributeOf(cell, name)?.trim() ?? ''
  if (!/^\d{1,6}$/u.test(text)) return 1
  // HTML: a `rowspan` of 0 reaches to the end of the table.
  const asked = Number(text) === 0 && name === 'rowspan' ? most : Number(text)
  return Math.min(Math.max(1, asked), most)
}

/** What a cell says; what is no text is put into `others`. */
function cellOf(walk: Walk, element: HtmlElement, inHead: boolean, context: Context, others: BlockNode[]): TableCell {
  const inner = walk.sink()
  const dir = directionOf(element, null)
  inner.begin({ type: 'paragraph', dir })
  walk.children(element, inner, { ...context, dir, marks: [], inTable: true })
  const paragraphs: Paragraph[] = []
  for (const node of inner.finish().flatMap((each) => flatBlocks(each, () => walk.leave('table list')))) {
    if (node.type !== 'paragraph') others.push(node)
    else if (isTextParagraph(node)) paragraphs.push(node)
  }
  return {
    type: 'table_cell',
    attrs: {
      header: inHead || element.tagName === 'th',
      colspan: spanOf(element, 'colspan', TABLE_LIMITS.columns),
      rowspan: spanOf(element, 'rowspan', TABLE_LIMITS.rows),
    },
    content: paragraphs.length > 0 ? paragraphs : BLANK.content,
  }
}

const isEmpty = (cell: TableCell): boolean => cell.content.every(({ content }) => content === undefined)

const BAR: InlineNode = { type: 'text', text: ' | ' }
const SPACE: InlineNode = { type: 'text', text: ' ' }

function joined(texts: readonly (readonly InlineNode[])[], between: InlineNode): InlineNode[] {
  return texts.flatMap((nodes, index) => (index > 0 ? [between, ...nodes] : nodes))
}

/** One line: texts of the cells with a bar between, paragraphs of one cell with a space. */
function lineOf(cells: readonly TableCell[], context: Context): BlockNode[] {
  const texts = cells
    .map(({ content }) =>
      joined(
        content.flatMap((paragraph) => (paragraph.content === undefined ? [] : [paragraph.content])),
        SPACE,
      ),
    )
    .filter((nodes) => nodes.length > 0)
  const content = joined(texts, BAR)
  return content.length === 0 ? [] : [{ type: 'paragraph', attrs: { dir: context.dir }, content }]
}

function squared(rows: readonly (readonly TableCell[])[]): TableRow[] {
  const make = {
    withSpans: (cell: TableCell, spans: { colspan: number; rowspan: number }): TableCell => ({
      ...cell,
      attrs: { header: cell.attrs.header, ...spans },
    }),
    blank: (): TableCell => BLANK,
  }
  return squareRows(rows, ({ attrs }) => attrs, make, TABLE_LIMITS).map((content) => ({
    type: 'table_row',
    ...(content.length > 0 && { content }),
  }))
}

function fits(rows: readonly Row[]): boolean {
  const width = ({ cells }: Row): number =>
    cells.reduce((sum, cell) => sum + spanOf(cell, 'colspan', TABLE_LIMITS.columns), 0)
  const widest = rows.reduce((most, row) => Math.max(most, width(row)), 0)
  return (
    rows.length <= TABLE_LIMITS.rows && widest <= TABLE_LIMITS.columns && rows.length * widest <= TABLE_LIMITS.cells
  )
}

/**
 * A table of one column is a box around what is in it. One inside another, or beyond the limits, comes through as
 * lines. `words` is its caption where something around the table says it.
 */
export function tableWith(walk: Walk, element: HtmlElement, words: string, sink: BlockSink, context: Context): void {
  const rows = rowsOf(element).filter(({ cells }) => cells.length > 0)
  const caption = findElements(element, ['caption', 'tr']).find(({ tagName }) => tagName === 'caption')
  const dir = directionOf(element, context.dir)
  sink.begin({ type: 'paragraph', dir: context.dir })
  const isBox = rows.every(({ cells }) => cells.length === 1)
  if (isBox) {
    if (caption !== undefined) block(walk, caption, sink, context)
    for (const { cells } of rows) for (const cell of cells) block(walk, cell, sink, context)
    if (words !== '') sink.text(words, [])
    sink.begin({ type: 'paragraph', dir: context.dir })
    return
  }
  const others: BlockNode[] = []
  const made = rows.map(({ cells, inHead }) => cells.map((cell) => cellOf(walk, cell, inHead, context, others)))
  const said = caption === undefined ? '' : cleanLine(textBelow(caption), 2000)
  const all = [said, words].filter((part) => part !== '').join(' · ')
  const filled = made.filter((cells) => cells.some((cell) => !isEmpty(cell) || cell.attrs.rowspan > 1))
  const asTable = !context.inTable && fits(rows)
  if (filled.every((cells) => cells.every(isEmpty)) || !asTable) {
    if (!asTable) walk.leave('table')
    if (all !== '') sink.text(all, [])
    for (const line of made.flatMap((cells) => lineOf(cells, context))) sink.block(line)
  } else {
    const attrs = { caption: cleanLine(all, 2000), dir }
    // Rows without a word stay where cells above reach into them.
    const kept = made.some((cells) => cells.some(({ attrs: { rowspan } }) => rowspan > 1)) ? made : filled
    sink.block({ type: 'table', attrs, content: squared(kept) })
  }
  for (const other of others) sink.block(other)
}

export const table: Handler = (walk, element, sink, context) => tableWith(walk, element, '', sink, context)

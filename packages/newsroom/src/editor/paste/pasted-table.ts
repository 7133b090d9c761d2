import type { Paragraph, Table, TableCell } from '@warraq/core/articles/body'
import { TABLE_LIMITS } from '@warraq/core/articles/body-schema.table'
import { squareRows, type Spans } from '@warraq/core/articles/table-grid'
import { textOf, type Pasted } from './pasted.ts'

/** Tables of word processors, spreadsheets and web pages, and those copied from this editor. */

const BLANK: readonly Paragraph[] = [{ type: 'paragraph', attrs: { dir: null } }]

interface Row {
  readonly cells: readonly Pasted[]
  readonly inHead: boolean
}

function rowsIn(node: Pasted, inHead = false): Row[] {
  return node.children.flatMap((child): Row[] => {
    if (typeof child === 'string') return []
    if (child.name === 'thead' || child.name === 'tbody' || child.name === 'tfoot') {
      return rowsIn(child, child.name === 'thead')
    }
    if (child.name !== 'tr') return []
    const cells = child.children.filter(
      (cell): cell is Pasted => typeof cell !== 'string' && (cell.name === 'td' || cell.name === 'th'),
    )
    return cells.length === 0 ? [] : [{ cells, inHead }]
  })
}

function span(cell: Pasted, name: 'colspan' | 'rowspan', most: number): number {
  const asked = Number(cell.attrs[name] ?? 1)
  return Number.isSafeInteger(asked) ? Math.min(Math.max(1, asked), most) : 1
}

function captionOf(node: Pasted): string {
  const own = node.children.find((child) => typeof child !== 'string' && child.name === 'caption')
  const carried = /"caption":"((?:[^"\\]|\\.)*)"/u.exec(node.attrs['data-attrs'] ?? '')?.[1]
  const text = own === undefined ? (carried === undefined ? '' : (JSON.parse(`"${carried}"`) as string)) : textOf(own)
  return text.replaceAll(/\s+/gu, ' ').trim().slice(0, 2000)
}

/** Null for a table of one column, which is a box around text, and for one beyond the limits of the schema. */
export function pastedTable(node: Pasted, read: (cell: Pasted) => readonly Paragraph[]): Table | null {
  const rows = rowsIn(node)
  const widest = Math.max(0, ...rows.map(({ cells }) => cells.length))
  if (widest < 2 || widest > TABLE_LIMITS.columns || rows.length > TABLE_LIMITS.rows) return null
  if (rows.length * widest > TABLE_LIMITS.cells) return null
  const made = rows.map(({ cells, inHead }) =>
    cells.map((cell): TableCell => {
      const content = read(cell)
      return {
        type: 'table_cell',
        attrs: {
          header: inHead || cell.name === 'th',
          colspan: span(cell, 'colspan', TABLE_LIMITS.columns),
          rowspan: span(cell, 'rowspan', TABLE_LIMITS.rows),
        },
        content: content.length > 0 ? content : BLANK,
      }
    }),
  )
  const blank = (): TableCell => ({
    type: 'table_cell',
    attrs: { header: false, colspan: 1, rowspan: 1 },
    content: BLANK,
  })
  const withSpans = (cell: TableCell, spans: Spans): TableCell => ({
    ...cell,
    attrs: { header: cell.attrs.header, colspan: spans.colspan, rowspan: spans.rowspan },
  })
  const square = squareRows(made, ({ attrs }) => attrs, { withSpans, blank }, TABLE_LIMITS)
  return {
    type: 'table',
    attrs: { caption: captionOf(node), dir: null },
    content: square.map((content) => ({ type: 'table_row', ...(content.length > 0 && { content }) })),
  }
}

/** Tables as HTML. */

import type { Table, TableCell, TableRow } from './body.ts'
import type { Dress } from './render-dress.ts'
import { element } from './render-dress.ts'
import { attribute, escapeHtml } from './render-markup.ts'
import type { BodyViews } from './render-options.ts'
import { tableGrid } from './table-grid.ts'

/** How many rows from the top are only headers, no cell of them reaching below. */
function headRows(rows: readonly TableRow[]): number {
  let count = 0
  for (const [index, { content = [] }] of rows.entries()) {
    if (content.length === 0 || !content.every(({ attrs }) => attrs.header)) break
    count = index + 1
  }
  // A table of nothing but headers has no head.
  if (count === rows.length) return 0
  const reaches = rows
    .slice(0, count)
    .some(({ content = [] }, index) => content.some(({ attrs }) => index + attrs.rowspan > count))
  return reaches ? 0 : count
}

function cellHtml({ attrs }: TableCell, inner: string, scope: 'col' | 'row', dress: Dress): string {
  const spans = [
    attrs.colspan === 1 ? '' : attribute('colspan', attrs.colspan),
    attrs.rowspan === 1 ? '' : attribute('rowspan', attrs.rowspan),
  ].join('')
  return attrs.header
    ? `<th${dress.attributes('header-cell')}${attribute('scope', scope)}${spans}>${inner}</th>`
    : `<td${dress.attributes('cell')}${spans}>${inner}</td>`
}

export function encodeTable(
  node: Table,
  texts: readonly (readonly string[])[],
  dress: Dress,
  views: BodyViews,
): string {
  if (texts.every((row) => row.every((text) => text === ''))) return ''
  const head = headRows(node.content)
  const grid = tableGrid(
    node.content.map(({ content = [] }) => content),
    ({ attrs }) => attrs,
  )
  const lines = grid.rows.map((cells, row) => {
    const written = cells.map(({ cell, column }, index) =>
      cellHtml(cell, texts[row]?.[index] ?? '', row < head || (row === 0 && column > 0) ? 'col' : 'row', dress),
    )
    return `<tr>${written.join('')}</tr>`
  })
  const body = `<tbody>${lines.slice(head).join('\n')}</tbody>`
  const rows = head === 0 ? body : `<thead>${lines.slice(0, head).join('')}</thead>\n${body}`
  const table = element(dress, 'table', 'table', rows, node.attrs.dir)
  const { caption } = node.attrs
  const box = dress.scrollingTables
    ? `<section${dress.attributes('table-box')} tabindex="0"${attribute('aria-label', caption || views.labels.table)}>${table}</section>`
    : table
  const words = caption === '' ? '' : element(dress, 'figcaption', 'table-caption', escapeHtml(caption))
  return element(dress, 'figure', 'table-figure', words + box)
}

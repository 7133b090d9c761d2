import { TABLE_LIMITS } from '@warraq/core/articles/body-schema.table'
import { squareRows, tableGrid, type Spans } from '@warraq/core/articles/table-grid'
import type { Node } from 'prosemirror-model'
import { bodySchema } from './schema.ts'

/** Tables as cells with their places, so that rows and columns can be put in and taken out whatever cells span. */

const { nodes } = bodySchema

export interface PlacedCell extends Spans {
  readonly cell: Node
  readonly row: number
  readonly column: number
}

const spansOf = (cell: Node): Spans => ({
  colspan: Number(cell.attrs['colspan']),
  rowspan: Number(cell.attrs['rowspan']),
})

function rowsOf(table: Node): Node[][] {
  return table.children.map((row) => [...row.children])
}

export function placesIn(table: Node): readonly PlacedCell[] {
  return tableGrid(rowsOf(table), spansOf).rows.flatMap((cells, row) =>
    cells.map(({ cell, column }) => ({ cell, row, column, ...spansOf(cell) })),
  )
}

export function sizeOf(table: Node): { readonly rows: number; readonly columns: number } {
  return { rows: table.childCount, columns: tableGrid(rowsOf(table), spansOf).columns }
}

export function isSquare(table: Node): boolean {
  return tableGrid(rowsOf(table), spansOf).square
}

export function blankCell(header = false): Node {
  return nodes.table_cell.create({ header }, nodes.paragraph.create())
}

function withSpans(cell: Node, { colspan, rowspan }: Spans): Node {
  return nodes.table_cell.create({ ...cell.attrs, colspan, rowspan }, cell.content)
}

/** The same table as a rectangle: what is missing is filled with blank cells. */
export function squared(table: Node): Node {
  const rows = squareRows(rowsOf(table), spansOf, { withSpans, blank: () => blankCell() }, TABLE_LIMITS)
  return nodes.table.create(table.attrs, rows.map(rowOf))
}

function rowOf(cells: readonly Node[]): Node {
  return nodes.table_row.create(null, cells)
}

/** A table of these cells; places that none of them covers get blank ones, headers where `isHeader` says so. */
function tableOf(
  table: Node,
  places: readonly PlacedCell[],
  { rows, columns }: { readonly rows: number; readonly columns: number },
  isHeader: (row: number, column: number) => boolean,
): Node {
  const covered = new Set<string>()
  for (const { row, column, rowspan, colspan } of places)
    for (let y = row; y < row + rowspan; y += 1)
      for (let x = column; x < column + colspan; x += 1) covered.add(`${y} ${x}`)
  const made = Array.from({ length: rows }, (_, row) => {
    const own = places
      .filter((place) => place.row === row)
      .map((place) => ({ ...place, cell: withSpans(place.cell, place) }))
    const blank = Array.from({ length: columns }, (__, column) => column)
      .filter((column) => !covered.has(`${row} ${column}`))
      .map((column) => ({ column, cell: blankCell(isHeader(row, column)) }))
    return rowOf([...own, ...blank].toSorted((a, b) => a.column - b.column).map(({ cell }) => cell))
  })
  return nodes.table.create(table.attrs, made)
}

const isHeading = ({ cell }: PlacedCell) => cell.attrs['header'] === true

/** Puts a row in before the row of this number; in a column of headers its cell is one. */
export function withRow(table: Node, at: number): Node {
  const size = sizeOf(table)
  const places = placesIn(table)
  const moved = places.map((place) => ({
    ...place,
    row: place.row >= at ? place.row + 1 : place.row,
    rowspan: place.row < at && place.row + place.rowspan > at ? place.rowspan + 1 : place.rowspan,
  }))
  const inColumn = (column: number) => places.filter((place) => place.column === column && place.row > 0)
  const isHeader = (_: number, column: number) => inColumn(column).length > 0 && inColumn(column).every(isHeading)
  return tableOf(table, moved, { rows: size.rows + 1, columns: size.columns }, isHeader)
}

/** Puts a column in before the column of this number; in a row of headers its cell is one. */
export function withColumn(table: Node, at: number): Node {
  const size = sizeOf(table)
  const places = placesIn(table)
  const moved = places.map((place) => ({
    ...place,
    column: place.column >= at ? place.column + 1 : place.column,
    colspan: place.column < at && place.column + place.colspan > at ? place.colspan + 1 : place.colspan,
  }))
  const inRow = (row: number) => places.filter((place) => place.row === row && place.column > 0)
  const isHeader = (row: number) => inRow(row).length > 0 && inRow(row).every(isHeading)
  return tableOf(table, moved, { rows: size.rows, columns: size.columns + 1 }, isHeader)
}

/** Takes a row out; null when it is the last one. */
export function withoutRow(table: Node, at: number): Node | null {
  const size = sizeOf(table)
  if (size.rows <= 1) return null
  const kept = placesIn(table).flatMap((place) => {
    const covers = place.row <= at && place.row + place.rowspan > at
    if (covers && place.rowspan === 1) return []
    return [{ ...place, row: place.row > at ? place.row - 1 : place.row, rowspan: place.rowspan - (covers ? 1 : 0) }]
  })
  return tableOf(table, kept, { rows: size.rows - 1, columns: size.columns }, () => false)
}

/** Takes a column out; null when it is the last one. */
export function withoutColumn(table: Node, at: number): Node | null {
  const size = sizeOf(table)
  if (size.columns <= 1) return null
  const kept = placesIn(table).flatMap((place) => {
    const covers = place.column <= at && place.column + place.colspan > at
    if (covers && place.colspan === 1) return []
    return [
      {
        ...place,
        column: place.column > at ? place.column - 1 : place.column,
        colspan: place.colspan - (covers ? 1 : 0),
      },
    ]
  })
  return tableOf(table, kept, { rows: size.rows, columns: size.columns - 1 }, () => false)
}

/** A table with a head and blank rows below it. */
export function blankTable(rows: number, columns: number): Node {
  const line = (header: boolean) => rowOf(Array.from({ length: columns }, () => blankCell(header)))
  return nodes.table.create(null, [line(true), ...Array.from({ length: rows - 1 }, () => line(false))])
}

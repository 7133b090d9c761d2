/**
 * Where the cells of a table lie. Spans are counted as HTML does (section 4.9.12), but nothing is left to chance: in a
 * table of ours every place of the rectangle is covered by exactly one cell.
 */

import { TABLE_LIMITS } from './body-schema.table.ts'

export interface Spans {
  readonly colspan: number
  readonly rowspan: number
}

/** A cell and the column it begins in. */
export interface Placed<Cell> {
  readonly cell: Cell
  readonly column: number
}

export interface Grid<Cell> {
  /** Of the widest row. */
  readonly columns: number
  readonly rows: readonly (readonly Placed<Cell>[])[]
  /** Whether every place is covered once and nothing reaches beyond the last row. */
  readonly square: boolean
}

/**
 * Each cell goes to the first place of its row that no cell above covers. `spansOf` gives what a cell asks for; a cell
 * that would lie over another one, or beyond the last row, makes the grid not square.
 */
export function tableGrid<Cell>(rows: readonly (readonly Cell[])[], spansOf: (cell: Cell) => Spans): Grid<Cell> {
  /** Per column: how many rows from the current one on are covered from above. */
  let covered: number[] = []
  const widths: number[] = []
  let square = true
  const placed = rows.map((cells, index) => {
    const out: Placed<Cell>[] = []
    let column = 0
    for (const cell of cells) {
      while ((covered[column] ?? 0) > 0) column += 1
      const { colspan, rowspan } = spansOf(cell)
      out.push({ cell, column })
      const end = column + colspan
      if (end > TABLE_LIMITS.columns || index + rowspan > rows.length) square = false
      for (; column < Math.min(end, TABLE_LIMITS.columns); column += 1) {
        if ((covered[column] ?? 0) > 0) square = false
        covered[column] = Math.max(covered[column] ?? 0, rowspan)
      }
    }
    const width = covered.findLastIndex((left) => left > 0) + 1
    if (covered.slice(0, width).includes(0)) square = false
    widths.push(width)
    covered = covered.map((left) => Math.max(0, left - 1))
    return out
  })
  const columns = Math.max(0, ...widths)
  return { columns, rows: placed, square: square && columns > 0 && widths.every((width) => width === columns) }
}

/**
 * The same rows as a full rectangle: spans that reach over other cells or beyond the last row are cut, and rows that
 * are too short get cells of `blank`. `limits` cut what goes beyond; the caller compares lengths to know.
 */
export function squareRows<Cell>(
  rows: readonly (readonly Cell[])[],
  spansOf: (cell: Cell) => Spans,
  make: { readonly withSpans: (cell: Cell, spans: Spans) => Cell; readonly blank: () => Cell },
  limits: { readonly columns: number; readonly rows: number },
): Cell[][] {
  const kept = rows.slice(0, limits.rows)
  const covered: number[] = []
  const laid = kept.map((cells, index) => {
    const out: { cell: Cell | null; column: number; spans: Spans }[] = []
    let column = 0
    for (const cell of cells) {
      while ((covered[column] ?? 0) > 0) column += 1
      if (column >= limits.columns) break
      const asked = spansOf(cell)
      let colspan = 1
      while (colspan < asked.colspan && column + colspan < limits.columns && (covered[column + colspan] ?? 0) === 0)
        colspan += 1
      const spans = { colspan, rowspan: Math.max(1, Math.min(asked.rowspan, kept.length - index)) }
      out.push({ cell, column, spans })
      for (let at = column; at < column + colspan; at += 1) covered[at] = spans.rowspan
      column += colspan
    }
    const taken = covered.map((left) => left > 0)
    for (let at = 0; at < covered.length; at += 1) covered[at] = Math.max(0, (covered[at] ?? 0) - 1)
    return { out, taken }
  })
  const columns = laid.reduce((widest, { taken }) => Math.max(widest, taken.lastIndexOf(true) + 1), 0)
  return laid.map(({ out, taken }) => {
    const holes = Array.from({ length: columns }, (_, column) => column).filter((column) => taken[column] !== true)
    const filled = [...out, ...holes.map((column) => ({ cell: null, column, spans: { colspan: 1, rowspan: 1 } }))]
    return filled
      .toSorted((a, b) => a.column - b.column)
      .map(({ cell, spans }) => (cell === null ? make.blank() : make.withSpans(cell, spans)))
  })
}

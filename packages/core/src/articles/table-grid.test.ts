import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { squareRows, tableGrid } from './table-grid.ts'

interface Cell {
  readonly colspan: number
  readonly rowspan: number
}
const spansOf = (cell: Cell): Cell => cell
const make = { withSpans: (_cell: Cell, spans: Cell): Cell => spans, blank: (): Cell => ({ colspan: 1, rowspan: 1 }) }
const limits = { columns: 50, rows: 1000 }
const cell = fc.record({ colspan: fc.integer({ min: 1, max: 8 }), rowspan: fc.integer({ min: 1, max: 8 }) })

describe('a table grid', () => {
  it('says in which column each cell begins', () => {
    const rows = [
      [
        { colspan: 1, rowspan: 2 },
        { colspan: 1, rowspan: 1 },
      ],
      [{ colspan: 1, rowspan: 1 }],
    ]
    const grid = tableGrid(rows, spansOf)
    expect(grid.rows.map((cells) => cells.map(({ column }) => column))).toEqual([[0, 1], [1]])
    expect(grid).toMatchObject({ columns: 2, square: true })
  })

  it('is made square whatever the rows ask for, and is then left alone', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }), (rows) => {
        const square = squareRows(rows, spansOf, make, limits)
        expect(tableGrid(square, spansOf).square).toBe(true)
        expect(squareRows(square, spansOf, make, limits)).toEqual(square)
      }),
    )
  })

  it('leaves what is square as it is', () => {
    const rows = [[{ colspan: 2, rowspan: 1 }], [make.blank(), make.blank()]]
    expect(squareRows(rows, spansOf, make, limits)).toEqual(rows)
  })

  it('keeps within the limits', () => {
    const wide = [Array.from({ length: 80 }, () => ({ colspan: 3, rowspan: 1 }))]
    expect(tableGrid(squareRows(wide, spansOf, make, limits), spansOf)).toMatchObject({ columns: 50, square: true })
  })
})

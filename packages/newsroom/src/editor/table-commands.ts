import { TABLE_LIMITS } from '@warraq/core/articles/body-schema.table'
import type { Node } from 'prosemirror-model'
import { Plugin, Selection, TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import { insertBlock } from './commands.ts'
import { bodySchema } from './schema.ts'
import {
  blankTable,
  isSquare,
  placesIn,
  sizeOf,
  squared,
  withColumn,
  withoutColumn,
  withoutRow,
  withRow,
  type PlacedCell,
} from './table-shape.ts'

const { nodes } = bodySchema

interface TableHere {
  readonly table: Node
  readonly pos: number
  /** The cell that the cursor stands in. */
  readonly cell: PlacedCell
}

/** The innermost table around the cursor, and the cell. */
export function tableAt(state: EditorState): TableHere | null {
  const { $from } = state.selection
  for (let depth = $from.depth; depth >= 2; depth -= 1) {
    if ($from.node(depth).type !== nodes.table_cell) continue
    const table = $from.node(depth - 2)
    const row = $from.index(depth - 2)
    const inRow = $from.index(depth - 1)
    const cell = placesIn(table).filter((place) => place.row === row)[inRow]
    return cell === undefined ? null : { table, pos: $from.before(depth - 2), cell }
  }
  return null
}

/** Position before the cell that covers this place. */
function posOfCell(table: Node, pos: number, row: number, column: number): number | null {
  let at = pos + 1
  const places = placesIn(table)
  const wanted = places.find(
    (place) =>
      place.row <= row &&
      row < place.row + place.rowspan &&
      place.column <= column &&
      column < place.column + place.colspan,
  )
  if (wanted === undefined) return null
  for (let y = 0; y < table.childCount; y += 1) {
    let inside = at + 1
    for (const place of places.filter((one) => one.row === y)) {
      if (place === wanted) return inside
      inside += place.cell.nodeSize
    }
    at += table.child(y).nodeSize
  }
  return null
}

function intoCell(tr: Transaction, table: Node, pos: number, row: number, column: number): Transaction {
  const cell = posOfCell(table, pos, row, column)
  return cell === null ? tr : tr.setSelection(TextSelection.near(tr.doc.resolve(cell + 2), 1))
}

/** Puts another table in the place of the one around the cursor, which goes to the cell at this place. */
function replaceTable(change: (here: TableHere) => { table: Node | null; row: number; column: number }): Command {
  return (state, dispatch) => {
    const here = tableAt(state)
    if (here === null) return false
    const { table, row, column } = change(here)
    if (table !== null && !fits(table)) return false
    if (dispatch === undefined) return true
    const end = here.pos + here.table.nodeSize
    if (table === null) {
      const tr = state.tr.replaceWith(here.pos, end, nodes.paragraph.create())
      dispatch(tr.setSelection(Selection.near(tr.doc.resolve(here.pos + 1), 1)).scrollIntoView())
      return true
    }
    const tr = state.tr.replaceWith(here.pos, end, table)
    const size = sizeOf(table)
    intoCell(tr, table, here.pos, Math.min(row, size.rows - 1), Math.min(column, size.columns - 1))
    dispatch(tr.scrollIntoView())
    return true
  }
}

function fits(table: Node): boolean {
  const { rows, columns } = sizeOf(table)
  return isSquare(table) && rows <= TABLE_LIMITS.rows && rows * columns <= TABLE_LIMITS.cells
}

export const addRowAfter: Command = replaceTable(({ table, cell }) => {
  const at = cell.row + cell.rowspan
  return { table: withRow(table, at), row: at, column: cell.column }
})

export const addRowBefore: Command = replaceTable(({ table, cell }) => ({
  table: withRow(table, cell.row),
  row: cell.row,
  column: cell.column,
}))

export const addColumnAfter: Command = replaceTable(({ table, cell }) => {
  const at = cell.column + cell.colspan
  return { table: withColumn(table, at), row: cell.row, column: at }
})

export const addColumnBefore: Command = replaceTable(({ table, cell }) => ({
  table: withColumn(table, cell.column),
  row: cell.row,
  column: cell.column,
}))

export const deleteRow: Command = replaceTable(({ table, cell }) => ({
  table: withoutRow(table, cell.row),
  row: cell.row,
  column: cell.column,
}))

export const deleteColumn: Command = replaceTable(({ table, cell }) => ({
  table: withoutColumn(table, cell.column),
  row: cell.row,
  column: cell.column,
}))

export const deleteTable: Command = replaceTable(() => ({ table: null, row: 0, column: 0 }))

/** Makes the cell a header, or an ordinary cell again. */
export const toggleHeader: Command = (state, dispatch) => {
  const here = tableAt(state)
  const cell = here === null ? null : posOfCell(here.table, here.pos, here.cell.row, here.cell.column)
  if (here === null || cell === null) return false
  dispatch?.(state.tr.setNodeAttribute(cell, 'header', here.cell.cell.attrs['header'] !== true))
  return true
}

export const insertTable: Command = (state, dispatch, view) => {
  if (tableAt(state) !== null) return false
  return insertBlock(blankTable(3, 3))(
    state,
    dispatch &&
      ((tr) => {
        // The cursor goes into the first cell of what was just put in.
        let at: number | null = null
        tr.mapping.maps.at(0)?.forEach((_from, _to, start) => {
          at ??= start
        })
        const table = at === null ? null : tr.doc.nodeAt(at)
        if (at !== null && table?.type === nodes.table) intoCell(tr, table, at, 0, 0)
        dispatch(tr)
      }),
    view,
  )
}

/** Tab goes through the cells; after the last one it makes a row. */
export function nextCell(step: 1 | -1): Command {
  return (state, dispatch, view) => {
    const here = tableAt(state)
    if (here === null) return false
    const places = placesIn(here.table)
    const index = places.findIndex(({ row, column }) => row === here.cell.row && column === here.cell.column)
    const next = places[index + step]
    if (next === undefined) {
      if (step < 0) return true
      const end = here.table.childCount
      return replaceTable(({ table }) => ({ table: withRow(table, end), row: end, column: 0 }))(state, dispatch, view)
    }
    dispatch?.(intoCell(state.tr, here.table, here.pos, next.row, next.column).scrollIntoView())
    return true
  }
}

/**
 * After each change: a table that a deletion across its cells left with holes is made a rectangle again, and a gallery
 * without pictures goes.
 */
export function wholeBlocks(): Plugin {
  const seen = new WeakSet<Node>()
  return new Plugin({
    appendTransaction: (transactions, _before, state) => {
      if (!transactions.some(({ docChanged }) => docChanged)) return null
      const changes: { pos: number; size: number; made: Node | null }[] = []
      state.doc.descendants((node, pos) => {
        if (node.type === nodes.table && !seen.has(node)) {
          if (!isSquare(node)) changes.push({ pos, size: node.nodeSize, made: squared(node) })
          else seen.add(node)
        }
        if (node.type === nodes.gallery && node.childCount === 0) changes.push({ pos, size: node.nodeSize, made: null })
        return !node.isTextblock && node.type !== nodes.table
      })
      if (changes.length === 0) return null
      const { tr } = state
      for (const { pos, size, made } of changes.toReversed()) {
        if (made !== null) tr.replaceWith(pos, pos + size, made)
        else if (state.doc.resolve(pos).parent.childCount > 1) tr.delete(pos, pos + size)
        else tr.replaceWith(pos, pos + size, nodes.paragraph.create())
      }
      return tr
    },
  })
}

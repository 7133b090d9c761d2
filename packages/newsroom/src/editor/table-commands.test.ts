import { checkBody, type Body } from '@warraq/core/articles/body'
import { renderText } from '@warraq/core/articles/render-text'
import type { Node } from 'prosemirror-model'
import { AllSelection, EditorState, TextSelection, type Command } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { addPictures, deleteBlock, enter, putNote, toggleList } from './commands.ts'
import { bodyOf, bodySchema, docOf } from './schema.ts'
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  insertTable,
  nextCell,
  tableAt,
  toggleHeader,
  wholeBlocks,
} from './table-commands.ts'

const { nodes } = bodySchema
const cell = (text: string, attrs: Record<string, unknown> = {}) =>
  nodes.table_cell.create(attrs, nodes.paragraph.create(null, text === '' ? [] : bodySchema.text(text)))
const row = (...cells: Node[]) => nodes.table_row.create(null, cells)
const table = (...rows: Node[]) => nodes.table.create(null, rows)
const text = (words: string) => nodes.paragraph.create(null, bodySchema.text(words))

/** The cursor after the first letter of these words. */
function stateAt(words: string, ...blocks: Node[]): EditorState {
  const doc = nodes.doc.create(null, blocks)
  let at = 1
  doc.descendants((node, pos) => {
    if (node.text?.startsWith(words)) at = pos + 1
  })
  return EditorState.create({ doc, selection: TextSelection.create(doc, at), plugins: [wholeBlocks()] })
}

function run(state: EditorState, command: Command): EditorState {
  let next = state
  expect(command(state, (tr) => (next = state.apply(tr)))).toBe(true)
  next.doc.check()
  const check = checkBody(bodyOf(next.doc))
  expect(check.ok ? null : check.problem).toBeNull()
  return next
}

/** Cells by row: text, `#` for headers, spans. */
function shown(state: EditorState): string[] {
  const lines: string[] = []
  state.doc.descendants((node) => {
    if (node.type === nodes.table_row) {
      lines.push(
        node.children
          .map(({ textContent, attrs }) => {
            const spans =
              attrs['colspan'] === 1 && attrs['rowspan'] === 1 ? '' : ` ${attrs['colspan']}x${attrs['rowspan']}`
            return `${attrs['header'] === true ? '#' : ''}${textContent}${spans}`
          })
          .join('|'),
      )
    }
    return !node.isTextblock
  })
  return lines
}
const here = (state: EditorState) => {
  const found = tableAt(state)
  return found && [found.cell.row, found.cell.column]
}

const square = () => [
  row(cell('أ', { header: true }), cell('ب', { header: true })),
  row(cell('ج', { header: true }), cell('د')),
]
/** أ spans two rows, هـ two columns. */
const spanned = () => [
  row(cell('أ', { rowspan: 2 }), cell('ب'), cell('ج')),
  row(cell('د'), cell('و')),
  row(cell('ز'), cell('هـ', { colspan: 2 })),
]

describe('rows and columns', () => {
  it('come after and before the cell, headers where their line has headers', () => {
    expect(shown(run(stateAt('ج', table(...square())), addRowAfter))).toEqual(['#أ|#ب', '#ج|د', '#|'])
    expect(shown(run(stateAt('ج', table(...square())), addRowBefore))).toEqual(['#أ|#ب', '#|', '#ج|د'])
    expect(shown(run(stateAt('ب', table(...square())), addColumnAfter))).toEqual(['#أ|#ب|#', '#ج|د|'])
    expect(shown(run(stateAt('د', table(...square())), addColumnBefore))).toEqual(['#أ|#|#ب', '#ج||د'])
  })

  it('put the cursor into the new cell', () => {
    expect(here(run(stateAt('ج', table(...square())), addRowAfter))).toEqual([2, 0])
    expect(here(run(stateAt('ب', table(...square())), addColumnAfter))).toEqual([0, 2])
  })

  it('widen what spans the place where they come', () => {
    expect(shown(run(stateAt('د', table(...spanned())), addRowBefore))).toEqual(['أ 1x3|ب|ج', '|', 'د|و', 'ز|هـ 2x1'])
    expect(shown(run(stateAt('د', table(...spanned())), addColumnAfter))).toEqual(['أ 1x2|ب||ج', 'د||و', 'ز|هـ 3x1'])
  })

  it('go, and what spans them gets narrower', () => {
    expect(shown(run(stateAt('ب', table(...spanned())), deleteRow))).toEqual(['أ|د|و', 'ز|هـ 2x1'])
    expect(shown(run(stateAt('و', table(...spanned())), deleteColumn))).toEqual(['أ 1x2|ب', 'د', 'ز|هـ'])
    expect(shown(run(stateAt('د', table(...spanned())), deleteRow))).toEqual(['أ|ب|ج', 'ز|هـ 2x1'])
  })

  it('take the table with them when they are the last', () => {
    const one = table(row(cell('أ'), cell('ب')))
    expect(bodyOf(run(stateAt('أ', text('قبل'), one), deleteRow).doc).content).toHaveLength(1)
    expect(shown(run(stateAt('أ', table(row(cell('أ')))), deleteColumn))).toEqual([])
    expect(shown(run(stateAt('أ', table(...square())), deleteTable))).toEqual([])
  })

  it('are not made beyond what the schema takes', () => {
    const wide = table(row(...Array.from({ length: 50 }, (_, index) => cell(index === 0 ? 'أ' : ''))))
    expect(addColumnAfter(stateAt('أ', wide))).toBe(false)
    expect(addRowAfter(stateAt('قبل', text('قبل')))).toBe(false)
  })
})

describe('in a table', () => {
  it('Tab goes from cell to cell and makes a row after the last', () => {
    let state = stateAt('أ', table(...spanned()))
    const seen: unknown[] = []
    for (let step = 0; step < 8; step += 1) {
      seen.push(here(state))
      state = run(state, nextCell(1))
    }
    expect(seen.slice(0, 7)).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 1],
      [1, 2],
      [2, 0],
      [2, 1],
    ])
    expect(shown(state)).toHaveLength(4)
    expect(here(run(stateAt('د', table(...spanned())), nextCell(-1)))).toEqual([0, 2])
    expect(nextCell(1)(stateAt('قبل', text('قبل')))).toBe(false)
  })

  it('a cell becomes a header and an ordinary one again', () => {
    const state = run(stateAt('د', table(...square())), toggleHeader)
    expect(shown(state)).toEqual(['#أ|#ب', '#ج|#د'])
    expect(shown(run(state, toggleHeader))).toEqual(['#أ|#ب', '#ج|د'])
  })

  it('Enter begins a paragraph of the cell, and a list finds no place', () => {
    const state = run(stateAt('أ', table(...square())), enter)
    expect(state.doc.firstChild?.firstChild?.firstChild?.childCount).toBe(2)
    expect(toggleList(nodes.bullet_list)(stateAt('أ', table(...square())))).toBe(false)
  })

  it('what a deletion across cells leaves is made a rectangle again', () => {
    const state = stateAt('أ', table(...square()), text('بعد'))
    const cut = state.apply(state.tr.delete(2, 8))
    const check = checkBody(bodyOf(cut.doc))
    expect(check.ok ? null : check.problem).toBeNull()
    const holed = state.apply(
      state.tr.replaceWith(0, state.doc.firstChild?.nodeSize ?? 0, table(row(cell('أ'), cell('ب')), row(cell('ج')))),
    )
    expect(shown(holed)).toEqual(['أ|ب', 'ج|'])
  })
})

describe('other blocks', () => {
  it('a new table stands where the cursor was, which goes into its first cell', () => {
    const state = run(stateAt('قبل', text('قبل')), insertTable)
    expect(shown(state)).toEqual(['#|#|#', '||', '||'])
    expect(here(state)).toEqual([0, 0])
    const empty = EditorState.create({ doc: nodes.doc.create(null, nodes.paragraph.create()) })
    expect(here(run(empty, insertTable))).toEqual([0, 0])
  })

  it('a gallery takes more pictures, and goes with its last one', () => {
    const image = (mediaId: number) => nodes.image.create({ mediaId })
    const gallery = nodes.gallery.create(null, [image(1)])
    const state = run(stateAt('قبل', text('قبل'), gallery), addPictures(5, [image(2), image(3)]))
    expect(state.doc.child(1).childCount).toBe(3)
    const alone = stateAt('قبل', text('قبل'), gallery)
    const gone = alone.apply(alone.tr.delete(6, 7))
    expect(gone.doc.toString()).toBe('doc(paragraph("قبل"))')
    expect(run(EditorState.create({ doc: nodes.doc.create(null, gallery) }), deleteBlock(0)).doc.toString()).toBe(
      'doc(paragraph)',
    )
  })

  it('a note stands at the cursor, and other words take the place of its own', () => {
    const state = run(stateAt('قبل', text('قبل')), putNote(null, 'حاشية'))
    expect(renderText(bodyOf(state.doc))).toBe('قبل\n\nحاشية')
    const changed = run(state, putNote(2, 'أخرى'))
    expect(renderText(bodyOf(changed.doc))).toBe('قبل\n\nأخرى')
    expect(run(changed, deleteBlock(2)).doc.toString()).toBe('doc(paragraph("قبل"))')
  })

  it('everything selected goes, tables and galleries too', () => {
    const body: Body = bodyOf(nodes.doc.create(null, [table(...square()), text('بعد')]))
    const doc = docOf(body)
    const all = EditorState.create({ doc, selection: new AllSelection(doc), plugins: [wholeBlocks()] })
    expect(run(all, enter).doc.toString()).toBe('doc(paragraph)')
  })
})

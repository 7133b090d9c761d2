import type { Body } from '@warraq/core/articles/body'
import { history, undo } from 'prosemirror-history'
import { EditorState, type Command } from 'prosemirror-state'
import { expect, it } from 'vitest'
import { choose, find, findPlugin, findStateOf, foundIn, replace, replaceAll, step } from './find.ts'
import { docOf } from './schema.ts'

type Inline = { type: 'text'; text: string; marks?: { type: 'strong' }[] } | { type: 'hard_break' }
const text = (words: string, strong = false): Inline => ({
  type: 'text',
  text: words,
  ...(strong && { marks: [{ type: 'strong' as const }] }),
})
const paragraph = (...content: Inline[]) => ({ type: 'paragraph', attrs: { dir: null }, content })

function stateOf(...content: ReturnType<typeof paragraph>[]): EditorState {
  const body = { type: 'doc', attrs: { version: 1 }, content } as unknown as Body
  return EditorState.create({ doc: docOf(body), plugins: [history(), findPlugin()] })
}

function run(state: EditorState, ...commands: Command[]): EditorState {
  return commands.reduce((now, command) => {
    let after = now
    command(now, (transaction) => {
      after = now.apply(transaction)
    })
    return after
  }, state)
}

const foundTexts = (state: EditorState) =>
  findStateOf(state).found.map(({ from, to }) => state.doc.textBetween(from, to))

const NEWS = () =>
  stateOf(
    paragraph(text('ارتفعت الأسْعار '), text('والأس', true), text('عـــار ثابتة')),
    paragraph(text('لا أسعار'), { type: 'hard_break' }, text('ولا الاسعار')),
  )

it('finds words in every spelling, inside words and across marks of type', () => {
  expect(foundTexts(run(NEWS(), find('الاسعار')))).toEqual(['الأسْعار', 'الأسعـــار', 'الاسعار'])
})

it('finds nothing across two paragraphs or across a line break', () => {
  expect(foundIn(NEWS().doc, 'ثابتة لا')).toEqual([])
  expect(foundIn(NEWS().doc, 'أسعار ولا')).toEqual([])
})

it('an empty query takes the marks away', () => {
  expect(findStateOf(run(NEWS(), find('اسعار'), find(''))).found).toEqual([])
})

it('goes round in both directions and selects what it comes to', () => {
  const first = run(NEWS(), find('الاسعار'))
  expect(findStateOf(first).current).toBe(0)
  expect(findStateOf(run(first, step(1))).current).toBe(1)
  expect(findStateOf(run(first, step(-1))).current).toBe(2)
  expect(findStateOf(run(first, step(1), step(1), step(1))).current).toBe(0)
  const { selection, doc } = run(first, step(1), choose)
  expect(doc.textBetween(selection.from, selection.to)).toBe('الأسعـــار')
})

it('replaces one and goes on to the next', () => {
  const after = run(NEWS(), find('الاسعار'), replace('الأجور'))
  expect(after.doc.firstChild?.textContent).toBe('ارتفعت الأجور والأسعـــار ثابتة')
  expect(foundTexts(after)).toEqual(['الأسعـــار', 'الاسعار'])
  expect(findStateOf(after).current).toBe(0)
})

it('replaces all in one step of undo, keeps the marks of type, and nothing is left to find', () => {
  const before = NEWS()
  const after = run(before, find('اسعار'), replaceAll('رواتب'))
  expect(after.doc.textContent).toBe('ارتفعت الرواتب والرواتب ثابتةلا رواتبولا الرواتب')
  expect(after.doc.firstChild?.child(1).marks.map(({ type }) => type.name)).toEqual(['strong'])
  expect(findStateOf(after).found).toEqual([])
  expect(run(after, undo).doc.eq(before.doc)).toBe(true)
})

it('a replacement that holds the query is replaced once', () => {
  const after = run(NEWS(), find('ثابتة'), replaceAll('ثابتة ثابتة'))
  expect(after.doc.firstChild?.textContent).toContain('ثابتة ثابتة')
  expect(after.doc.firstChild?.textContent).not.toContain('ثابتة ثابتة ثابتة')
})

it('what is typed while the bar is open is found too', () => {
  const open = run(NEWS(), find('الاسعار'))
  const typed = open.apply(open.tr.insertText('الأسعار ', 1))
  expect(findStateOf(typed).found.length).toBe(4)
  expect(findStateOf(typed).current).toBe(1)
})

it('without anything found no command does anything', () => {
  const state = run(NEWS(), find('غائب'))
  for (const command of [step(1), step(-1), choose, replace('س'), replaceAll('س')]) expect(command(state)).toBe(false)
})

import type { Body } from '@warraq/core/articles/body'
import { GapCursor } from 'prosemirror-gapcursor'
import { AllSelection, EditorState, NodeSelection, TextSelection, type Selection } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { extended, leaveAll, moved } from './arrow-keys.ts'
import { autoDirection, directionOfText } from './auto-direction.ts'
import { stepInText } from './caret-steps.ts'
import { stepOf } from './caret-stops.ts'
import { enter, turnDirection } from './commands.ts'
import { chooseBeside } from './delete-keys.ts'
import { docOf } from './schema.ts'

const p = (text: string, dir: 'ltr' | null = null) => ({
  type: 'paragraph',
  attrs: { dir },
  ...(text !== '' && { content: [{ type: 'text', text }] }),
})
const rule = { type: 'rule' }
const picture = { type: 'image', attrs: { mediaId: 1, alt: '', caption: '', credit: '' } }
const stateOf = (...content: object[]) =>
  EditorState.create({
    doc: docOf({ type: 'doc', attrs: { version: 1 }, content } as unknown as Body),
    plugins: [autoDirection('rtl')],
  })
const withCaret = (state: EditorState, at: number, head = at) =>
  state.apply(state.tr.setSelection(TextSelection.create(state.doc, at, head)))

function told(selection: Selection): string {
  if (selection instanceof NodeSelection) return selection.node.type.name
  if (selection instanceof GapCursor) return `gap${selection.head}`
  return selection.empty ? String(selection.head) : `${selection.anchor}-${selection.head}`
}

/** Where the same key leads again and again, until it leads nowhere. */
function walk(from: EditorState, key: 'ArrowLeft' | 'ArrowRight', step: typeof moved = moved): string[] {
  const seen: string[] = []
  let state = from
  for (let presses = 0; presses < 200; presses += 1) {
    const next = step(state, key, 'letter', 'rtl')
    if (next === null) return seen
    state = state.apply(state.tr.setSelection(next))
    seen.push(told(state.selection))
  }
  throw new Error(`no end: ${seen.join(' ')}`)
}

describe('left and right', () => {
  it('mean forward and back by the direction of the text', () => {
    expect(stepOf('ArrowLeft', 'rtl')).toBe(1)
    expect(stepOf('ArrowRight', 'rtl')).toBe(-1)
    expect(stepOf('ArrowLeft', 'ltr')).toBe(-1)
    expect(stepOf('ArrowRight', 'ltr')).toBe(1)
  })

  it('walk over a rule and a picture, with a place to write between and beside them, and back the same way', () => {
    const state = withCaret(stateOf(picture, p('أ'), rule, picture, p('ب')), 2)
    const onward = ['3', 'rule', 'gap5', 'image', '7', '8']
    expect(walk(state, 'ArrowLeft')).toEqual(onward)
    expect(walk(withCaret(state, 8), 'ArrowRight')).toEqual([...onward.slice(0, -1).toReversed(), '2', 'image', 'gap0'])
  })

  it('pass neighbouring Latin texts as a Latin word in a line: in at the right, out at the left, each place once', () => {
    const state = withCaret(stateOf(p('أ'), p('ab', 'ltr'), p('c', 'ltr'), p('ب')), 1)
    const onward = ['2', '9', '8', '6', '5', '4', '11', '12']
    expect(walk(state, 'ArrowLeft')).toEqual(onward)
    expect(walk(withCaret(state, 12), 'ArrowRight')).toEqual([...onward.toReversed().slice(1), '1'])
  })

  it('take a selection to the side that they point to', () => {
    const state = withCaret(stateOf(p('نص طويل')), 2, 5)
    expect(moved(state, 'ArrowLeft', 'letter', 'rtl')?.head).toBe(5)
    expect(moved(state, 'ArrowRight', 'letter', 'rtl')?.head).toBe(2)
  })

  it('with Shift go on in one sense however the direction changes', () => {
    const state = withCaret(stateOf(p('أب'), rule, p('ab', 'ltr'), p('ج')), 2)
    expect(walk(state, 'ArrowLeft', extended)).toEqual(['2-3', '2-6', '2-7', '2-8', '2-10', '2-11'])
    const latin = withCaret(stateOf(p('أ'), p('ab', 'ltr'), p('ج')), 5)
    expect(walk(latin, 'ArrowLeft', extended)).toEqual(['5-4', '5-2', '5-1'])
  })

  it('keep vowel signs with their letter and words whole', () => {
    const { doc } = stateOf(p("مُحَمَّدٌ قال 3.5 «نعم» don't"))
    const steps = (unit: 'letter' | 'word', step: 1 | -1): number[] => {
      const seen: number[] = []
      let at = step > 0 ? 0 : (doc.firstChild?.content.size ?? 0)
      for (let next: number | null = at; next !== null; next = stepInText(doc.resolve(1 + at), step, unit)) {
        at = next
        seen.push(at)
      }
      return seen
    }
    expect(steps('letter', 1).slice(0, 6)).toEqual([0, 2, 4, 7, 9, 10])
    expect(steps('word', 1)).toEqual([0, 9, 13, 17, 22, 29])
    expect(steps('word', -1)).toEqual([29, 24, 19, 14, 10, 0])
  })
})

describe('everything selected', () => {
  it('is left to its ends', () => {
    const state = stateOf(p('أول'), p('ثان'))
    const all = state.apply(state.tr.setSelection(new AllSelection(state.doc)))
    const at = (key: string) => leaveAll(all, key, 'rtl')?.$from.parent.textContent
    expect(['ArrowLeft', 'End', 'ArrowRight', 'Home', 'a'].map(at)).toEqual(['ثان', 'ثان', 'أول', 'أول', undefined])
    expect(leaveAll(state, 'ArrowLeft', 'rtl')).toBeNull()
    let after = all
    enter(all, (tr) => (after = all.apply(tr)))
    expect(after.doc.toString()).toBe('doc(paragraph)')
  })
})

describe('deleting beside a picture', () => {
  it('chooses it first; a rule and text are left to the keys’ own ways', () => {
    const chosen = (state: EditorState, step: 1 | -1): string | null => {
      let next: EditorState | null = null
      chooseBeside(step)(state, (tr) => (next = state.apply(tr)))
      return next === null ? null : told((next as EditorState).selection)
    }
    expect(chosen(withCaret(stateOf(picture, p('ب')), 2), -1)).toBe('image')
    expect(chosen(withCaret(stateOf(p('ب'), picture), 2), 1)).toBe('image')
    expect(chosen(withCaret(stateOf(p('ب'), picture), 1), 1)).toBeNull()
    expect(chosen(withCaret(stateOf(rule, p('ب')), 2), -1)).toBeNull()
    expect(chosen(withCaret(stateOf(p('أ'), p('ب')), 4), -1)).toBeNull()
  })
})

describe('the direction of a text', () => {
  it('is that of its first letter, save where the article’s own script has as many letters', () => {
    const of = (text: string) => directionOfText(text, 'rtl')
    expect(of('نص')).toBeNull()
    expect(of('The word سلام means peace')).toBe('ltr')
    expect(of('NATO أعلن')).toBeNull()
    expect(of('Twitter Inc أعلنت الشركة أمس')).toBeNull()
    expect(of('«12» (50%)')).toBeUndefined()
    expect(directionOfText('سلام', 'ltr')).toBe('rtl')
    expect(directionOfText('سلام means peace', 'ltr')).toBeNull()
  })

  it('follows what is typed until somebody turns it by hand', () => {
    const type = (state: EditorState, text: string) => state.apply(state.tr.insertText(text))
    const dirOf = (state: EditorState): unknown => state.doc.firstChild?.attrs['dir']
    const latin = type(stateOf(p('')), 'The Guardian')
    expect(dirOf(latin)).toBe('ltr')
    let turned = latin
    turnDirection('rtl')(latin, (tr) => (turned = latin.apply(tr)))
    expect(dirOf(turned)).toBeNull()
    expect(dirOf(type(turned, ' said'))).toBeNull()
    const blank = stateOf(p(''))
    let pinned = blank
    turnDirection('rtl')(blank, (tr) => (pinned = blank.apply(tr)))
    expect(dirOf(type(pinned, 'نص عربي'))).toBe('ltr')
  })
})

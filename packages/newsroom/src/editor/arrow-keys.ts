import { GapCursor } from 'prosemirror-gapcursor'
import { AllSelection, NodeSelection, Plugin, Selection, TextSelection, type EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/**
 * Left and right at blocks without text (images, rules, related articles). Browsers disagree there in right-to-left
 * documents: Firefox stays in front of such a block, Chromium goes back and forth when a direction is automatic. So at
 * these places, and only there, the next position is computed: left is forward where the text runs right to left.
 */

/** 1 is forward in the document. `base` is the article's direction; a textblock may have its own. */
export function stepOf(key: 'ArrowLeft' | 'ArrowRight', dir: 'rtl' | 'ltr'): 1 | -1 {
  return (key === 'ArrowLeft') === (dir === 'rtl') ? 1 : -1
}

function directionAt(state: EditorState, base: 'rtl' | 'ltr'): 'rtl' | 'ltr' {
  const dir: unknown = state.selection.$head.parent.attrs['dir']
  return dir === 'rtl' || dir === 'ltr' ? dir : base
}

/** The selection after a step from beside or on a block atom; null leaves the key to the browser. */
export function stepOverAtom(state: EditorState, step: 1 | -1, atEdge: () => boolean): Selection | null {
  const { selection } = state
  if (selection instanceof GapCursor) return null
  if (selection instanceof NodeSelection) {
    if (selection.node.isInline) return null
    const $side = step > 0 ? selection.$to : selection.$from
    return Selection.findFrom($side, step)
  }
  if (!(selection instanceof TextSelection) || !selection.empty || !atEdge()) return null
  const { $head } = selection
  // The nearest place outward where there is something beside this block.
  for (let depth = $head.depth; depth > 0; depth -= 1) {
    const $outside = state.doc.resolve(step > 0 ? $head.after(depth) : $head.before(depth))
    const beside = step > 0 ? $outside.nodeAfter : $outside.nodeBefore
    if (beside === null) continue
    if (!beside.isAtom || !beside.isBlock) return null
    return NodeSelection.create(state.doc, step > 0 ? $outside.pos : $outside.pos - beside.nodeSize)
  }
  return null
}

const TO_START: ReadonlySet<string> = new Set(['ArrowUp', 'Home', 'PageUp'])
const TO_END: ReadonlySet<string> = new Set(['ArrowDown', 'End', 'PageDown'])

/**
 * Where a key leads when everything is selected: to one end of the text. Browsers start from the first element, which
 * may be a quote's head that no caret can stand in, and stay there.
 */
export function leaveAll(state: EditorState, key: string, base: 'rtl' | 'ltr'): Selection | null {
  if (!(state.selection instanceof AllSelection)) return null
  const sideways = key === 'ArrowLeft' || key === 'ArrowRight' ? stepOf(key, base) : 0
  if (TO_START.has(key) || sideways < 0) return Selection.atStart(state.doc)
  return TO_END.has(key) || sideways > 0 ? Selection.atEnd(state.doc) : null
}

function onArrow(view: EditorView, event: KeyboardEvent, base: 'rtl' | 'ltr'): boolean {
  const { key } = event
  const out = event.shiftKey ? null : leaveAll(view.state, key, base)
  if (out !== null) {
    view.dispatch(view.state.tr.setSelection(out).scrollIntoView())
    return true
  }
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return false
  if (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return false
  const step = stepOf(key, directionAt(view.state, base))
  const edge = () => view.endOfTextblock(step > 0 ? 'forward' : 'backward')
  const next = stepOverAtom(view.state, step, edge)
  if (next === null) return false
  view.dispatch(view.state.tr.setSelection(next).scrollIntoView())
  return true
}

export function arrowKeys(base: 'rtl' | 'ltr'): Plugin {
  return new Plugin({ props: { handleKeyDown: (view, event) => onArrow(view, event, base) } })
}

import { GapCursor } from 'prosemirror-gapcursor'
import type { ResolvedPos } from 'prosemirror-model'
import { AllSelection, NodeSelection, Plugin, Selection, TextSelection, type EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { catchUpBefore } from './catch-up.ts'
import { stepInText, type Unit } from './caret-steps.ts'
import { acrossBlocks, besideGap, directionAt, extendAcross, stepOf, type Side, type Sideways } from './caret-stops.ts'

/**
 * The keys that move the caret. Left and right, with Shift or by word, are the editor's own: they go by the order of the
 * letters, left is forward where the text runs right to left, and nothing holds them up. Up, Down, Home and End are the
 * engine's, save where it stands still. `docs/write/keys.md` is the table of what leads where.
 */

const isSideways = (key: string): key is Sideways => key === 'ArrowLeft' || key === 'ArrowRight'

const TO_START: ReadonlySet<string> = new Set(['ArrowUp', 'Home', 'PageUp'])
const TO_END: ReadonlySet<string> = new Set(['ArrowDown', 'End', 'PageDown'])

/**
 * Where a key leads when everything is selected: to one end of the text. Browsers start from the first element, which
 * may be a quote's head that no caret can stand in, and stay there.
 */
export function leaveAll(state: EditorState, key: string, base: Side): Selection | null {
  if (!(state.selection instanceof AllSelection)) return null
  const sideways = isSideways(key) ? stepOf(key, base) : 0
  if (TO_START.has(key) || sideways < 0) return Selection.atStart(state.doc)
  return TO_END.has(key) || sideways > 0 ? Selection.atEnd(state.doc) : null
}

/** Where the caret comes by a step to one side; null where there is nothing more. */
export function moved(state: EditorState, key: Sideways, unit: Unit, base: Side): Selection | null {
  const { selection, doc } = state
  const step = stepOf(key, directionAt(selection.$head, base))
  const $side = step > 0 ? selection.$to : selection.$from
  if (selection instanceof TextSelection && !selection.empty) return TextSelection.create(doc, $side.pos)
  if (selection instanceof NodeSelection && selection.node.isInline) return TextSelection.create(doc, $side.pos)
  if (!(selection instanceof TextSelection)) return acrossBlocks(state, key, base)
  const beside = step > 0 ? $side.nodeAfter : $side.nodeBefore
  const from = step > 0 ? $side.pos : $side.pos - (beside?.nodeSize ?? 0)
  if (unit === 'letter' && beside?.isAtom === true && NodeSelection.isSelectable(beside) && !beside.isText)
    return NodeSelection.create(doc, from)
  const offset = stepInText($side, step, unit)
  return offset === null ? acrossBlocks(state, key, base) : TextSelection.create(doc, $side.start() + offset)
}

/**
 * The selection with its moving end one step further to a side. The text it began in says what left and right are, as
 * long as it lasts: else it would go to and fro where the direction changes.
 */
export function extended(state: EditorState, key: Sideways, unit: Unit, base: Side): Selection | null {
  const { selection, doc } = state
  if (!(selection instanceof TextSelection)) return acrossBlocks(state, key, base)
  const { $anchor, $head } = selection
  const step = stepOf(key, directionAt($anchor, base))
  const offset = stepInText($head, step, unit)
  const head = offset === null ? extendAcross(doc, $head, step, base) : $head.start() + offset
  return head === null ? null : TextSelection.create(doc, $anchor.pos, head)
}

function select(view: EditorView, next: Selection | null): boolean {
  if (next !== null) view.dispatch(view.state.tr.setSelection(next).scrollIntoView())
  // At the end of everything the key has nothing to do; an engine would find something.
  return true
}

function sideways(view: EditorView, event: KeyboardEvent, base: Side, mac: boolean): boolean {
  const { key } = event
  const byWord = mac ? event.altKey : event.ctrlKey
  const other = mac ? event.ctrlKey || event.metaKey : event.altKey || event.metaKey
  if (!isSideways(key) || other) return false
  const unit = byWord ? 'word' : 'letter'
  return select(view, (event.shiftKey ? extended : moved)(view.state, key, unit, base))
}

/** Up and down from a place between blocks, and where Firefox stops while it selects: beside what is no line of text. */
function upAndDown(view: EditorView, event: KeyboardEvent, base: Side): boolean {
  const { state } = view
  const { selection } = state
  const step = event.key === 'ArrowDown' ? 1 : -1
  if (event.ctrlKey || event.altKey || event.metaKey) return false
  if (selection instanceof GapCursor) return select(view, besideGap(state, step, base))
  if (!event.shiftKey || !(selection instanceof TextSelection)) return false
  if (!endsHere(view, selection.$head, step)) return false
  const head = extendAcross(state.doc, selection.$head, step, base, true)
  return select(view, head === null ? null : TextSelection.create(state.doc, selection.anchor, head))
}

/** Whether the moving end of a selection is in the last line of its text, and what comes next is not simply the next text. */
function endsHere(view: EditorView, $head: ResolvedPos, step: 1 | -1): boolean {
  const $outside = $head.doc.resolve(step > 0 ? $head.after() : $head.before())
  const beside = step > 0 ? $outside.nodeAfter : $outside.nodeBefore
  if (beside?.isTextblock === true) return false
  const state = view.state.apply(view.state.tr.setSelection(TextSelection.create($head.doc, $head.pos)))
  return view.endOfTextblock(step > 0 ? 'down' : 'up', state)
}

function toEnds(view: EditorView, event: KeyboardEvent): boolean {
  const { doc, selection } = view.state
  // A block as a whole is a line of its own.
  if (!event.ctrlKey && !event.shiftKey && !(selection instanceof TextSelection)) return !event.metaKey
  if (!event.ctrlKey || event.altKey || event.metaKey) return false
  const end = event.key === 'Home' ? Selection.atStart(doc) : Selection.atEnd(doc)
  return select(view, event.shiftKey ? TextSelection.between(selection.$anchor, end.$head) : end)
}

function onKey(view: EditorView, event: KeyboardEvent, base: Side, mac: boolean): boolean {
  if (event.isComposing) return false
  const out = event.shiftKey ? null : leaveAll(view.state, event.key, base)
  if (out !== null) return select(view, out)
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      return sideways(view, event, base, mac)
    case 'ArrowUp':
    case 'ArrowDown':
      return upAndDown(view, event, base)
    case 'Home':
    case 'End':
      return toEnds(view, event)
    default:
      return false
  }
}

/** Text that comes without a key (phones, dictation, Arabic through an input method) at a place between blocks. */
function typedBetween(view: EditorView, event: InputEvent): boolean {
  if (event.inputType !== 'insertText' || event.data === null || !(view.state.selection instanceof GapCursor))
    return false
  event.preventDefault()
  view.dispatch(view.state.tr.insertText(event.data).scrollIntoView())
  return true
}

export function arrowKeys(base: Side, mac: boolean): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => onKey(view, event, base, mac),
      handleDOMEvents: { keydown: catchUpBefore, beforeinput: typedBetween },
    },
  })
}

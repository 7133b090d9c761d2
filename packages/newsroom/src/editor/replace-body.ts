import type { Body } from '@warraq/core/articles/body'
import type { EditorState, Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { docOf } from './schema.ts'

/**
 * The change that makes another text of this one and touches only what differs, so that carets, selections and marks in
 * the rest stay where they are. It is no step of undo. Null when there is no such change.
 */
export function replacing(state: EditorState, body: Body): Transaction | null {
  const { doc, tr } = state
  const next = docOf(body)
  const start = doc.content.findDiffStart(next.content)
  const end = doc.content.findDiffEnd(next.content)
  if (start !== null && end !== null) {
    // Where a stretch repeats itself, both ends may lie before the start.
    const overlap = Math.max(0, start - Math.min(end.a, end.b))
    tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap))
  }
  return tr.doc.eq(next) ? tr.setMeta('addToHistory', false) : null
}

/** Puts another text into a mounted editor; false when the editor has to be mounted anew for it. */
export function replaceBody(view: EditorView, body: Body): boolean {
  if (view.isDestroyed) return false
  const change = replacing(view.state, body)
  if (change === null) return false
  if (change.docChanged) view.dispatch(change)
  return true
}

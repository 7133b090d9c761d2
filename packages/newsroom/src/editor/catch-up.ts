import type { EditorView } from 'prosemirror-view'

/**
 * Takes in where the engine has put the caret by now. Engines tell of what their own keys did with an event that comes
 * later; on a busy machine the next key, or marks that are drawn anew, would begin from where the caret was before. Where
 * nothing has moved, nothing happens.
 */
export function catchUp(view: EditorView): void {
  if (view.composing || !view.hasFocus()) return
  view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
}

/** Before a key that acts on the selection: letters alone are put in by the engine, where it has the caret. */
export function catchUpBefore(view: EditorView, event: KeyboardEvent): boolean {
  const acts = event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey
  if (acts && !event.isComposing) catchUp(view)
  return false
}

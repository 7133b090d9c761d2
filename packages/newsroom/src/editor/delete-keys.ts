import { NodeSelection, type Command } from 'prosemirror-state'
import { bodySchema } from './schema.ts'

const { nodes } = bodySchema

/**
 * Backspace at the beginning of a text after a picture, a recording or the like (-1), Delete at the end of one before it
 * (1): the first press chooses the block, the second takes it out. A rule goes at once.
 */
export function chooseBeside(step: 1 | -1): Command {
  return (state, dispatch) => {
    const { $head, empty } = state.selection
    if (!empty || !$head.parent.isTextblock) return false
    if ($head.parentOffset !== (step > 0 ? $head.parent.content.size : 0)) return false
    const $outside = state.doc.resolve(step > 0 ? $head.after() : $head.before())
    const beside = step > 0 ? $outside.nodeAfter : $outside.nodeBefore
    if (beside === null || !beside.isLeaf || beside.isInline || beside.type === nodes.rule) return false
    const from = step > 0 ? $outside.pos : $outside.pos - beside.nodeSize
    dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, from)).scrollIntoView())
    return true
  }
}

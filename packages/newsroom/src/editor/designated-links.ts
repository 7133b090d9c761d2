import { leadsToDesignated } from '@warraq/core/articles/designated-quote'
import type { Node } from 'prosemirror-model'
import { Plugin, type EditorState } from 'prosemirror-state'
import { quoteAround } from './commands.ts'
import { bodySchema } from './schema.ts'

const { nodes, marks } = bodySchema

const isDesignated = (node: Node): boolean => node.type === nodes.quote && node.attrs['designated'] !== null

/** Whether the cursor stands in a statement of a designated group, where no link may be. */
export function inDesignated(state: EditorState): boolean {
  const around = quoteAround(state)
  return around !== null && isDesignated(around.node)
}

/**
 * Takes links out of statements of designated groups, however they came in: typed, pasted, undone. The desk refuses a text
 * that has one.
 */
export function designatedLinks(onTaken: () => void): Plugin {
  return new Plugin({
    appendTransaction: (transactions, _before, state) => {
      if (!transactions.some(({ docChanged }) => docChanged)) return null
      const { tr } = state
      state.doc.descendants((node, pos) => {
        if (!isDesignated(node)) return true
        if (
          leadsToDesignated({
            ...(node.toJSON() as object),
            attrs: { designated: node.attrs['designated'] as unknown },
          })
        )
          tr.removeMark(pos, pos + node.nodeSize, marks.link)
        return false
      })
      if (!tr.docChanged) return null
      onTaken()
      return tr
    },
  })
}

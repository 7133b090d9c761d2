import type { Node } from 'prosemirror-model'

/** The text of a block with one letter per position, so that places in it are positions. */
export function lettersOf(block: Node): string {
  let letters = ''
  block.forEach((child) => {
    letters += child.isText ? (child.text ?? '') : '\ufffc'.repeat(child.nodeSize)
  })
  return letters
}

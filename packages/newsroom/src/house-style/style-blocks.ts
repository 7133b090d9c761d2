import type { Node } from 'prosemirror-model'

/** A note or a picture in the line stands for letters, as many as it takes positions. */
export const OBJECT = '\uFFFC'

/** Words that belong together, where each letter is `start` and its offset away from the beginning of the document. */
export interface StyleBlock {
  readonly node: Node
  readonly start: number
  readonly text: string
}

/**
 * What the house style looks at: every block of words but code. The words of a footnote are a block of their own, so that
 * its mark at a full stop is no missing space, and what follows it stands where it is marked.
 */
export function styleBlocks(doc: Node): StyleBlock[] {
  const blocks: StyleBlock[] = []
  doc.descendants((node, pos) => {
    if (node.type.spec.code === true) return false
    if (node.inlineContent && !node.isLeaf) blocks.push({ node, start: pos + 1, text: textOf(node) })
    return true
  })
  return blocks
}

function textOf(block: Node): string {
  let text = ''
  block.forEach((child) => {
    text += child.isText ? (child.text ?? '') : OBJECT.repeat(child.nodeSize)
  })
  return text
}

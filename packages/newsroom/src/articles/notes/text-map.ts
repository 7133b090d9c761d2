import type { Node } from 'prosemirror-model'

/** The words of a document as one text, blocks on lines of their own, and the way between its offsets and positions. */
export interface TextMap {
  readonly text: string
  readonly stretch: (from: number, to: number) => { readonly from: number; readonly to: number } | null
  readonly offset: (pos: number) => number
}

interface Piece {
  readonly offset: number
  readonly pos: number
  readonly length: number
}

export function textMap(doc: Node): TextMap {
  const pieces: Piece[] = []
  let text = ''
  doc.descendants((node, pos) => {
    if (node.isTextblock && text !== '') text += '\n'
    if (node.isText && node.text !== undefined) {
      pieces.push({ offset: text.length, pos, length: node.text.length })
      text += node.text
    }
    return true
  })
  const posAt = (offset: number, end: boolean): number | null => {
    const piece = pieces.find(({ offset: start, length }) =>
      end ? offset > start && offset <= start + length : offset >= start && offset < start + length,
    )
    return piece ? piece.pos + offset - piece.offset : null
  }
  return {
    text,
    stretch: (from, to) => {
      const [start, end] = [posAt(from, false), posAt(to, true)]
      return start === null || end === null || end <= start ? null : { from: start, to: end }
    },
    offset: (pos) => {
      const before = pieces.filter((piece) => piece.pos <= pos).at(-1)
      return before ? before.offset + Math.min(pos - before.pos, before.length) : 0
    },
  }
}

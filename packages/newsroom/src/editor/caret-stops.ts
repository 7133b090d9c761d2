import { GapCursor } from 'prosemirror-gapcursor'
import type { Node, ResolvedPos } from 'prosemirror-model'
import { NodeSelection, Selection, type EditorState } from 'prosemirror-state'

/**
 * Where the caret can stand at the edges of blocks, and which of these places comes next. Engines disagree there in
 * right-to-left documents: Firefox leads back to a table's first cell from its last, both go to and fro at pictures and
 * where the direction changes. So the editor itself crosses from block to block, in every engine the same way.
 *
 * Neighbouring blocks that run against the article's direction are passed as a Latin word in an Arabic line is
 * (UAX #9, L2): a caret on its way to the left enters at the right, which is where they end, and leaves at the left.
 */

export type Side = 'rtl' | 'ltr'
export type Sideways = 'ArrowLeft' | 'ArrowRight'

interface Stop {
  readonly kind: 'text' | 'block' | 'gap'
  readonly from: number
  readonly to: number
  readonly dir: Side
}

/** 1 is forward in the document. */
export function stepOf(key: Sideways, dir: Side): 1 | -1 {
  return (key === 'ArrowLeft') === (dir === 'rtl') ? 1 : -1
}

const ownDir = (node: Node, outer: Side): Side => {
  if (node.type.spec.code) return 'ltr'
  const dir: unknown = node.attrs['dir']
  return dir === 'rtl' || dir === 'ltr' ? dir : outer
}

/** Whether no caret fits beside what lies on this side of a place between blocks. */
const isClosed = (node: Node | null): boolean =>
  node === null || (node.isBlock && !node.isTextblock && (node.isAtom || node.type.spec.isolating === true))

/** Every place where the caret can stand, in the order of the document; a text counts as one. */
function stopsIn(doc: Node, base: Side): Stop[] {
  const stops: Stop[] = []
  const read = (parent: Node, start: number, outer: Side): void => {
    parent.forEach((node, offset, index) => {
      const from = start + offset
      const before = index === 0 ? null : parent.child(index - 1)
      if (parent === doc && isClosed(before) && isClosed(node)) stops.push({ kind: 'gap', from, to: from, dir: base })
      const to = from + node.nodeSize
      if (node.isTextblock) stops.push({ kind: 'text', from: from + 1, to: to - 1, dir: ownDir(node, outer) })
      else if (node.isLeaf) stops.push({ kind: 'block', from, to, dir: base })
      else read(node, from + 1, ownDir(node, outer))
    })
  }
  read(doc, 0, base)
  const { size } = doc.content
  if (isClosed(doc.lastChild)) stops.push({ kind: 'gap', from: size, to: size, dir: base })
  return stops
}

function selectionAt(doc: Node, stop: Stop, edge: 'start' | 'end'): Selection {
  if (stop.kind === 'block') return NodeSelection.create(doc, stop.from)
  if (stop.kind === 'gap') return new GapCursor(doc.resolve(stop.from))
  return Selection.near(doc.resolve(edge === 'start' ? stop.from : stop.to), edge === 'start' ? 1 : -1)
}

const indexOf = (stops: readonly Stop[], { $head, from, to }: Selection): number =>
  stops.findIndex((stop) =>
    stop.kind === 'text' ? stop.from <= $head.pos && $head.pos <= stop.to : stop.from === from && stop.to === to,
  )

/**
 * Where a caret comes that leaves its block sideways, at that side's edge. Null where there is nothing more: then it
 * stays.
 */
export function acrossBlocks(state: EditorState, key: Sideways, base: Side): Selection | null {
  const stops = stopsIn(state.doc, base)
  const at = indexOf(stops, state.selection)
  const here = stops[at]
  if (here === undefined) return Selection.findFrom(state.selection.$head, stepOf(key, base))
  const against = (index: number) => stops[index]?.kind === 'text' && stops[index]?.dir !== base
  const onward = stepOf(key, base)
  const enter = (index: number, from: 1 | -1): Selection | null => {
    const stop = stops[index]
    return stop === undefined ? null : selectionAt(state.doc, stop, from > 0 ? 'start' : 'end')
  }
  if (against(at) && against(at - onward)) return enter(at - onward, -onward as 1 | -1)
  let last = against(at) ? at : at + onward
  while (against(last) && against(last + onward)) last += onward
  if (against(at)) return enter(last + onward, onward)
  return against(last) ? enter(last, -onward as 1 | -1) : enter(last, onward)
}

/** The next place above (-1) or below (1) a place between blocks; null where there is none. */
export function besideGap(state: EditorState, step: 1 | -1, base: Side): Selection | null {
  const stops = stopsIn(state.doc, base)
  const next = stops[indexOf(stops, state.selection) + step]
  return next === undefined ? null : selectionAt(state.doc, next, step > 0 ? 'start' : 'end')
}

/**
 * Where the moving end of a selection comes that leaves its text: to the near end of the next one, or with `whole` to its
 * far end, of its own text where it is the last one. What lies between is selected too. Null where no text follows.
 */
export function extendAcross(doc: Node, $head: ResolvedPos, step: 1 | -1, base: Side, whole = false): number | null {
  const texts = stopsIn(doc, base).filter(({ kind }) => kind === 'text')
  const at = texts.findIndex(({ from, to }) => from <= $head.pos && $head.pos <= to)
  const next = texts[at + step] ?? (whole ? texts[at] : undefined)
  if (next === undefined) return null
  return step > 0 === whole ? next.to : next.from
}

/** The direction of the text at a place: its own, its table's or list's, else the article's. */
export function directionAt($at: ResolvedPos, base: Side): Side {
  let dir = base
  for (let depth = 1; depth <= $at.depth; depth += 1) dir = ownDir($at.node(depth), dir)
  return dir
}

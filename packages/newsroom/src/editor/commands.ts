import {
  chainCommands,
  createParagraphNear,
  deleteSelection,
  exitCode,
  lift,
  liftEmptyBlock,
  newlineInCode,
  setBlockType,
  splitBlockAs,
  toggleMark,
  wrapIn,
} from 'prosemirror-commands'
import type { Attrs, MarkType, Node, NodeType, ResolvedPos } from 'prosemirror-model'
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list'
import {
  AllSelection,
  NodeSelection,
  Selection,
  TextSelection,
  type Command,
  type EditorState,
} from 'prosemirror-state'
import { turnedByHand } from './auto-direction.ts'
import { lettersOf } from './letters.ts'
import { bodySchema } from './schema.ts'
import { unifyQuotes } from './unify-quotes.ts'

const { nodes, marks } = bodySchema

/** Finds the nearest ancestor of a type: the node, its position and depth. */
function ancestor(at: ResolvedPos, type: NodeType): { node: Node; pos: number; depth: number } | null {
  for (let depth = at.depth; depth > 0; depth -= 1) {
    const node = at.node(depth)
    if (node.type === type) return { node, pos: at.before(depth), depth }
  }
  return null
}

export function quoteAround(state: EditorState): { node: Node; pos: number } | null {
  const { selection } = state
  if (selection instanceof NodeSelection && selection.node.type === nodes.quote) {
    return { node: selection.node, pos: selection.from }
  }
  return ancestor(selection.$from, nodes.quote)
}

/** Turns a kind of list on or off around the selection; another kind of list becomes this one. */
export function toggleList(type: NodeType): Command {
  return (state, dispatch, view) => {
    const inside = [nodes.bullet_list, nodes.ordered_list].map((list) => ancestor(state.selection.$from, list))
    const nearest = inside.filter((found) => found !== null).toSorted((a, b) => b.depth - a.depth)[0]
    if (nearest === undefined) return wrapInList(type)(state, dispatch, view)
    if (nearest.node.type === type) return liftListItem(nodes.list_item)(state, dispatch, view)
    dispatch?.(state.tr.setNodeMarkup(nearest.pos, type, { dir: nearest.node.attrs['dir'] as string | null }))
    return true
  }
}

/** Wraps the selected paragraphs into a quote, or takes them out of the one around them. */
export const toggleQuote: Command = (state, dispatch, view) => {
  const around = quoteAround(state)
  if (around === null) return wrapIn(nodes.quote)(state, dispatch, view)
  return lift(state, dispatch, view)
}

/** Takes all of a quote's paragraphs out of it. */
export function unwrapQuote(pos: number): Command {
  return (state, dispatch) => {
    const quote = state.doc.nodeAt(pos)
    if (quote?.type !== nodes.quote) return false
    dispatch?.(state.tr.replaceWith(pos, pos + quote.nodeSize, quote.content))
    return true
  }
}

/** Sets a textblock's type, or paragraph when it has that type already. */
export function toggleBlock(type: NodeType, attrs: Attrs | null = null): Command {
  return (state, dispatch, view) => {
    const { parent } = state.selection.$from
    const on = parent.type === type && (attrs === null || parent.hasMarkup(type, { ...parent.attrs, ...attrs }))
    const dir = parent.type.spec.attrs?.['dir'] ? { dir: parent.attrs['dir'] as string | null } : {}
    if (on) return setBlockType(nodes.paragraph, dir)(state, dispatch, view)
    return setBlockType(type, type.spec.attrs?.['dir'] ? { ...attrs, ...dir } : attrs)(state, dispatch, view)
  }
}

/** Turns the direction of every selected block that has one; back to the article's own when it is turned already. */
export function turnDirection(base: 'rtl' | 'ltr'): Command {
  return (state, dispatch) => {
    const { from, to } = state.selection
    const { tr } = state
    const other = base === 'rtl' ? 'ltr' : 'rtl'
    let goal: string | null | undefined
    const turned: number[] = []
    state.doc.nodesBetween(from, to, (node, pos) => {
      if (!('dir' in node.attrs) || !node.isTextblock) return
      goal = goal === undefined ? (node.attrs['dir'] === null ? other : null) : goal
      tr.setNodeAttribute(pos, 'dir', goal)
      turned.push(pos)
    })
    if (goal === undefined) return false
    dispatch?.(turnedByHand(tr, turned))
    return true
  }
}

/** Where a block goes: in place of the blank paragraph at the cursor, else after the block it stands in. */
function placeFor(state: EditorState): { from: number; to: number } {
  const { $from, $to } = state.selection
  // Everything, or a block as a whole, is selected: the selection's own end is a place between blocks.
  if ($to.depth === 0 || !$to.parent.isTextblock) return { from: $to.pos, to: $to.pos }
  const blank = $from.sameParent($to) && $to.parent.content.size === 0
  return blank ? { from: $to.before(), to: $to.after() } : { from: $to.after(), to: $to.after() }
}

/** Puts a block where the cursor is, with a paragraph after it for writing on. A list or a quote that takes no such block has it after itself. */
export function insertBlock(node: Node): Command {
  return (state, dispatch) => {
    const near = placeFor(state)
    const $near = state.doc.resolve(near.from)
    const fits = $near.parent.canReplaceWith($near.index(), $near.index() + (near.to > near.from ? 1 : 0), node.type)
    const outside = $near.depth === 0 ? near.from : $near.after(1)
    const { from, to } = fits ? near : { from: outside, to: outside }
    const tr = state.tr.replaceWith(from, to, node)
    const end = from + node.nodeSize
    if (tr.doc.resolve(end).nodeAfter === null) tr.insert(end, nodes.paragraph.create())
    tr.setSelection(Selection.near(tr.doc.resolve(end), 1))
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

export function setAttrs(pos: number, attrs: Attrs): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(pos)
    if (node === null) return false
    dispatch?.(state.tr.setNodeMarkup(pos, null, { ...node.attrs, ...attrs }))
    return true
  }
}

/** Takes out the block or the note that begins at a place. */
export function deleteBlock(pos: number): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(pos)
    if (node === null) return false
    const { parent } = state.doc.resolve(pos)
    const alone = node.isBlock && parent.childCount === 1
    const { tr } = state
    if (alone) tr.replaceWith(pos, pos + node.nodeSize, nodes.paragraph.create())
    else tr.delete(pos, pos + node.nodeSize)
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/** Puts pictures at the end of a gallery. */
export function addPictures(pos: number, pictures: readonly Node[]): Command {
  return (state, dispatch) => {
    const gallery = state.doc.nodeAt(pos)
    if (gallery?.type !== nodes.gallery) return false
    dispatch?.(state.tr.insert(pos + gallery.nodeSize - 1, pictures))
    return true
  }
}

/** Puts a note where the cursor is, or other words into the one at a place. */
export function putNote(pos: number | null, words: string): Command {
  return (state, dispatch) => {
    const note = nodes.footnote.create(null, bodySchema.text(words))
    if (pos !== null) {
      const before = state.doc.nodeAt(pos)
      if (before?.type !== nodes.footnote) return false
      dispatch?.(state.tr.replaceWith(pos, pos + before.nodeSize, note.mark(before.marks)))
      return true
    }
    const { $to } = state.selection
    if (!$to.parent.isTextblock || !$to.parent.canReplaceWith($to.index(), $to.index(), nodes.footnote)) return false
    const tr = state.tr.insert($to.pos, note)
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, $to.pos + note.nodeSize)).scrollIntoView())
    return true
  }
}

/** The link at the cursor or over the selection: its reach and address. */
export function linkAt(state: EditorState): { from: number; to: number; href: string } | null {
  const { $from, empty, from, to } = state.selection
  const parent = $from.parent
  let found: { from: number; to: number; href: string } | null = null
  parent.forEach((child, offset) => {
    const mark = marks.link.isInSet(child.marks)
    if (mark === undefined) return
    const start = $from.start() + offset
    const end = start + child.nodeSize
    const href = String(mark.attrs['href'])
    // One link may run over several text nodes when a part of it is bold.
    if (found !== null && found.to === start && found.href === href) found = { ...found, to: end }
    else if (found === null || found.to <= from) found = { from: start, to: end, href }
  })
  const link = found as { from: number; to: number; href: string } | null
  if (link === null) return null
  const touches = empty ? link.from <= from && from <= link.to : link.from < to && from < link.to
  return touches ? link : null
}

/** Links the selection, the link under the cursor, or the address itself typed in place. */
export function setLink(href: string): Command {
  return (state, dispatch) => {
    const at = linkAt(state)
    const mark = marks.link.create({ href })
    const { from, to, empty } = state.selection
    const { tr } = state
    if (at !== null && empty) tr.removeMark(at.from, at.to, marks.link).addMark(at.from, at.to, mark)
    else if (empty) tr.replaceSelectionWith(bodySchema.text(href, [mark]), false)
    else tr.removeMark(from, to, marks.link).addMark(from, to, mark)
    dispatch?.(tr)
    return true
  }
}

export const removeLink: Command = (state, dispatch) => {
  const at = linkAt(state)
  if (at === null) return false
  dispatch?.(state.tr.removeMark(at.from, at.to, marks.link))
  return true
}

/** Puts «…» and, inside it, “…” in every block whose quotation marks come in pairs. */
export const unifyAllQuotes: Command = (state, dispatch) => {
  const { tr } = state
  state.doc.descendants((block, pos) => {
    if (!block.isTextblock || block.type.spec.code) return
    const text = lettersOf(block)
    const unified = unifyQuotes(text)
    for (let index = 0; index < text.length; index += 1) {
      const to = unified.charAt(index)
      if (text.charAt(index) === to) continue
      const at = pos + 1 + index
      tr.replaceWith(at, at + 1, bodySchema.text(to, state.doc.resolve(at + 1).marks()))
    }
  })
  if (!tr.docChanged) return false
  dispatch?.(tr)
  return true
}

/** A new paragraph goes on in the direction of the one before. */
const splitKeepingDirection = splitBlockAs((node, atEnd) => {
  const dir = node.attrs['dir'] as string | null | undefined
  return atEnd && dir != null ? { type: nodes.paragraph, attrs: { dir } } : null
})

export const enter: Command = chainCommands(
  // With everything selected, a new line is all that stays.
  (state, dispatch) => state.selection instanceof AllSelection && deleteSelection(state, dispatch),
  splitListItem(nodes.list_item),
  newlineInCode,
  createParagraphNear,
  liftEmptyBlock,
  splitKeepingDirection,
)

export const breakLine: Command = chainCommands(exitCode, (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent) return false
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView())
  return true
})

export const indent: Command = sinkListItem(nodes.list_item)
export const outdent: Command = liftListItem(nodes.list_item)

export const insertRule: Command = insertBlock(nodes.rule.create())

export function toggle(mark: MarkType): Command {
  return toggleMark(mark, null, { removeWhenPresent: false, includeWhitespace: false })
}

export function markIsOn(state: EditorState, type: MarkType): boolean {
  const { from, to, empty, $from } = state.selection
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined
  return state.doc.rangeHasMark(from, to, type)
}

/** The block the cursor stands in, as the toolbar names it. */
export function blockName(state: EditorState): string {
  const { parent } = state.selection.$from
  return parent.type === nodes.heading ? `heading-${String(parent.attrs['level'])}` : parent.type.name
}

export function inside(state: EditorState, type: NodeType): boolean {
  return ancestor(state.selection.$from, type) !== null
}

export function caretAtEnd(state: EditorState): Selection {
  return TextSelection.atEnd(state.doc)
}

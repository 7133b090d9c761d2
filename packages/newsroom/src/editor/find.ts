import { findFolded } from '@warraq/arabic'
import { closeHistory } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { lettersOf } from './letters.ts'

/** A found stretch of the document, as positions. */
export interface Found {
  readonly from: number
  readonly to: number
}

export interface FindState {
  readonly query: string
  readonly found: readonly Found[]
  /** Index into `found`; -1 when nothing is. */
  readonly current: number
}

type Asked = { readonly query: string } | { readonly current: number }

const NOTHING: FindState = { query: '', found: [], current: -1 }
const key = new PluginKey<FindState>('find')

/** Where words stand in a document, in any spelling: without marks, hamza or kashida. A word never spans two blocks. */
export function foundIn(doc: Node, query: string): Found[] {
  const found: Found[] = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    for (const { start, end } of findFolded(lettersOf(node), query)) {
      found.push({ from: pos + 1 + start, to: pos + 1 + end })
    }
    return false
  })
  return found
}

/** Marks what is searched for in the text; nothing while `query` is empty. */
export function findPlugin(): Plugin<FindState> {
  return new Plugin<FindState>({
    key,
    state: {
      init: () => NOTHING,
      apply: (transaction, before, _, state) => {
        const asked = transaction.getMeta(key) as Asked | undefined
        if (asked && 'query' in asked) return lookFor(state, asked.query)
        const now = transaction.docChanged && before.query !== '' ? lookAgain(state, transaction, before) : before
        return asked && 'current' in asked ? { ...now, current: asked.current } : now
      },
    },
    props: {
      decorations: (state) => {
        const { found, current } = findStateOf(state)
        if (found.length === 0) return null
        return DecorationSet.create(
          state.doc,
          found.map(({ from, to }, index) =>
            Decoration.inline(from, to, { class: index === current ? 'found found-current' : 'found' }),
          ),
        )
      },
    },
  })
}

export const findStateOf = (state: EditorState): FindState => key.getState(state) ?? NOTHING

/** The first one from the cursor on is the current one. */
function lookFor(state: EditorState, query: string): FindState {
  const found = foundIn(state.doc, query)
  const ahead = found.findIndex(({ to }) => to >= state.selection.to)
  return { query, found, current: found.length === 0 ? -1 : Math.max(0, ahead) }
}

/** After a change the current one stays where it was in the text, as near as can be. */
function lookAgain(state: EditorState, transaction: Transaction, before: FindState): FindState {
  const found = foundIn(state.doc, before.query)
  const was = before.found[before.current]
  const place = was === undefined ? 0 : transaction.mapping.map(was.from)
  const ahead = found.findIndex(({ from }) => from >= place)
  return { ...before, found, current: found.length === 0 ? -1 : Math.max(0, ahead) }
}

/** Searches as it is typed; an empty query takes the marks away. */
export const find =
  (query: string): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.setMeta(key, { query } satisfies Asked))
    return true
  }

/** The next one (1) or the one before (-1), round the ends, and the selection over it. */
export const step =
  (by: 1 | -1): Command =>
  (state, dispatch) => {
    const { found, current } = findStateOf(state)
    if (found.length === 0) return false
    const next = (current + by + found.length) % found.length
    dispatch?.(selected(state.tr, found[next]).setMeta(key, { current: next } satisfies Asked))
    return true
  }

/** Puts the selection over the current one, so that typing goes on there. */
export const choose: Command = (state, dispatch) => {
  const { found, current } = findStateOf(state)
  if (found[current] === undefined) return false
  dispatch?.(selected(state.tr, found[current]))
  return true
}

function selected(transaction: Transaction, found: Found | undefined): Transaction {
  return found ? transaction.setSelection(TextSelection.create(transaction.doc, found.from, found.to)) : transaction
}

/** Replaces the current one; the next one becomes current. The new text takes the marks of the old. */
export const replace =
  (by: string): Command =>
  (state, dispatch) => {
    const { found, current } = findStateOf(state)
    const at = found[current]
    if (at === undefined) return false
    dispatch?.(closeHistory(put(state.tr, at, by)))
    return true
  }

/** Replaces all of them in one step of undo. */
export const replaceAll =
  (by: string): Command =>
  (state, dispatch) => {
    const { found } = findStateOf(state)
    if (found.length === 0) return false
    // From the end, so that the places before stay what they are.
    dispatch?.(closeHistory(found.toReversed().reduce((transaction, at) => put(transaction, at, by), state.tr)))
    return true
  }

function put(transaction: Transaction, { from, to }: Found, by: string): Transaction {
  return by === '' ? transaction.delete(from, to) : transaction.insertText(by, from, to)
}

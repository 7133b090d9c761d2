import { checkStyle, houseStyle, type HouseStyle } from '@warraq/core/house-style/check'
import type { Finding } from '@warraq/core/house-style/rules'
import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { catchUp } from '../editor/catch-up.ts'
import { OBJECT, styleBlocks } from './style-blocks.ts'

/** A finding where it stands in the document. */
export interface Spot extends Omit<Finding, 'from' | 'to'> {
  readonly from: number
  readonly to: number
}

interface HouseState {
  readonly style: HouseStyle
  /** Words that were ignored here, with their rule, until the article is opened again. */
  readonly ignored: ReadonlySet<string>
  readonly spots: readonly Spot[]
  readonly decorations: DecorationSet
}

type Message =
  | { readonly what: 'spots'; readonly spots: readonly Spot[] }
  | { readonly what: 'style'; readonly style: HouseStyle }
  | { readonly what: 'ignore'; readonly name: string }

const key = new PluginKey<HouseState>('house-style')
/** When the browser never rests, the text is looked at after this many ms all the same. */
const LATEST_MS = 1500

export const nameOf = ({ rule, words }: Pick<Spot, 'rule' | 'words'>): string => `${rule} ${words}`

/** Underlines what the house writes otherwise. Only blocks that changed are looked at, while nobody types. */
export function housePlugin(): Plugin {
  return new Plugin<HouseState>({
    key,
    state: {
      init: () => ({ style: houseStyle([]), ignored: new Set(), spots: [], decorations: DecorationSet.empty }),
      apply: (transaction, before, _old, { doc }) => applied(transaction, before, doc),
    },
    props: {
      decorations: (state) => key.getState(state)?.decorations ?? null,
      handleKeyDown: (view, event) => onKey(view, event),
    },
    view: (view) => watch(view),
  })
}

function applied(transaction: Transaction, before: HouseState, doc: Node): HouseState {
  const message = transaction.getMeta(key) as Message | undefined
  switch (message?.what) {
    case 'style':
      return { ...before, style: message.style }
    case 'spots':
      return { ...before, spots: message.spots, decorations: marksOf(message.spots, doc) }
    case 'ignore': {
      const spots = before.spots.filter((spot) => nameOf(spot) !== message.name)
      const ignored = new Set([...before.ignored, message.name])
      return { ...before, ignored, spots, decorations: marksOf(spots, doc) }
    }
    case undefined:
      return transaction.docChanged ? moved(transaction, before) : before
  }
}

/** What a change touched is not marked until it was looked at again. */
function moved(transaction: Transaction, before: HouseState): HouseState {
  const { mapping, doc } = transaction
  const spots = before.spots
    .map((spot) => ({ ...spot, from: mapping.map(spot.from, 1), to: mapping.map(spot.to, -1) }))
    .filter(({ from, to, words }) => to > from && doc.textBetween(from, to, '\n', OBJECT) === words)
  return { ...before, spots, decorations: marksOf(spots, doc) }
}

function marksOf(spots: readonly Spot[], doc: Node): DecorationSet {
  return DecorationSet.create(
    doc,
    spots.map(({ from, to, rule }) => Decoration.inline(from, to, { class: 'house-mark', 'data-rule': rule })),
  )
}

function watch(view: EditorView) {
  let found = new WeakMap<Node, readonly Finding[]>()
  let style = key.getState(view.state)?.style
  let cancel: (() => void) | null = null
  const look = () => {
    cancel = null
    const state = key.getState(view.state)
    if (!state || view.isDestroyed) return
    if (view.composing) {
      later()
      return
    }
    if (state.style !== style) found = new WeakMap()
    style = state.style
    catchUp(view)
    const spots = spotsOf(view.state.doc, state, found)
    view.dispatch(view.state.tr.setMeta(key, { what: 'spots', spots } satisfies Message).setMeta('addToHistory', false))
  }
  const later = () => {
    cancel?.()
    cancel = whenIdle(look)
  }
  later()
  return {
    update: (_view: EditorView, before: EditorState) => {
      const changed = !before.doc.eq(view.state.doc) || key.getState(before)?.style !== key.getState(view.state)?.style
      if (changed) later()
    },
    destroy: () => cancel?.(),
  }
}

function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, LATEST_MS / 3)
    return () => clearTimeout(timer)
  }
  const idle = requestIdleCallback(work, { timeout: LATEST_MS })
  return () => cancelIdleCallback(idle)
}

/** A block is a value: the same node has the same findings. */
function spotsOf(doc: Node, { style, ignored }: HouseState, found: WeakMap<Node, readonly Finding[]>): Spot[] {
  const spots: Spot[] = []
  for (const { node, start, text } of styleBlocks(doc)) {
    const known = found.get(node) ?? checkStyle(text, style)
    found.set(node, known)
    for (const finding of known)
      if (!ignored.has(nameOf(finding))) spots.push({ ...finding, from: start + finding.from, to: start + finding.to })
  }
  return spots
}

function onKey(view: EditorView, event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey) return false
  const spots = spotsIn(view.state)
  if (event.code === 'F7' && !event.altKey) {
    const at = view.state.selection.to
    const next = event.shiftKey
      ? (spots.findLast(({ to }) => to < view.state.selection.from) ?? spots.at(-1))
      : (spots.find(({ from }) => from >= at) ?? spots[0])
    if (next) goToSpot(view, next)
    event.preventDefault()
    return true
  }
  if (event.code !== 'Enter' || !event.altKey) return false
  const { from } = view.state.selection
  const here = spots.find((spot) => spot.from <= from && from <= spot.to)
  return here !== undefined && view.editable && fixSpot(view, here)
}

export function spotsIn(state: EditorState): readonly Spot[] {
  return key.getState(state)?.spots ?? []
}

export function goToSpot(view: EditorView, spot: Spot): void {
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, spot.from, spot.to)).scrollIntoView())
  view.focus()
}

/** Puts the house's words in; false when a person has to choose. */
export function fixSpot(view: EditorView, spot: Spot): boolean {
  if (spot.better === null) return false
  const { tr } = view.state
  view.dispatch(spot.better === '' ? tr.delete(spot.from, spot.to) : tr.insertText(spot.better, spot.from, spot.to))
  view.focus()
  return true
}

export function ignoreSpot(view: EditorView, spot: Spot): void {
  view.dispatch(view.state.tr.setMeta(key, { what: 'ignore', name: nameOf(spot) } satisfies Message))
}

export function setStyle(view: EditorView, style: HouseStyle): void {
  view.dispatch(view.state.tr.setMeta(key, { what: 'style', style } satisfies Message))
}

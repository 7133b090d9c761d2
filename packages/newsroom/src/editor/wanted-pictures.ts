import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import { insertPoint } from 'prosemirror-transform'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { Text } from '../i18n/text.tsx'

/**
 * Places where a pasted text had a picture whose bytes were not on the clipboard. They stand in the editor only, where
 * the picture was, until it is uploaded or left: the stored text never holds an empty picture.
 */

export interface WantedPicture {
  readonly alt: string
  /** The picture itself where the pasted text carried it. */
  readonly file: File | null
}

interface Wanted extends WantedPicture {
  readonly id: number
}
interface Held {
  readonly places: DecorationSet
  readonly next: number
}
type Asked =
  | { readonly add: readonly { readonly pos: number; readonly picture: WantedPicture }[] }
  | { readonly done: number }

export interface WantedHost {
  readonly text: Text
  readonly onWanted: (id: number, file: File | null) => void
}

const key = new PluginKey<Held>('wanted-pictures')

/** Private-use signs around a number: a paragraph that holds nothing else is the place of a picture. */
const MARKER = /^\uE000(\d+)\uE001$/u
export const wantedMarker = (index: number): string => `\uE000${index}\uE001`
export const wantedIndex = (text: string): number | null => {
  const found = MARKER.exec(text)
  return found === null ? null : Number(found[1])
}

/** Takes the markers out of a transaction's document and remembers their places. */
export function placeWanted(tr: Transaction, pictures: readonly WantedPicture[]): Transaction {
  const found: { readonly pos: number; readonly node: Node; readonly picture: WantedPicture }[] = []
  tr.doc.descendants((node, pos) => {
    const picture = node.isTextblock ? pictures[wantedIndex(node.textContent) ?? -1] : undefined
    if (picture !== undefined) found.push({ pos, node, picture })
    return !node.isTextblock
  })
  const add = found.map(({ pos, picture }) => ({ pos, picture }))
  for (const { pos, node } of found.toReversed()) {
    const $pos = tr.doc.resolve(pos)
    const index = $pos.index()
    if ($pos.parent.childCount > 1 && $pos.parent.canReplace(index, index + 1)) tr.delete(pos, pos + node.nodeSize)
    else tr.delete(pos + 1, pos + node.nodeSize - 1)
  }
  // Each place moves by what was taken out before it.
  const from = tr.steps.length - found.length
  const moved = add.map(({ pos, picture }) => ({ pos: tr.mapping.slice(from).map(pos, -1), picture }))
  return moved.length === 0 ? tr : tr.setMeta(key, { add: moved } satisfies Asked)
}

function draw(host: WantedHost, wanted: Wanted, leave: () => void): HTMLElement {
  const box = document.createElement('div')
  box.className = 'wanted-picture'
  box.contentEditable = 'false'
  const words = document.createElement('span')
  words.append(host.text.t('wanted.title'))
  if (wanted.alt !== '') {
    const alt = document.createElement('bdi')
    alt.textContent = wanted.alt
    words.append(': ', alt)
  }
  const button = (name: 'wanted.upload' | 'wanted.leave', act: () => void) => {
    const made = document.createElement('button')
    made.type = 'button'
    made.className = 'button'
    made.textContent = host.text.t(name)
    made.addEventListener('click', act)
    return made
  }
  box.append(
    words,
    button('wanted.upload', () => host.onWanted(wanted.id, wanted.file)),
    button('wanted.leave', leave),
  )
  return box
}

export function wantedPictures(host: WantedHost): Plugin<Held> {
  const widget = (pos: number, wanted: Wanted) =>
    Decoration.widget(
      pos,
      (view) => draw(host, wanted, () => void leaveWanted(wanted.id)(view.state, view.dispatch, view)),
      { side: -1, key: `wanted-${wanted.id}`, wanted, stopEvent: () => true, ignoreSelection: true },
    )
  return new Plugin<Held>({
    key,
    state: {
      init: () => ({ places: DecorationSet.empty, next: 1 }),
      apply: (transaction, { places, next }) => {
        const moved = places.map(transaction.mapping, transaction.doc)
        const asked = transaction.getMeta(key) as Asked | undefined
        if (asked === undefined) return { places: moved, next }
        if ('done' in asked) return { places: moved.remove(moved.find(undefined, undefined, hasId(asked.done))), next }
        const added = asked.add.map(({ pos, picture }, index) => widget(pos, { ...picture, id: next + index }))
        return { places: moved.add(transaction.doc, added), next: next + added.length }
      },
    },
    props: { decorations: (state) => key.getState(state)?.places ?? null },
  })
}

const hasId = (id: number) => (spec: { readonly wanted?: Wanted }) => spec.wanted?.id === id

function placeOf(state: EditorState, id: number): number | null {
  return key.getState(state)?.places.find(undefined, undefined, hasId(id))[0]?.from ?? null
}

/** Puts a picture where it was wanted. */
export function fillWanted(id: number, picture: Node): Command {
  return (state, dispatch) => {
    const place = placeOf(state, id)
    if (place === null) return false
    const at = insertPoint(state.doc, place, picture.type) ?? state.doc.resolve(place).after(1)
    dispatch?.(state.tr.insert(at, picture).setMeta(key, { done: id } satisfies Asked))
    return true
  }
}

function leaveWanted(id: number): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.setMeta(key, { done: id } satisfies Asked))
    return true
  }
}

import { anchorOf, findAnchor, type Anchor } from '@warraq/core/articles/anchor'
import type { NoteRow } from '@warraq/core/contract/together'
import { Plugin, PluginKey, TextSelection, type EditorState } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { catchUp } from '../../editor/catch-up.ts'
import { textMap } from './text-map.ts'

/** Where an open note hangs in the document as it stands now. */
export interface Place {
  readonly id: number
  readonly kind: NoteRow['kind']
  readonly from: number
  readonly to: number
}

interface NotesState {
  readonly places: readonly Place[]
  readonly decorations: DecorationSet
  /** What is selected in a text that one only reads: the editor itself does not follow that. */
  readonly pointed: { readonly from: number; readonly to: number } | null
}

const key = new PluginKey<NotesState>('notes')

const pointedKey = new PluginKey('notes-pointed')

export interface NotesHost {
  /** Alt+Enter on a suggestion. */
  readonly onAccept: (id: number) => void
  readonly onChoose: (id: number) => void
}

function stateOf(places: readonly Place[], doc: EditorState['doc'], pointed: NotesState['pointed']): NotesState {
  const marks = places.map(({ id, kind, from, to }) =>
    Decoration.inline(from, to, { class: `note-mark note-mark-${kind}`, 'data-note': String(id) }),
  )
  return { places, decorations: DecorationSet.create(doc, marks), pointed }
}

/** Marks what notes are about, and keeps each mark on its words while the text around it changes. */
export function notesPlugin(host: NotesHost): Plugin {
  return new Plugin<NotesState>({
    key,
    state: {
      init: (_config, { doc }) => stateOf([], doc, null),
      apply: (transaction, before, _old, { doc }) => {
        const rows = transaction.getMeta(key) as readonly NoteRow[] | undefined
        const pointed = transaction.getMeta(pointedKey) as NotesState['pointed'] | undefined
        if (pointed !== undefined) return { ...before, pointed }
        if (rows !== undefined) return stateOf(placesOf(rows, doc, before.places), doc, before.pointed)
        if (!transaction.docChanged) return before
        const moved = before.places
          .map((place) => ({
            ...place,
            from: transaction.mapping.map(place.from, 1),
            to: transaction.mapping.map(place.to, -1),
          }))
          .filter(({ from, to }) => to > from)
        const { pointed: old } = before
        const kept = old && { from: transaction.mapping.map(old.from, 1), to: transaction.mapping.map(old.to, -1) }
        return stateOf(moved, doc, kept)
      },
    },
    view: (view) => followReader(view),
    props: {
      decorations: (state) => key.getState(state)?.decorations ?? null,
      handleKeyDown: ({ state }, event) => {
        if (event.code !== 'Enter' || !event.altKey || event.ctrlKey || event.metaKey) return false
        const at = state.selection.from
        const place = placesIn(state).find((one) => one.kind === 'suggestion' && one.from <= at && at <= one.to)
        if (place) host.onAccept(place.id)
        return place !== undefined
      },
      handleClick: (view, pos) => {
        const place = placesIn(view.state).find(({ from, to }) => from <= pos && pos <= to)
        if (place) host.onChoose(place.id)
        return false
      },
    },
  })
}

/** Keeps what a reader selected last, also when a button took the selection away. */
function followReader(view: EditorView) {
  const follow = () => {
    const selection = view.dom.ownerDocument.getSelection()
    if (view.editable || view.isDestroyed || selection === null || selection.isCollapsed) return
    const { anchorNode, focusNode } = selection
    if (!anchorNode || !focusNode || !view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return
    const ends = [view.posAtDOM(anchorNode, selection.anchorOffset), view.posAtDOM(focusNode, selection.focusOffset)]
    const pointed = { from: Math.min(...ends), to: Math.max(...ends) }
    view.dispatch(view.state.tr.setMeta(pointedKey, pointed).setMeta('addToHistory', false))
  }
  view.dom.ownerDocument.addEventListener('selectionchange', follow)
  return { destroy: () => view.dom.ownerDocument.removeEventListener('selectionchange', follow) }
}

/** A note that was here already stays on its words; a new one is looked for. */
function placesOf(rows: readonly NoteRow[], doc: EditorState['doc'], before: readonly Place[]): Place[] {
  const map = textMap(doc)
  return rows.flatMap(({ id, kind, state, anchor }) => {
    if (state !== 'open') return []
    const known = before.find((place) => place.id === id)
    if (known) return [known]
    const found = findAnchor(map.text, anchor)
    const stretch = found && map.stretch(found.from, found.to)
    return stretch ? [{ id, kind, ...stretch }] : []
  })
}

export function placesIn(state: EditorState): readonly Place[] {
  return key.getState(state)?.places ?? []
}

export function showNotes(view: EditorView, rows: readonly NoteRow[]): void {
  catchUp(view)
  view.dispatch(view.state.tr.setMeta(key, rows).setMeta('addToHistory', false))
}

/** What is selected, as a note holds on to it; null when nothing is. */
export function selectedAnchor(view: EditorView): Anchor | null {
  const { doc } = view.state
  const selection = view.editable ? view.state.selection : (key.getState(view.state)?.pointed ?? null)
  if (selection === null || selection.from >= selection.to) return null
  const map = textMap(doc)
  const [from, to] = [map.offset(selection.from), map.offset(selection.to)]
  if (to <= from || to - from > 1500) return null
  return anchorOf(map.text, from, to)
}

/** Notes whose words or surroundings are not those they were stored with. */
export function movedAnchors(state: EditorState, rows: readonly NoteRow[]): { id: number; anchor: Anchor }[] {
  const map = textMap(state.doc)
  return placesIn(state).flatMap(({ id, from, to }) => {
    const row = rows.find((one) => one.id === id)
    const anchor = anchorOf(map.text, map.offset(from), map.offset(to))
    const same = row?.anchor.quote === anchor.quote && row.anchor.before === anchor.before
    return row === undefined || same || anchor.quote === '' || anchor.quote.length > 1500 ? [] : [{ id, anchor }]
  })
}

/** Puts a suggestion's words in; the marks around them stay. False when its place is gone. */
export function applySuggestion(view: EditorView, id: number, replacement: string): boolean {
  const place = placesIn(view.state).find((one) => one.id === id)
  if (!place) return false
  const { tr } = view.state
  view.dispatch(replacement === '' ? tr.delete(place.from, place.to) : tr.insertText(replacement, place.from, place.to))
  view.focus()
  return true
}

export function goToNote(view: EditorView, id: number): void {
  const place = placesIn(view.state).find((one) => one.id === id)
  if (!place) return
  const selection = TextSelection.create(view.state.doc, place.from, place.to)
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView())
  view.focus()
}

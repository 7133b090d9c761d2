import type { Body } from '@warraq/core/articles/body'
import { GapCursor } from 'prosemirror-gapcursor'
import { AllSelection, NodeSelection, Selection, TextSelection } from 'prosemirror-state'
import { createEditor, type Editor } from '../../../packages/newsroom/src/editor/create-editor.ts'
import { docOf } from '../../../packages/newsroom/src/editor/schema.ts'
import { createText } from '../../../packages/newsroom/src/i18n/text.tsx'
import '../../../packages/newsroom/src/styles/base.css'
import '../../../packages/newsroom/src/editor/prose.css'
import '../../../packages/newsroom/src/editor/prose-blocks.css'

/** The editor alone on a page, as the newsroom makes it, with a way to ask where the caret is. Runs in the browser. */

/** Positions are ProseMirror's: places in the document, whatever the engine. */
export interface Place {
  readonly kind: 'text' | 'block' | 'gap' | 'all'
  readonly from: number
  readonly to: number
  readonly anchor: number
  readonly head: number
}

export interface Paper {
  /** Begins with this text and the caret at its start; `base` is the article's direction. */
  open(body: Body, base?: 'rtl' | 'ltr'): void
  place(): Place
  /** Puts the caret, or a selection, where a click would. */
  put(anchor: number, head?: number): void
  body(): Body
  /** Where the blocks of the document begin and end, and what they are. */
  blocks(): readonly { readonly type: string; readonly from: number; readonly to: number }[]
  selectedText(): string
  paste(data: Readonly<Record<string, string>>): void
  readonly opened: string[]
  /** Places after each key, since they were last taken. */
  walked(): readonly Place[]
}

declare global {
  interface Window {
    paper: Paper
  }
}

const held: { editor: Editor | null; walked: Place[] } = { editor: null, walked: [] }
const opened: string[] = []

function view(): Editor['view'] {
  if (held.editor === null) throw new Error('nothing is open')
  return held.editor.view
}

function place(): Place {
  const { selection } = view().state
  const { from, to, anchor, head } = selection
  if (selection instanceof NodeSelection) return { kind: 'block', from, to, anchor, head }
  if (selection instanceof GapCursor) return { kind: 'gap', from, to, anchor, head }
  if (selection instanceof AllSelection) return { kind: 'all', from, to, anchor, head }
  return inText() ?? { kind: 'text', from, to, anchor, head }
}

/** What the browser shows: the editor hears of it a moment later. */
function inText(): Place | null {
  const shown = getSelection()
  const { dom } = view()
  if (!shown?.anchorNode || !shown.focusNode || !dom.contains(shown.focusNode)) return null
  const { doc } = view().state
  const inBlock = (node: Node, offset: number): number => {
    const $at = doc.resolve(view().posAtDOM(node, offset))
    return $at.parent.isTextblock ? $at.pos : Selection.near($at, -1).head
  }
  const anchor = inBlock(shown.anchorNode, shown.anchorOffset)
  const head = inBlock(shown.focusNode, shown.focusOffset)
  return { kind: 'text', from: Math.min(anchor, head), to: Math.max(anchor, head), anchor, head }
}

function open(body: Body, base: 'rtl' | 'ltr' = 'rtl'): void {
  held.editor?.destroy()
  opened.splice(0)
  const root = document.querySelector('#paper')
  if (!(root instanceof HTMLElement)) throw new Error('no paper')
  root.replaceChildren()
  held.editor = createEditor(root, body, {
    text: createText('ar', 'latn'),
    book: { media: new Map(), headlines: new Map() },
    edit: (node) => void opened.push(node.type.name),
    base,
    lang: base === 'rtl' ? 'ar' : 'en',
    label: 'النص',
    placeholder: 'اكتب هنا',
    editable: true,
    onChange: () => undefined,
    onFiles: () => void opened.push('files'),
    onImagesLeftOut: (count) => void opened.push(`left-out:${count}`),
    onWanted: (_id, file) => void opened.push(`wanted:${file?.name ?? ''}`),
    onLinksTaken: () => void opened.push('links-taken'),
    onOutside: (id) => void opened.push(id),
  })
  view().focus()
  view().dispatch(view().state.tr.setSelection(Selection.atStart(view().state.doc)))
}

function put(anchor: number, head = anchor): void {
  const { state } = view()
  view().dispatch(state.tr.setSelection(TextSelection.create(state.doc, anchor, head)))
  view().focus()
}

window.paper = {
  open,
  place,
  put,
  opened,
  body: () => {
    if (held.editor === null) throw new Error('nothing is open')
    return held.editor.body()
  },
  blocks: () => {
    const found: { type: string; from: number; to: number }[] = []
    view().state.doc.descendants((node, pos) => {
      if (node.isBlock) found.push({ type: node.type.name, from: pos, to: pos + node.nodeSize })
    })
    return found
  },
  selectedText: () => {
    const { doc, selection } = view().state
    return doc.textBetween(selection.from, selection.to, '\n')
  },
  paste: (data) => {
    const clip = new DataTransfer()
    for (const [kind, text] of Object.entries(data)) clip.setData(kind, text)
    view().dom.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clip, bubbles: true, cancelable: true }))
  },
  walked: () => held.walked.splice(0),
}

// By keyup the key has done what it does.
document.addEventListener('keyup', (event) => {
  if (event.key !== 'Shift' && event.key !== 'Control') held.walked.push(place())
})
// A body that is no body of the schema is a fault of the test.
docOf({ type: 'doc', attrs: { version: 1 }, content: [{ type: 'paragraph', attrs: { dir: null } }] })

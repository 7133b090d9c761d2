import { isSafeHref } from '@warraq/core/articles/body-link'
import { checkBody, type BlockNode } from '@warraq/core/articles/body'
import { Fragment, Slice } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { dropPoint } from 'prosemirror-transform'
import type { EditorView } from 'prosemirror-view'
import { setLink } from '../commands.ts'
import { bodySchema } from '../schema.ts'
import { readInert } from './inert-html.ts'
import { placeWanted, wantedIndex, type WantedPicture } from '../wanted-pictures.ts'
import { pastedBlocks, pastedLines, type PastedPicture } from './pasted-blocks.ts'

export interface PasteHost {
  readonly base: 'rtl' | 'ltr'
  /** Pictures that came as files. */
  readonly onFiles: (files: readonly File[]) => void
  /** How many places of pictures came with pasted HTML. */
  readonly onImagesLeftOut: (count: number) => void
}

const isPicture = (file: File) => file.type.startsWith('image/')

/** Blocks as a slice: what begins or ends with a paragraph joins the text around it. Null when core refuses them. */
function sliceOf(blocks: readonly BlockNode[]): Slice | null {
  if (blocks.length === 0) return null
  const check = checkBody({ type: 'doc', attrs: { version: 1 }, content: blocks })
  if (!check.ok) return null
  const content = Fragment.fromArray(check.body.content.map((block) => bodySchema.nodeFromJSON(block)))
  const isPicture = (block: BlockNode | undefined) =>
    block?.type === 'paragraph' && block.content?.[0]?.type === 'text' && wantedIndex(block.content[0].text) !== null
  const open = (block: BlockNode | undefined) => (block?.type === 'paragraph' && !isPicture(block) ? 1 : 0)
  return new Slice(content, open(check.body.content[0]), open(check.body.content.at(-1)))
}

interface Clip {
  readonly slice: Slice | null
  readonly pictures: readonly WantedPicture[]
}

const LARGEST_DATA = 14_000_000

/** A picture that pasted HTML carries in itself, as Word Online and some web pages do. */
function wanted({ alt, data }: PastedPicture): WantedPicture {
  const found =
    data.length > LARGEST_DATA ? null : /^data:(image\/(?:png|jpeg|gif|webp));base64,([\w+/=\s]+)$/u.exec(data)
  const type = found?.[1]
  const bytes = bytesOf(found?.[2] ?? '')
  if (type === undefined || bytes === null) return { alt, file: null }
  return { alt, file: new File([bytes], `${alt || 'picture'}.${type.slice(6)}`, { type }) }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64.replaceAll(/\s/gu, '')), (char) => char.charCodeAt(0))
  } catch {
    // Cut off or no base64: the place stays, and the picture is uploaded from elsewhere.
    return null
  }
}

/** What a clipboard or a drop carries, as blocks of the body. Plain text when asked for, or when the HTML is refused. */
function readClip(data: DataTransfer, base: 'rtl' | 'ltr', plain: boolean): Clip {
  const html = plain ? '' : data.getData('text/html')
  if (html !== '') {
    const { blocks, pictures } = pastedBlocks(readInert(html), base)
    const slice = sliceOf(blocks)
    if (slice !== null) return { slice, pictures: pictures.map(wanted) }
  }
  return { slice: sliceOf(pastedLines(data.getData('text/plain'), base)), pictures: [] }
}

/** An address pasted over selected words links them. */
function pasteLink(view: EditorView, data: DataTransfer): boolean {
  const text = data.getData('text/plain').trim()
  if (view.state.selection.empty || !/^https?:\/\//u.test(text) || !isSafeHref(text)) return false
  if (view.state.selection.$from.parent.type.spec.code) return false
  return setLink(text)(view.state, view.dispatch)
}

function pasteCode(view: EditorView, data: DataTransfer): boolean {
  if (!view.state.selection.$from.parent.type.spec.code) return false
  view.dispatch(view.state.tr.insertText(data.getData('text/plain').replaceAll('\r\n', '\n')))
  return true
}

function onPaste(view: EditorView, event: ClipboardEvent, host: PasteHost, plain: boolean): boolean {
  const data = event.clipboardData
  if (data === null || !view.editable) return false
  const files = Array.from(data.files).filter(isPicture)
  const words = data.getData('text/plain') !== '' || data.getData('text/html') !== ''
  event.preventDefault()
  // Office puts a picture of copied words on the clipboard too; words win.
  if (files.length > 0 && data.getData('text/plain') === '') {
    host.onFiles(files)
    return true
  }
  if (!words || pasteCode(view, data) || pasteLink(view, data)) return true
  const { slice, pictures } = readClip(data, host.base, plain)
  if (pictures.length > 0) host.onImagesLeftOut(pictures.length)
  if (slice !== null) {
    const pasted = view.state.tr.replaceSelection(slice).setMeta('paste', true).setMeta('uiEvent', 'paste')
    view.dispatch(placeWanted(pasted, pictures).scrollIntoView())
  }
  return true
}

function onDrop(view: EditorView, event: DragEvent, host: PasteHost): boolean {
  const data = event.dataTransfer
  // Something of this document on the move is ProseMirror's own business.
  if (data === null || view.dragging !== null || !view.editable) return false
  event.preventDefault()
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? view.state.selection.to
  const files = Array.from(data.files).filter(isPicture)
  if (files.length > 0) {
    host.onFiles(files)
    return true
  }
  const { slice, pictures } = readClip(data, host.base, false)
  if (pictures.length > 0) host.onImagesLeftOut(pictures.length)
  if (slice !== null) {
    const where = dropPoint(view.state.doc, at, slice) ?? at
    view.dispatch(placeWanted(view.state.tr.replaceRange(where, where, slice).setMeta('uiEvent', 'drop'), pictures))
    view.focus()
  }
  return true
}

/**
 * All pasting and dropping from outside. ProseMirror's own reading would put the HTML through `innerHTML` under a policy
 * of its own; ours goes through the newsroom's one policy and through core's check.
 */
export function pastePlugin(host: PasteHost): Plugin {
  let shifted = false
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown: (_view, event) => {
          shifted = event.shiftKey
          return false
        },
        keyup: () => {
          shifted = false
          return false
        },
        paste: (view, event) => onPaste(view, event, host, shifted),
        drop: (view, event) => onDrop(view, event, host),
      },
    },
  })
}

import type { EmbedAttributes, SoundAttributes } from '@warraq/core/articles/body'
import type { Node } from 'prosemirror-model'
import { useState } from 'react'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { CaptionDialog } from './caption-dialog.tsx'
import type { Editor } from './create-editor.ts'
import { EmbedDialog } from './embed-dialog.tsx'
import { GalleryDialog } from './gallery-dialog.tsx'
import { NoteDialog } from './note-dialog.tsx'
import { RecordingDialog } from './recording-dialog.tsx'
import { bodySchema } from './schema.ts'
import type { BlockBook } from './views.ts'

const { nodes } = bodySchema

interface At {
  readonly node: Node
  readonly pos: number
}

/** A dialog of a block that stands in the text (`at`), or of a new one. */
export type BlockOpen =
  | { readonly what: 'gallery' | 'recording' | 'embed'; readonly at?: At }
  | { readonly what: 'table'; readonly at: At }
  | { readonly what: 'note'; readonly pos: number | null }

/** Which dialog a block has; null for those that the editor opens itself. */
export function openBlock(node: Node, pos: number): BlockOpen | null {
  const at = { node, pos }
  if (node.type === nodes.gallery) return { what: 'gallery', at }
  if (node.type === nodes.table) return { what: 'table', at }
  if (node.type === nodes.audio || node.type === nodes.video) return { what: 'recording', at }
  if (node.type === nodes.embed) return { what: 'embed', at }
  return node.type === nodes.footnote ? { what: 'note', pos } : null
}

interface BlockDialogsProps {
  readonly editor: Editor
  readonly book: BlockBook
  readonly open: BlockOpen
  readonly onClose: () => void
}

export function BlockDialogs({ editor, book, open, onClose }: BlockDialogsProps) {
  switch (open.what) {
    case 'gallery':
      return <Gallery editor={editor} book={book} at={open.at ?? null} onClose={onClose} />
    case 'table': {
      const { node, pos } = open.at
      const caption = String(node.attrs['caption'])
      return <CaptionDialog editor={editor} title="table.title" pos={pos} caption={caption} onClose={onClose} />
    }
    case 'recording': {
      const { at } = open
      const kind = at?.node.type === nodes.video ? 'video' : 'audio'
      const held = at ? ({ pos: at.pos, kind, attrs: at.node.attrs as SoundAttributes } as const) : null
      return <RecordingDialog editor={editor} book={book} at={held} onClose={onClose} />
    }
    case 'embed': {
      const at = open.at ? { pos: open.at.pos, attrs: open.at.node.attrs as EmbedAttributes } : null
      return <EmbedDialog editor={editor} at={at} onClose={onClose} />
    }
    case 'note':
      return <NoteDialog editor={editor} pos={open.pos} onClose={onClose} />
  }
}

interface GalleryProps extends Omit<BlockDialogsProps, 'open'> {
  readonly at: At | null
}

/** A gallery that stands in the text has its caption changed and pictures added; each picture has its own dialog. */
function Gallery({ editor, book, at, onClose }: GalleryProps) {
  const { t } = useText()
  const [adding, setAdding] = useState(at === null)
  if (adding || at === null)
    return <GalleryDialog editor={editor} book={book} pos={at?.pos ?? null} onClose={onClose} />
  return (
    <CaptionDialog
      editor={editor}
      title="gallery.title"
      pos={at.pos}
      caption={String(at.node.attrs['caption'])}
      onClose={onClose}
    >
      <div>
        <Button onPress={() => setAdding(true)}>{t('gallery.addMore')}</Button>
      </div>
    </CaptionDialog>
  )
}

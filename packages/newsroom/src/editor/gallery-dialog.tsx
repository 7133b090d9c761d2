import { GALLERY_LIMIT } from '@warraq/core/articles/body-schema.table'
import type { MediaRow } from '@warraq/core/contract/media'
import { useState } from 'react'
import { useText } from '../i18n/text.tsx'
import { MediaLibrary } from '../media/library.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { addPictures, insertBlock } from './commands.ts'
import type { Editor } from './create-editor.ts'
import { bodySchema } from './schema.ts'
import type { BlockBook } from './views.ts'

const { nodes } = bodySchema

interface GalleryDialogProps {
  readonly editor: Editor
  readonly book: BlockBook
  /** The gallery that gets more pictures; null makes a new one. */
  readonly pos: number | null
  readonly onClose: () => void
}

/** Pictures chosen from those that were uploaded, in the order in which they are chosen; each brings its own words. */
export function GalleryDialog({ editor, book, pos, onClose }: GalleryDialogProps) {
  const { t } = useText()
  const [chosen, setChosen] = useState<readonly MediaRow[]>([])
  const toggle = (row: MediaRow) =>
    setChosen((rows) =>
      rows.some(({ id }) => id === row.id)
        ? rows.filter(({ id }) => id !== row.id)
        : [...rows, row].slice(0, GALLERY_LIMIT),
    )
  const done = () => {
    for (const row of chosen) book.media.set(row.id, row)
    const pictures = chosen.map(({ id, alt, caption, credit }) =>
      nodes.image.create({ mediaId: id, alt, caption, credit }),
    )
    editor.run(pos === null ? insertBlock(nodes.gallery.create(null, pictures)) : addPictures(pos, pictures))
    onClose()
  }
  return (
    <Dialog title={t('gallery.title')} open onClose={onClose}>
      <div className="stack">
        <p className="hint">{t('gallery.hint')}</p>
        <MediaLibrary onPick={toggle} chosen={chosen.map(({ id }) => id)} />
        <p role="status">{t('gallery.chosen', { count: chosen.length })}</p>
        <div className="dialog-actions">
          <Button look="primary" isDisabled={chosen.length === 0} onPress={done}>
            {t(pos === null ? 'gallery.insert' : 'gallery.add')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}

import { useState, type FormEvent } from 'react'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Area } from '../ui/fields.tsx'
import { deleteBlock, putNote } from './commands.ts'
import type { Editor } from './create-editor.ts'

interface NoteDialogProps {
  readonly editor: Editor
  /** The note that is changed; null puts a new one where the cursor is. */
  readonly pos: number | null
  readonly onClose: () => void
}

/** A note of the writer. Words that did not change keep their links and marks. */
export function NoteDialog({ editor, pos, onClose }: NoteDialogProps) {
  const { t } = useText()
  const before = pos === null ? '' : (editor.state().doc.nodeAt(pos)?.textContent ?? '')
  const [words, setWords] = useState(before)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const text = words.replaceAll(/\s+/gu, ' ').trim()
    if (text !== '' && text !== before) editor.run(putNote(pos, text))
    onClose()
  }
  return (
    <Dialog title={t('note.title')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <Area label={t('note.words')} rows={4} maxLength={2000} autoFocus value={words} onChange={setWords} />
        <div className="dialog-actions">
          <Button type="submit" look="primary" isDisabled={words.trim() === ''}>
            {t('action.save')}
          </Button>
          {pos !== null && (
            <Button
              onPress={() => {
                editor.run(deleteBlock(pos))
                onClose()
              }}
            >
              {t('note.delete')}
            </Button>
          )}
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

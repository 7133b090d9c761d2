import { useState, type FormEvent, type ReactNode } from 'react'
import { useText, type TextKey } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Line } from '../ui/fields.tsx'
import { deleteBlock, setAttrs } from './commands.ts'
import type { Editor } from './create-editor.ts'

interface CaptionDialogProps {
  readonly editor: Editor
  readonly title: TextKey
  readonly pos: number
  readonly caption: string
  readonly onClose: () => void
  readonly children?: ReactNode
}

/** What a table or a gallery says of all that is in it. */
export function CaptionDialog({ editor, title, pos, caption, onClose, children }: CaptionDialogProps) {
  const { t } = useText()
  const [words, setWords] = useState(caption)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    editor.run(setAttrs(pos, { caption: words.trim() }))
    onClose()
  }
  return (
    <Dialog title={t(title)} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <Line label={t('block.caption')} maxLength={2000} autoFocus value={words} onChange={setWords} />
        {children}
        <div className="dialog-actions">
          <Button type="submit" look="primary">
            {t('action.save')}
          </Button>
          <Button
            onPress={() => {
              editor.run(deleteBlock(pos))
              onClose()
            }}
          >
            {t('block.delete')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

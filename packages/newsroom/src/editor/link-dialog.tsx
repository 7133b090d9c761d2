import { isSafeHref } from '@warraq/core/articles/body-link'
import { useState, type FormEvent } from 'react'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Line } from '../ui/fields.tsx'
import { linkAt, removeLink, setLink } from './commands.ts'
import type { Editor } from './create-editor.ts'

/** An address as people type it: without a protocol it is a web address. */
function completed(typed: string): string {
  const text = typed.trim()
  return /^[\w\u0600-\u06FF-]+(?:\.[\w\u0600-\u06FF-]+)+(?:[/?#]|$)/u.test(text) ? `https://${text}` : text
}

export function LinkDialog({ editor, onClose }: { readonly editor: Editor; readonly onClose: () => void }) {
  const { t } = useText()
  const at = linkAt(editor.state())
  const [href, setHref] = useState(at?.href ?? '')
  const [refused, setRefused] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const address = completed(href)
    if (!isSafeHref(address)) return setRefused(true)
    editor.run(setLink(address))
    return onClose()
  }
  return (
    <Dialog title={t('link.title')} open onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <Line
          label={t('link.href')}
          hint={t('link.hint')}
          dir="ltr"
          autoFocus
          value={href}
          error={refused ? t('link.refused') : undefined}
          onChange={(value) => {
            setHref(value)
            setRefused(false)
          }}
        />
        <div className="dialog-actions">
          <Button type="submit" look="primary">
            {t('action.save')}
          </Button>
          {at !== null && (
            <Button
              onPress={() => {
                editor.run(removeLink)
                onClose()
              }}
            >
              {t('link.remove')}
            </Button>
          )}
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

import { useState, type FormEvent } from 'react'
import { useChange } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Area } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'

interface NoteDialogProps {
  readonly commentId: number
  readonly escalate: boolean
  readonly onClose: () => void
}

/** A word for the other moderators; with it a hard case goes to whoever decides those. */
export function NoteDialog({ commentId, escalate, onClose }: NoteDialogProps) {
  const { t } = useText()
  const say = useSay()
  const [text, setText] = useState('')
  const send = useChange('cases.note', ['cases.read', 'cases.list', 'cases.counts'])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    send.mutate(
      { params: { id: commentId }, input: { text: text.trim(), escalate } },
      {
        onSuccess: () => {
          say(t(escalate ? 'cases.escalatedNow' : 'cases.noted'))
          onClose()
        },
      },
    )
  }
  return (
    <Dialog title={t(escalate ? 'cases.escalateTitle' : 'cases.noteTitle')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <Refusal error={send.error} />
        <Area
          label={t('cases.note')}
          hint={t(escalate ? 'cases.escalateHint' : 'cases.noteHint')}
          required
          autoFocus
          maxLength={2000}
          value={text}
          onChange={setText}
        />
        <div className="dialog-actions">
          <Button look="primary" type="submit" isPending={send.isPending}>
            {t(escalate ? 'cases.escalate' : 'cases.addNote')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

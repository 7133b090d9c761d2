import type { CaseDetail } from '@warraq/core/contract/cases'
import { useState, type FormEvent } from 'react'
import { useChange } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Area, Choice } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'

interface AnswerDialogProps {
  readonly comment: CaseDetail
  readonly onClose: () => void
}

type Signed = 'team' | 'byline'

/** An answer of the newspaper, public at once; the name of whoever moderates is not on it. */
export function AnswerDialog({ comment, onClose }: AnswerDialogProps) {
  const { t } = useText()
  const say = useSay()
  const [body, setBody] = useState('')
  const [signed, setSigned] = useState<Signed>('team')
  const send = useChange('comments.answer', ['cases.read', 'cases.list'])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (body.trim() === '') return
    send.mutate(
      { params: { id: comment.id }, input: { body, as: signed } },
      {
        onSuccess: () => {
          say(t('answers.done'))
          onClose()
        },
      },
    )
  }
  return (
    <Dialog title={t('answers.title')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <Refusal error={send.error} />
        <Area
          label={t('answers.text')}
          hint={t('answers.hint')}
          required
          autoFocus
          maxLength={4000}
          value={body}
          onChange={setBody}
        />
        {comment.ownByline !== null && (
          <Choice
            label={t('answers.signed')}
            value={signed}
            onChange={(value) => setSigned(value === 'byline' ? 'byline' : 'team')}
            options={[
              { value: 'team', label: t('answers.team') },
              { value: 'byline', label: comment.ownByline },
            ]}
          />
        )}
        <div className="dialog-actions">
          <Button look="primary" type="submit" isPending={send.isPending}>
            {t('answers.send')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

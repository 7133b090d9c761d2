import type { NoteRow, NoteState } from '@warraq/core/contract/together'
import { useState } from 'react'
import { useChange } from '../../api/desk.tsx'
import type { Editor } from '../../editor/create-editor.ts'
import { useText } from '../../i18n/text.tsx'
import { useDates } from '../../session/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { now } from '../../ui/state-word.tsx'
import { goToNote } from './plugin.ts'
import { SayField, type Said } from './say-field.tsx'

interface NoteProps {
  readonly articleId: number
  readonly row: NoteRow
  readonly editor: Editor | null
  /** Whether its words stand in the text; null while that is not known. */
  readonly there: boolean | null
  readonly chosen: boolean
  /** Whether the text can be changed here and now. */
  readonly mayChange: boolean
  readonly onAccept: () => void
}

/** A note with its answers and what can be done about it. */
export function Note({ articleId, row, editor, there, chosen, mayChange, onAccept }: NoteProps) {
  const { t } = useText()
  const dates = useDates()
  const settle = useChange('notes.state', ['notes.list'])
  const turn = (state: NoteState) => settle.mutate({ params: { id: articleId, n: row.id }, input: { state } })
  const open = row.state === 'open'
  const [answering, setAnswering] = useState(false)
  return (
    <li className="note" data-chosen={chosen} data-kind={row.kind}>
      {row.kind === 'suggestion' ? (
        <p>
          {row.replacement === ''
            ? t('notes.leaveOut', { quote: row.anchor.quote })
            : t('notes.instead', { quote: row.anchor.quote, replacement: row.replacement })}
        </p>
      ) : (
        <blockquote className="note-quote" dir="auto">
          {row.anchor.quote}
        </blockquote>
      )}
      {row.lines.length === 0 && <p className="hint">{row.by}</p>}
      {row.lines.map((line) => (
        <p key={line.id} className="note-line">
          <span className="hint">
            <bdi>{line.by}</bdi> · {dates.moment(line.at, now())}
          </span>
          <bdi>{line.text}</bdi>
        </p>
      ))}
      {row.state !== 'open' && <p className="hint">{t(`notes.state.${row.state}`, { by: row.settledBy ?? '' })}</p>}
      <Refusal error={settle.error} />
      {open && there === false && <p className="hint">{t('notes.lost')}</p>}
      <div className="note-acts">
        {open && there === true && (
          <Button look="quiet" onPress={() => editor !== null && goToNote(editor.view, row.id)}>
            {t('notes.goTo')}
          </Button>
        )}
        {open && row.kind === 'suggestion' && mayChange && there === true && (
          <Button onPress={onAccept}>{t('notes.accept')}</Button>
        )}
        {open && row.maySettle && (
          <Button look="quiet" onPress={() => turn(row.kind === 'note' ? 'settled' : 'declined')}>
            {row.kind === 'note' ? t('notes.settle') : t('notes.decline')}
          </Button>
        )}
        {!open && row.maySettle && (
          <Button look="quiet" onPress={() => turn('open')}>
            {t('notes.reopen')}
          </Button>
        )}
        {open && !answering && (
          <Button look="quiet" onPress={() => setAnswering(true)}>
            {t('notes.answer')}
          </Button>
        )}
      </div>
      {open && answering && <Answer articleId={articleId} noteId={row.id} onDone={() => setAnswering(false)} />}
    </li>
  )
}

interface AnswerProps {
  readonly articleId: number
  readonly noteId: number
  readonly onDone: () => void
}

function Answer({ articleId, noteId, onDone }: AnswerProps) {
  const { t } = useText()
  const say = useChange('notes.say', ['notes.list'])
  const [said, setSaid] = useState<Said>({ text: '', mentions: [] })
  return (
    <div className="stack">
      <SayField articleId={articleId} label={t('notes.answer')} said={said} onChange={setSaid} />
      <Refusal error={say.error} />
      <div className="dialog-actions">
        <Button
          isPending={say.isPending}
          isDisabled={said.text.trim() === ''}
          onPress={() => say.mutate({ params: { id: articleId, n: noteId }, input: said }, { onSuccess: onDone })}
        >
          {t('notes.send')}
        </Button>
        <Button look="quiet" onPress={onDone}>
          {t('action.cancel')}
        </Button>
      </div>
    </div>
  )
}

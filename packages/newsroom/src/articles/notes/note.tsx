import type { NoteRow, NoteState } from '@warraq/core/contract/together'
import { useState } from 'react'
import { useChange } from '../../api/desk.tsx'
import type { Editor } from '../../editor/create-editor.ts'
import { useText } from '../../i18n/text.tsx'
import { useDates } from '../../session/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { now } from '../../ui/state-word.tsx'
import { goToNote, placesIn } from './plugin.ts'
import { SayField, type Said } from './say-field.tsx'

interface NoteProps {
  readonly articleId: number
  readonly row: NoteRow
  readonly editor: Editor | null
  readonly chosen: boolean
  /** Whether the text can be changed here and now. */
  readonly mayChange: boolean
  readonly onAccept: () => void
}

/** A note with its answers and what can be done about it. */
export function Note({ articleId, row, editor, chosen, mayChange, onAccept }: NoteProps) {
  const { t } = useText()
  const dates = useDates()
  const settle = useChange('notes.state', ['notes.list'])
  const turn = (state: NoteState) => settle.mutate({ params: { id: articleId, n: row.id }, input: { state } })
  const open = row.state === 'open'
  const there = editor !== null && placesIn(editor.state()).some(({ id }) => id === row.id)
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
      {open && !there && editor !== null && <p className="hint">{t('notes.lost')}</p>}
      <div className="note-acts">
        {open && there && (
          <Button look="quiet" onPress={() => editor !== null && goToNote(editor.view, row.id)}>
            {t('notes.goTo')}
          </Button>
        )}
        {open && row.kind === 'suggestion' && mayChange && there && (
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
      </div>
      {open && <Answer articleId={articleId} noteId={row.id} />}
    </li>
  )
}

function Answer({ articleId, noteId }: { readonly articleId: number; readonly noteId: number }) {
  const { t } = useText()
  const say = useChange('notes.say', ['notes.list'])
  const [said, setSaid] = useState<Said | null>(null)
  if (said === null)
    return (
      <Button look="quiet" onPress={() => setSaid({ text: '', mentions: [] })}>
        {t('notes.answer')}
      </Button>
    )
  return (
    <div className="stack">
      <SayField articleId={articleId} label={t('notes.answer')} said={said} onChange={setSaid} />
      <Refusal error={say.error} />
      <div className="dialog-actions">
        <Button
          isPending={say.isPending}
          isDisabled={said.text.trim() === ''}
          onPress={() =>
            say.mutate({ params: { id: articleId, n: noteId }, input: said }, { onSuccess: () => setSaid(null) })
          }
        >
          {t('notes.send')}
        </Button>
        <Button look="quiet" onPress={() => setSaid(null)}>
          {t('action.cancel')}
        </Button>
      </div>
    </div>
  )
}

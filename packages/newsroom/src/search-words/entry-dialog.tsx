import type { SearchWordsRow } from '@warraq/core/contract/search-words'
import { useState, type FormEvent } from 'react'
import { useChange } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Choice, Line, Tick } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'
import { wordsOf } from './filter.ts'
import { TryWords } from './try-words.tsx'

interface EntryDialogProps {
  readonly row: SearchWordsRow | null
  readonly onClose: () => void
}

/** Words that stand for each other: new ones, or an entry that is changed. */
export function EntryDialog({ row, onClose }: EntryDialogProps) {
  const { t } = useText()
  const say = useSay()
  const save = useChange('searchWords.change', ['searchWords.list'])
  const remove = useChange('searchWords.remove', ['searchWords.list'])
  const [line, setLine] = useState(row?.words.join(t('searchWords.comma')) ?? '')
  const [kind, setKind] = useState<SearchWordsRow['kind']>(row?.kind ?? 'synonym')
  const [note, setNote] = useState(row?.note ?? '')
  const [enabled, setEnabled] = useState(row?.enabled ?? true)
  const words = wordsOf(line)
  const done = (said: 'searchWords.saved' | 'searchWords.removed') => () => {
    say(t(said))
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const input = { key: row?.key ?? null, kind, words, note: note.trim(), enabled }
    save.mutate({ input }, { onSuccess: done('searchWords.saved') })
  }
  const title =
    row === null ? t('searchWords.new') : t('searchWords.edit', { words: row.words.join(t('searchWords.comma')) })
  return (
    <Dialog title={title} open onClose={onClose}>
      <div className="stack">
        <form id="search-words-entry" className="stack" onSubmit={submit}>
          <Refusal error={save.error ?? remove.error} />
          <Line
            label={t('searchWords.words')}
            hint={t('searchWords.wordsHint')}
            required
            maxLength={360}
            value={line}
            onChange={setLine}
            autoFocus
          />
          <Choice
            label={t('searchWords.kind')}
            value={kind}
            onChange={setKind}
            options={(['plural', 'synonym', 'spelling'] as const).map((value) => ({
              value,
              label: t(`searchWords.kind.${value}`),
            }))}
          />
          <Line label={t('searchWords.note')} maxLength={200} value={note} onChange={setNote} />
          <Tick label={t('searchWords.enabled')} checked={enabled} onChange={setEnabled} />
        </form>
        <TryWords words={words} />
        <div className="dialog-actions">
          <Button type="submit" form="search-words-entry" look="primary" isPending={save.isPending}>
            {t('action.save')}
          </Button>
          {row !== null && row.origin !== 'builtin' && (
            <Button
              isPending={remove.isPending}
              onPress={() => remove.mutate({ input: { key: row.key } }, { onSuccess: done('searchWords.removed') })}
            >
              {t(row.origin === 'own' ? 'action.remove' : 'searchWords.restore')}
            </Button>
          )}
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}

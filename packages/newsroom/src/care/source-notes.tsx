import type { SourceNoteFacts } from '@warraq/core/contract/care'
import { useState } from 'react'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Area, Line, Tick } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'

/** Sealed notes beside an article. They are read on asking, never with the screen, so that each reading is one. */
export function SourceNotes({ articleId }: { readonly articleId: number }) {
  const { t } = useText()
  const facts = useRead('sourceNotes.facts', {}, { id: articleId })
  const open = useChange('sourceNotes.open')
  const { note = null, mayWrite = false } = facts.data ?? {}
  const text = open.data?.text ?? null
  return (
    <details className="more-details">
      <summary>{t('source.title')}</summary>
      <div className="stack">
        <p className="hint">{t('source.intro')}</p>
        {note === null ? <p>{t('source.none')}</p> : <p>{t('source.by', { name: note.writtenBy })}</p>}
        {note?.mayRead === true && text === null && (
          <Button isPending={open.isPending} onPress={() => open.mutate({ params: { id: articleId }, input: {} })}>
            {t('source.open')}
          </Button>
        )}
        <Refusal error={facts.error ?? open.error} />
        {facts.data && mayWrite && (note === null || text !== null) && (
          <Write key={note?.changedAt ?? ''} articleId={articleId} facts={facts.data} first={text ?? ''} />
        )}
      </div>
    </details>
  )
}

interface WriteProps {
  readonly articleId: number
  readonly facts: SourceNoteFacts
  readonly first: string
}

function Write({ articleId, facts, first }: WriteProps) {
  const { t } = useText()
  const [text, setText] = useState(first)
  const [purgeOn, setPurge] = useState(facts.note?.purgeOn ?? '')
  const [readers, setReaders] = useState(() => new Set(facts.note?.readers.map(({ id }) => id)))
  const save = useChange('sourceNotes.save', ['sourceNotes.facts'])
  const remove = useChange('sourceNotes.remove', ['sourceNotes.facts'])
  const params = { id: articleId }
  return (
    <>
      <Area label={t('source.text')} rows={6} maxLength={20_000} value={text} onChange={setText} />
      <Line label={t('source.purge')} dir="ltr" placeholder="2027-01-31" value={purgeOn} onChange={setPurge} />
      <fieldset className="group">
        <legend>{t('source.readers')}</legend>
        {facts.people.map(({ id, name }) => (
          <Tick
            key={id}
            label={name}
            checked={readers.has(id)}
            onChange={(on) => setReaders(new Set(on ? [...readers, id] : [...readers].filter((one) => one !== id)))}
          />
        ))}
      </fieldset>
      <Refusal error={save.error ?? remove.error} />
      <Button
        isPending={save.isPending}
        onPress={() =>
          save.mutate({ params, input: { text, purgeOn: purgeOn === '' ? null : purgeOn, readers: [...readers] } })
        }
      >
        {t('source.save')}
      </Button>
      {facts.note !== null && (
        <Button look="quiet" isPending={remove.isPending} onPress={() => remove.mutate({ params, input: {} })}>
          {t('source.remove')}
        </Button>
      )}
    </>
  )
}

import type { Anchor } from '@warraq/core/articles/anchor'
import type { NoteRow } from '@warraq/core/contract/together'
import { useState, useSyncExternalStore } from 'react'
import { useChange } from '../../api/desk.tsx'
import type { Editor } from '../../editor/create-editor.ts'
import { useText } from '../../i18n/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Area } from '../../ui/fields.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { Note } from './note.tsx'
import { placesIn, selectedAnchor } from './plugin.ts'
import { SayField, type Said } from './say-field.tsx'

interface NotesPanelProps {
  readonly articleId: number
  readonly editor: Editor | null
  readonly rows: readonly NoteRow[]
  readonly chosen: number | null
  readonly mayChange: boolean
  readonly onAccept: (id: number) => void
}

/** What was said beside the text, and a way to say more about what is selected. */
export function NotesPanel({ articleId, editor, rows, chosen, mayChange, onAccept }: NotesPanelProps) {
  const { t } = useText()
  // Null while nobody knows yet: then no note is said to have lost its place.
  const places = useSyncExternalStore(editor?.subscribe ?? never, () => (editor ? placesIn(editor.state()) : null))
  const [making, setMaking] = useState<{ kind: NoteRow['kind']; anchor: Anchor } | null>(null)
  const [nothing, setNothing] = useState(false)
  const begin = (kind: NoteRow['kind']) => {
    const anchor = editor && selectedAnchor(editor.view)
    setNothing(anchor === null)
    setMaking(anchor === null ? null : { kind, anchor })
  }
  const open = rows.filter(({ state }) => state === 'open')
  const settled = rows.filter(({ state }) => state !== 'open')
  return (
    <section className="notes" aria-labelledby="notes-title">
      <h3 id="notes-title">{t('notes.title')}</h3>
      <p className="notes-begin">
        <Button onPress={() => begin('note')}>{t('notes.new')}</Button>
        <Button onPress={() => begin('suggestion')}>{t('notes.suggest')}</Button>
      </p>
      {nothing && (
        <p className="hint" role="status">
          {t('notes.selectFirst')}
        </p>
      )}
      {making && <NewNote key={making.kind} articleId={articleId} {...making} onDone={() => setMaking(null)} />}
      {rows.length === 0 && !making && <p className="hint">{t('notes.none')}</p>}
      {mayChange && open.some(({ kind }) => kind === 'suggestion') && <p className="hint">{t('notes.keyHint')}</p>}
      <ul className="plain-list">
        {open.map((row) => (
          <Note
            key={row.id}
            articleId={articleId}
            row={row}
            editor={editor}
            there={places?.some(({ id }) => id === row.id) ?? null}
            chosen={row.id === chosen}
            mayChange={mayChange}
            onAccept={() => onAccept(row.id)}
          />
        ))}
      </ul>
      {settled.length > 0 && (
        <details className="more-details">
          <summary>{t('notes.settled', { count: settled.length })}</summary>
          <ul className="plain-list">
            {settled.map((row) => (
              <Note
                key={row.id}
                articleId={articleId}
                row={row}
                editor={editor}
                there={false}
                chosen={false}
                mayChange={false}
                onAccept={() => undefined}
              />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

/** Without an editor there is nothing to hear of. */
const never = () => () => undefined

interface NewNoteProps {
  readonly articleId: number
  readonly kind: NoteRow['kind']
  readonly anchor: Anchor
  readonly onDone: () => void
}

function NewNote({ articleId, kind, anchor, onDone }: NewNoteProps) {
  const { t } = useText()
  const create = useChange('notes.create', ['notes.list'])
  const [said, setSaid] = useState<Said>({ text: '', mentions: [] })
  const [replacement, setReplacement] = useState(anchor.quote)
  const ready = kind === 'note' ? said.text.trim() !== '' : replacement !== anchor.quote
  return (
    <form
      className="stack new-note"
      onSubmit={(event) => {
        event.preventDefault()
        if (!ready) return
        create.mutate(
          { params: { id: articleId }, input: { kind, anchor, replacement, ...said } },
          { onSuccess: onDone },
        )
      }}
    >
      <blockquote className="note-quote" dir="auto">
        {anchor.quote}
      </blockquote>
      {kind === 'suggestion' && (
        <Area label={t('notes.replacement')} rows={2} maxLength={2000} value={replacement} onChange={setReplacement} />
      )}
      <SayField articleId={articleId} label={t('notes.text')} said={said} onChange={setSaid} />
      <Refusal error={create.error} />
      <div className="dialog-actions">
        <Button type="submit" look="primary" isDisabled={!ready} isPending={create.isPending}>
          {t('notes.send')}
        </Button>
        <Button look="quiet" onPress={onDone}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  )
}

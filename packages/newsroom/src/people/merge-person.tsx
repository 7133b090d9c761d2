import type { PersonRow } from '@warraq/core/contract/people'
import { useDeferredValue, useState } from 'react'
import { useReadPages } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { MergeDialog } from '../merging/merge-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { SearchCombo } from '../ui/search-combo.tsx'

/** Chooses the person who stays, then shows what would happen. */
export function MergePerson({ person, onClose }: { readonly person: PersonRow; readonly onClose: () => void }) {
  const { t } = useText()
  const [typed, setTyped] = useState('')
  const [intoId, setIntoId] = useState<number | null>(null)
  const words = useDeferredValue(typed.trim())
  const list = useReadPages('persons.list', words === '' ? {} : { q: words })
  if (intoId !== null) return <MergeDialog what="persons" id={person.id} intoId={intoId} onClose={onClose} />
  return (
    <Dialog title={t('persons.merge')} open onClose={onClose}>
      <div className="stack">
        <Refusal error={list.error} />
        <SearchCombo
          label={t('merge.person')}
          typed={typed}
          onTyped={setTyped}
          found={list.rows
            .filter((row) => row.id !== person.id)
            .map((row) => ({ key: String(row.id), label: row.title === '' ? row.name : `${row.name} · ${row.title}` }))}
          onPick={(found) => setIntoId(found === null ? null : Number(found.key))}
        />
        <div className="dialog-actions">
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}

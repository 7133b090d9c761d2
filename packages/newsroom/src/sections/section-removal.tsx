import type { SectionRow } from '@warraq/core/contract/sections'
import { useState } from 'react'
import { useChange } from '../api/desk.tsx'
import { nested, sectionLabel } from '../articles/section-choice.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Choice } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'

interface SectionRemovalProps {
  readonly section: SectionRow
  readonly all: readonly SectionRow[]
  readonly onClose: () => void
}

/** Deletes a section: its articles have to go somewhere. */
export function SectionRemoval({ section, all, onClose }: SectionRemovalProps) {
  const { t } = useText()
  const remove = useChange('sections.remove', ['sections.list', 'articles.list'])
  const [into, setInto] = useState('')
  const submit = () =>
    remove.mutate(
      { params: { id: section.id }, input: { intoId: into === '' ? null : Number(into) } },
      { onSuccess: onClose },
    )
  return (
    <Dialog title={t('sections.removeTitle', { name: section.name })} open onClose={onClose} role="alertdialog">
      <div className="stack">
        <p>{t('sections.removeNote')}</p>
        <Refusal error={remove.error} />
        <Choice
          label={t('sections.removeInto')}
          value={into}
          onChange={setInto}
          options={[
            { value: '', label: t('sections.removeNothing') },
            ...nested(all)
              .filter((row) => row.id !== section.id)
              .map((row) => ({ value: String(row.id), label: sectionLabel(row) })),
          ]}
        />
        <div className="dialog-actions">
          <Button look="primary" isPending={remove.isPending} onPress={submit}>
            {t('sections.remove')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}

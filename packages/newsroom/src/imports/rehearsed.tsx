import type { ImportChoices, ImportReportView, ImportView } from '@warraq/core/contract/imports'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useChange } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { ChoiceFields } from './choice-fields.tsx'
import { Report } from './report.tsx'
import { Samples } from './samples.tsx'

/** Nothing is written yet: what would be, and the choices before it is. */
export function Rehearsed({ view, report }: { readonly view: ImportView; readonly report: ImportReportView }) {
  const { t } = useText()
  const [, go] = useLocation()
  const [choices, setChoices] = useState<ImportChoices | null>(view.choices)
  const start = useChange('imports.start', ['imports.list'])
  if (choices === null) return null
  const begin = (rehearsal: boolean) =>
    start.mutate(
      { input: { choices, ...(rehearsal ? { rehearsal } : {}) }, params: { id: view.id } },
      { onSuccess: ({ id }) => go(`/import/${id}`) },
    )
  const changed = JSON.stringify(choices) !== JSON.stringify(view.choices)
  return (
    <>
      <p className="notice">{t('imports.nothingWritten')}</p>
      <Report report={report} planned />
      <Samples samples={view.samples} />
      <section className="import-part stack">
        <h2>{t('imports.choices')}</h2>
        <ChoiceFields kind={view.kind} report={report} choices={choices} onChange={setChoices} />
        <Refusal error={start.error} />
        <div className="import-actions">
          <Button look="primary" isPending={start.isPending} onPress={() => begin(false)}>
            {t('imports.start')}
          </Button>
          {changed && (
            <Button isDisabled={start.isPending} onPress={() => begin(true)}>
              {t('imports.rehearseAgain')}
            </Button>
          )}
        </div>
      </section>
    </>
  )
}

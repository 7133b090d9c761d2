import type { HouseRow } from '@warraq/core/contract/together'
import { useState } from 'react'
import { useChange } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'
import { termsFromCsv, termsToCsv } from './terms-csv.ts'

/** The list of terms out of and into a spreadsheet. */
export function TermsFile({ terms }: { readonly terms: readonly HouseRow[] }) {
  const { t, n } = useText()
  const say = useSay()
  const bring = useChange('house.import', ['house.list'])
  const [empty, setEmpty] = useState(false)
  const head = [t('house.word'), t('house.better'), t('house.note')]
  const read = async (file: File) => {
    const entries = termsFromCsv(await file.text(), head)
    setEmpty(entries.length === 0)
    if (entries.length === 0) return
    bring.mutate(
      { input: { entries } },
      { onSuccess: ({ added, changed }) => say(t('house.imported', { added: n(added), changed: n(changed) })) },
    )
  }
  return (
    <div className="house-file">
      {terms.length > 0 && <Button onPress={() => save(termsToCsv(head, terms))}>{t('house.export')}</Button>}
      <label className="button button-plain">
        {t('house.import')}
        <input
          className="unseen"
          type="file"
          accept=".csv,text/csv"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            event.currentTarget.value = ''
            if (file) void read(file)
          }}
        />
      </label>
      <span className="hint">{t('house.importHint')}</span>
      {empty && <p role="alert">{t('house.importEmpty')}</p>}
      <Refusal error={bring.error} />
    </div>
  )
}

function save(csv: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }))
  link.download = 'house-style.csv'
  link.click()
  URL.revokeObjectURL(link.href)
}

import type { TermsImported } from '@warraq/core/contract/terms'
import { useState } from 'react'
import { useChange } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Refusal } from '../ui/refusal.tsx'

/** A table of words: first tried, then taken. */
export function WordsImport({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const rehearse = useChange('lexicon.import')
  const take = useChange('lexicon.import', ['lexicon.list', 'lexicon.history'])
  const [csv, setCsv] = useState('')
  const [unread, setUnread] = useState<unknown>(null)
  const choose = async (file: File | undefined) => {
    if (file === undefined) return
    const text = await file.text()
    setCsv(text)
    rehearse.mutate({ input: { csv: text, try: true } })
  }
  const result = take.data ?? rehearse.data
  return (
    <Dialog title={t('words.import')} open onClose={onClose}>
      <div className="stack">
        <p className="hint">{t('words.importHint')}</p>
        <div className="field">
          <label htmlFor="words-file">{t('words.file')}</label>
          <input
            id="words-file"
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            onChange={(event) => void choose(event.currentTarget.files?.[0]).catch(setUnread)}
          />
        </div>
        <Refusal error={unread ?? rehearse.error ?? take.error} />
        {(rehearse.isPending || take.isPending) && <p className="loading">{t('app.loading')}</p>}
        {result && <Result result={result} />}
        <div className="dialog-actions">
          {rehearse.data !== undefined && take.data === undefined && (
            <Button
              look="primary"
              isDisabled={rehearse.data.added + rehearse.data.changed === 0}
              isPending={take.isPending}
              onPress={() => take.mutate({ input: { csv, try: false } })}
            >
              {t('words.take')}
            </Button>
          )}
          <Button onPress={onClose}>{t('action.close')}</Button>
        </div>
      </div>
    </Dialog>
  )
}

function Result({ result }: { readonly result: TermsImported }) {
  const { t, n } = useText()
  const { added, changed, unchanged, faults, version } = result
  return (
    <div role="status" className="stack">
      <p>{t('words.imported', { added: n(added), changed: n(changed), unchanged: n(unchanged) })}</p>
      {version !== null && <p>{t('words.importedAs', { version: n(version) })}</p>}
      {faults.length > 0 && (
        <>
          <p>{t('words.faults', { count: faults.length })}</p>
          <ul className="plain-list mod-faults">
            {faults.map(({ line, text, fault }) => (
              <li key={line}>
                {t('words.line', { line: n(line) })} <bdi>{text}</bdi>
                <span className="hint"> {t(`words.fault.${fault}`)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

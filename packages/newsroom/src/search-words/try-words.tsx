import type { SearchWordsRow } from '@warraq/core/contract/search-words'
import { useState, type FormEvent } from 'react'
import { useChange } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Line } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'

export function TryDialog({ row, onClose }: { readonly row: SearchWordsRow; readonly onClose: () => void }) {
  const { t } = useText()
  return (
    <Dialog title={t('searchWords.tryTitle', { words: row.words.join(t('searchWords.comma')) })} open onClose={onClose}>
      <div className="stack">
        {row.asked !== '' && (
          <p className="search-words-example">{t('searchWords.example', { asked: row.asked, found: row.found })}</p>
        )}
        <TryWords words={row.words} />
        <div className="dialog-actions">
          <Button onPress={onClose}>{t('action.close')}</Button>
        </div>
      </div>
    </Dialog>
  )
}

/** What readers would find more with these words standing for each other; nothing is changed by trying. */
export function TryWords({ words }: { readonly words: readonly string[] }) {
  const { t } = useText()
  const trial = useChange('searchWords.try')
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? words[0] ?? ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // A form in a dialog's form: the outer one saves.
    event.stopPropagation()
    trial.mutate({ input: { text: text.trim(), words: [...words] } })
  }
  return (
    <form className="search-words-trial" onSubmit={submit}>
      <div className="search-words-ask">
        <Line label={t('searchWords.tryText')} required maxLength={200} value={text} onChange={setTyped} />
        <Button type="submit" isDisabled={words.length < 2} isPending={trial.isPending}>
          {t('searchWords.try')}
        </Button>
      </div>
      <Refusal error={trial.error} />
      <div role="status">{trial.data && <Tried {...trial.data} />}</div>
    </form>
  )
}

interface TriedProps {
  readonly without: number
  readonly with: number
  readonly added: readonly { readonly id: number; readonly title: string; readonly url: string }[]
}

function Tried({ without, with: widened, added }: TriedProps) {
  const { t } = useText()
  return (
    <>
      <p>
        {t('searchWords.tried', {
          without: t('articles.count', { count: without }),
          with: t('articles.count', { count: widened }),
        })}
      </p>
      {added.length > 0 && (
        <>
          <p className="hint">{t('searchWords.added')}</p>
          <ul className="plain-list">
            {added.map(({ id, title, url }) => (
              <li key={id}>
                <a href={url} target="_blank" rel="noopener">
                  <bdi>{title}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

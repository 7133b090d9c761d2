import { useDeferredValue, useState } from 'react'
import { useReadPages } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Line } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'

interface RelatedDialogProps {
  readonly onPick: (articleId: number, headline: string) => void
  readonly onClose: () => void
}

/** Finds a published article by words of its title. */
export function RelatedDialog({ onPick, onClose }: RelatedDialogProps) {
  const { t } = useText()
  const [typed, setTyped] = useState('')
  const words = useDeferredValue(typed.trim())
  const list = useReadPages('articles.list', { state: 'published', ...(words !== '' && { q: words }) })
  return (
    <Dialog title={t('related.title')} open onClose={onClose}>
      <div className="stack">
        <Line
          label={t('related.search')}
          hint={t('related.hint')}
          type="search"
          autoFocus
          value={typed}
          onChange={setTyped}
        />
        <Refusal error={list.error} />
        {list.isSuccess && list.rows.length === 0 && <p className="empty">{t('related.noResult')}</p>}
        <ul className="pick-list">
          {list.rows.slice(0, 8).map((row) => (
            <li key={row.id}>
              <button type="button" onClick={() => onPick(row.id, row.title)}>
                <bdi>{row.title === '' ? t('articles.untitled') : row.title}</bdi>
              </button>
            </li>
          ))}
        </ul>
        <div className="dialog-actions">
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}

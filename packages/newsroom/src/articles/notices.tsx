import type { ArticleView } from '@warraq/core/contract/articles'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { now } from '../ui/state-word.tsx'
import type { Snapshot } from './working-copy.ts'

interface NoticesProps {
  readonly view: ArticleView
  readonly snapshot: Snapshot
  readonly restoredAt: string | null
  readonly onDiscard: () => void
}

/** What somebody must know before writing on. */
export function Notices({ view, snapshot, restoredAt, onDiscard }: NoticesProps) {
  const { t } = useText()
  const dates = useDates()
  const moment = (at: string) => dates.moment(at, now())
  return (
    <>
      {restoredAt !== null && (
        <div className="notice" role="status">
          <p>{t('journal.restored', { at: moment(restoredAt) })}</p>
          <Button onPress={onDiscard}>{t('journal.discard')}</Button>
        </div>
      )}
      {!snapshot.journalWorks && <p className="notice">{t('journal.off')}</p>}
      {view.returnNote !== null && view.state === 'draft' && (
        <p className="notice">{t('article.returned', { by: view.returnNote.by, note: view.returnNote.text })}</p>
      )}
      {view.withdrawn !== null && view.state === 'withdrawn' && (
        <p className="notice">
          {t('article.withdrawnNote', { at: moment(view.withdrawn.at), reason: view.withdrawn.reason })}
        </p>
      )}
      {!view.mayEdit && <p className="notice">{t('article.readOnly')}</p>}
    </>
  )
}

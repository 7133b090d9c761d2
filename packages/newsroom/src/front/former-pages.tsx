import { useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { now } from '../ui/state-word.tsx'

interface FormerPagesProps {
  readonly lang: 'ar' | 'en'
  readonly onTake: (n: number) => void
  readonly onClose: () => void
}

/** Pages that readers have seen; one of them can be the draft again. */
export function FormerPages({ lang, onTake, onClose }: FormerPagesProps) {
  const { t } = useText()
  const dates = useDates()
  const list = useRead('front.history', { lang })
  return (
    <Dialog title={t('front.history')} open onClose={onClose}>
      <Refusal error={list.error} />
      {list.isSuccess && list.data.rows.length === 0 && <p className="empty">{t('front.historyEmpty')}</p>}
      <ul className="row-list">
        {list.data?.rows.map((row) => (
          <li key={row.n}>
            <span className="grow">
              {dates.moment(row.at, now())}
              {row.by !== null && (
                <>
                  {' · '}
                  <bdi>{row.by}</bdi>
                </>
              )}
              <span className="hint"> {t('front.historyRow', { containers: row.containers, pins: row.pins })}</span>
            </span>
            <Button look="quiet" onPress={() => onTake(row.n)}>
              {t('front.take')}
            </Button>
          </li>
        ))}
      </ul>
      <div className="dialog-actions">
        <Button onPress={onClose}>{t('breaking.close')}</Button>
      </div>
    </Dialog>
  )
}

import { useChange } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { now } from '../ui/state-word.tsx'

const DAY_MS = 24 * 3600 * 1000

/** By when it should be decided: chosen in days, since nobody counts hours over a comment. */
export function DueDate({ commentId, dueAt }: { readonly commentId: number; readonly dueAt: string | null }) {
  const { t } = useText()
  const dates = useDates()
  const change = useChange('cases.date', ['cases.read', 'cases.list'])
  const set = (days: number | null) =>
    change.mutate({
      params: { id: commentId },
      input: { dueAt: days === null ? null : new Date(Date.parse(now()) + days * DAY_MS).toISOString() },
    })
  return (
    <section className="case-part">
      <h3>{t('cases.dueTitle')}</h3>
      <p className="due-line">
        <span>{dueAt === null ? t('cases.noDue') : dates.moment(dueAt, now())}</span>
        {([1, 3, 7] as const).map((days) => (
          <Button key={days} look="quiet" isPending={change.isPending} onPress={() => set(days)}>
            {t('cases.dueIn', { days })}
          </Button>
        ))}
        {dueAt !== null && (
          <Button look="quiet" isPending={change.isPending} onPress={() => set(null)}>
            {t('cases.dropDue')}
          </Button>
        )}
      </p>
    </section>
  )
}

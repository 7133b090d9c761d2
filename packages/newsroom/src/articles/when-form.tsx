import { now as nowIn, parseAbsolute, type ZonedDateTime } from '@internationalized/date'
import { useState, type FormEvent } from 'react'
import { useText } from '../i18n/text.tsx'
import { useDates, useSession } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { MomentField } from '../ui/moment-field.tsx'
import { Refusal } from '../ui/refusal.tsx'

interface WhenFormProps {
  /** What taking the step is called. */
  readonly label: string
  /** The time it has already, as an instant. */
  readonly first: string | null
  readonly pending: boolean
  readonly error: unknown
  /** `at` is a UTC instant with milliseconds. */
  readonly onTake: (at: string) => void
  readonly onClose: () => void
}

const FIRST_YEAR = 1900

/** The next full hour in the site's zone. */
function nextHour(timeZone: string): ZonedDateTime {
  return nowIn(timeZone).set({ minute: 0, second: 0, millisecond: 0 }).add({ hours: 1 })
}

/** Day and time in the site's zone, whatever zone the writer's machine has. */
export function WhenForm({ label, first, pending, error, onTake, onClose }: WhenFormProps) {
  const { t } = useText()
  const dates = useDates()
  const { site } = useSession()
  const [when, setWhen] = useState<ZonedDateTime | null>(() =>
    first === null ? nextHour(site.timeZone) : parseAbsolute(first, site.timeZone),
  )
  const [past, setPast] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (when === null) return
    const at = when.toDate().toISOString()
    if (Date.parse(at) <= Date.now()) return setPast(true)
    return onTake(at)
  }
  return (
    <form className="stack" onSubmit={submit}>
      <Refusal error={error} />
      <MomentField
        label={t('step.when')}
        value={when}
        onChange={(next) => {
          setWhen(next)
          setPast(false)
        }}
        autoFocus
      />
      {/* While a year is typed it is one of the first centuries, which have no Hijri date. */}
      {when !== null && when.year >= FIRST_YEAR && (
        <p className="hint">
          {dates.full(when.toDate().toISOString())} · {t('step.whenZone', { zone: site.timeZone })}
        </p>
      )}
      {past && (
        <p className="field-error" role="alert">
          {t('step.whenPast')}
        </p>
      )}
      <div className="dialog-actions">
        <Button type="submit" look="primary" isPending={pending} isDisabled={when === null}>
          {label}
        </Button>
        <Button onPress={onClose}>{t('action.cancel')}</Button>
      </div>
    </form>
  )
}

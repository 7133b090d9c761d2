import { now as nowIn, parseAbsolute, type ZonedDateTime } from '@internationalized/date'
import { useState, type FormEvent } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Calendar, CalendarCell, CalendarGrid } from 'react-aria-components/Calendar'
import { DateInput, DateSegment } from 'react-aria-components/DateField'
import { DatePicker } from 'react-aria-components/DatePicker'
import { Dialog } from 'react-aria-components/Dialog'
import { Group } from 'react-aria-components/Group'
import { Heading } from 'react-aria-components/Heading'
import { Label } from 'react-aria-components/Label'
import { Popover } from 'react-aria-components/Popover'
import { useText } from '../i18n/text.tsx'
import { useDates, useSession } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
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
      <DatePicker
        className="field"
        value={when}
        onChange={(next) => {
          setWhen(next)
          setPast(false)
        }}
        granularity="minute"
        hourCycle={24}
        hideTimeZone
        isRequired
        autoFocus
      >
        <Label>{t('step.when')}</Label>
        <Group className="date-line">
          <DateInput className="date-input">
            {(segment) => <DateSegment segment={segment} className="date-segment" />}
          </DateInput>
          <AriaButton className="combo-button">
            <span aria-hidden="true">▾</span>
          </AriaButton>
        </Group>
        <Popover className="popover">
          <Dialog className="calendar-dialog">
            <Calendar className="calendar">
              <header>
                <AriaButton slot="previous" className="button button-quiet">
                  <span aria-hidden="true" className="chevron-back" />
                </AriaButton>
                <Heading />
                <AriaButton slot="next" className="button button-quiet">
                  <span aria-hidden="true" className="chevron-on" />
                </AriaButton>
              </header>
              <CalendarGrid>{(date) => <CalendarCell date={date} className="calendar-cell" />}</CalendarGrid>
            </Calendar>
          </Dialog>
        </Popover>
      </DatePicker>
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

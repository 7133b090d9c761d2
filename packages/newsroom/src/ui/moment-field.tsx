import type { ZonedDateTime } from '@internationalized/date'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Calendar, CalendarCell, CalendarGrid } from 'react-aria-components/Calendar'
import { DateInput, DateSegment } from 'react-aria-components/DateField'
import { DatePicker } from 'react-aria-components/DatePicker'
import { Dialog } from 'react-aria-components/Dialog'
import { Group } from 'react-aria-components/Group'
import { Heading } from 'react-aria-components/Heading'
import { Label } from 'react-aria-components/Label'
import { Popover } from 'react-aria-components/Popover'

interface MomentFieldProps {
  readonly label: string
  /** In the site's zone, which the value carries. */
  readonly value: ZonedDateTime | null
  readonly onChange: (value: ZonedDateTime | null) => void
  readonly autoFocus?: boolean
}

/** Day and minute, typed part by part or chosen from a calendar. */
export function MomentField({ label, value, onChange, autoFocus = false }: MomentFieldProps) {
  return (
    <DatePicker
      className="field"
      value={value}
      onChange={onChange}
      granularity="minute"
      hourCycle={24}
      hideTimeZone
      isRequired
      autoFocus={autoFocus}
    >
      <Label>{label}</Label>
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
  )
}

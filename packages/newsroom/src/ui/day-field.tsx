import { parseDate } from '@internationalized/date'
import { DateField, DateInput, DateSegment } from 'react-aria-components/DateField'
import { Label } from 'react-aria-components/Label'

/** `2017-06-13`. */
export type Day = string

interface DayFieldProps {
  readonly label: string
  readonly day: Day | null
  readonly onChange: (day: Day | null) => void
}

/** A day typed part by part, in the order and digits of the site and not of the browser; null where none is given. */
export function DayField({ label, day, onChange }: DayFieldProps) {
  return (
    <DateField
      className="field"
      granularity="day"
      value={day === null ? null : parseDate(day)}
      onChange={(next) => onChange(next === null ? null : next.toString())}
    >
      <Label>{label}</Label>
      <DateInput className="date-input">
        {(segment) => <DateSegment segment={segment} className="date-segment" />}
      </DateInput>
    </DateField>
  )
}

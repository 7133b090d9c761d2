import type { LocalDate } from '@warraq/arabic'
import type { YearStarts } from './facet-counter.ts'

const MINUTE_MS = 60_000

/** Days of a time zone (IANA name) as minutes since 1970 UTC. */
export interface ZoneDays {
  /** The first minute of a day. */
  startOf(day: LocalDate): number
  /** The first minute of the day behind. */
  endOf(day: LocalDate): number
  /** The first minutes of the years in which these two minutes lie, and of those between. */
  years(firstMinute: number, lastMinute: number): YearStarts
}

export function zoneDays(timeZone: string): ZoneDays {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    era: 'short',
  })
  /** How far the clocks of the zone are ahead of UTC at an instant. */
  const ahead = (ms: number): number => {
    const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, value]))
    const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type) ?? 0)
    return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute')) - ms
  }
  /** Clocks may be changed at midnight: the second look is with the offset that holds there. */
  const minuteAt = (wall: number): number => Math.ceil((wall - ahead(wall - ahead(wall))) / MINUTE_MS)
  const yearOf = (minute: number): number => new Date(minute * MINUTE_MS + ahead(minute * MINUTE_MS)).getUTCFullYear()
  const midnight = (day: LocalDate): number => Date.parse(`${day}T00:00:00Z`)
  return {
    startOf: (day) => minuteAt(midnight(day)),
    endOf: (day) => minuteAt(midnight(day) + 86_400_000),
    years(firstMinute, lastMinute) {
      const firstYear = yearOf(firstMinute)
      const count = Math.max(1, yearOf(lastMinute) - firstYear + 1)
      return { firstYear, minutes: Array.from({ length: count }, (_, i) => minuteAt(Date.UTC(firstYear + i, 0, 1))) }
    },
  }
}

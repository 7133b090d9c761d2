import { isLocalDate } from '@warraq/arabic'
import type { Instant } from '@warraq/core/time'
import { fromEpoch, parseInstant } from '@warraq/core/time'

const MINUTE = 60_000

/**
 * A typed date as an instant: a day (noon in the site's zone, but never later than now on the same day), a day with a
 * time in the site's zone, or a date-time that says its own zone (ISO 8601). Null when it is none of these.
 */
export function typedInstant(text: string, timeZone: string, now: Instant): Instant | null {
  const whole = parseInstant(text)
  if (whole) return whole
  const [, day, hours, minutes] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2}))?$/.exec(text) ?? []
  if (day === undefined || !isLocalDate(day) || Number(hours ?? 0) > 23 || Number(minutes ?? 0) > 59) return null
  const wall = zoneWall(timeZone)
  if (hours !== undefined) return instantAt(wall, `${day}T${hours}:${minutes ?? '00'}`)
  const noon = instantAt(wall, `${day}T12:00`)
  return noon > now && wall(Date.parse(now)).startsWith(day) ? now : noon
}

/** What the clocks of a zone show: `2017-06-13T14:30`. */
function zoneWall(timeZone: string): (ms: number) => string {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return (ms) => {
    const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, value]))
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
    return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`
  }
}

/** The first minute at which the clocks show this or, where they jump over it, something later. */
function instantAt(wall: (ms: number) => string, wanted: string): Instant {
  const guess = Date.parse(`${wanted}:00Z`)
  let before = guess - 26 * 60 * MINUTE
  let after = guess + 26 * 60 * MINUTE
  while (after - before > MINUTE) {
    const middle = Math.floor((before + after) / 2 / MINUTE) * MINUTE
    if (wall(middle) < wanted) before = middle
    else after = middle
  }
  return fromEpoch(after)
}

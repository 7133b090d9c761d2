/** Dates of other systems as instants: those that name their zone, and those of the newspaper's own clocks. */

import type { Instant } from '@warraq/core/time'
import { fromEpoch, parseInstant } from '@warraq/core/time'

const MINUTE = 60_000
const FIRST_YEAR = 1900
const LAST_YEAR = 2200

/** ISO 8601 with a zone, also with a space for the T, or without minutes in the zone. Null for anything else. */
export function instantWithZone(text: string): Instant | null {
  const tidy = text
    .trim()
    .replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/u, '$1T')
    .replace(/ (?=[+-]\d{2}:?\d{2}$)/u, '')
    .replace(/([+-]\d{2})$/u, (zone, _hours: string, at: number) => (at > 10 ? `${zone}:00` : zone))
  const at = parseInstant(tidy)
  const year = at === null ? 0 : Number(at.slice(0, 4))
  return year >= FIRST_YEAR && year <= LAST_YEAR ? at : null
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
export function instantOfClock(day: string, minutesOfDay: number, timeZone: string): Instant {
  const wall = zoneWall(timeZone)
  const clock = `${String(Math.floor(minutesOfDay / 60)).padStart(2, '0')}:${String(minutesOfDay % 60).padStart(2, '0')}`
  const wanted = `${day}T${clock}`
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

/** Dates of other systems as instants: those that name their zone, and those of the newspaper's own clocks. */

import { firstMinuteAt, zoneClock } from '@warraq/core/site/zone-clock'
import type { Instant } from '@warraq/core/time'
import { parseInstant } from '@warraq/core/time'

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

/** The first minute at which the clocks of a zone show this or, where they jump over it, something later. */
export function instantOfClock(day: string, minutesOfDay: number, timeZone: string): Instant {
  const hours = String(Math.floor(minutesOfDay / 60)).padStart(2, '0')
  const minutes = String(minutesOfDay % 60).padStart(2, '0')
  return firstMinuteAt(zoneClock(timeZone), `${day}T${hours}:${minutes}`)
}

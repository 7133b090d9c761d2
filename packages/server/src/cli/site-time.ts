import { isLocalDate } from '@warraq/arabic'
import { firstMinuteAt, zoneClock } from '@warraq/core/site/zone-clock'
import type { Instant } from '@warraq/core/time'
import { parseInstant } from '@warraq/core/time'

/**
 * A typed date as an instant: a day (noon in the site's zone, but never later than now on the same day), a day with a
 * time in the site's zone, or a date-time that says its own zone (ISO 8601). Null when it is none of these.
 */
export function typedInstant(text: string, timeZone: string, now: Instant): Instant | null {
  const whole = parseInstant(text)
  if (whole) return whole
  const [, day, hours, minutes] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2}))?$/.exec(text) ?? []
  if (day === undefined || !isLocalDate(day) || Number(hours ?? 0) > 23 || Number(minutes ?? 0) > 59) return null
  const clock = zoneClock(timeZone)
  if (hours !== undefined) return firstMinuteAt(clock, `${day}T${hours}:${minutes ?? '00'}`)
  const noon = firstMinuteAt(clock, `${day}T12:00`)
  return noon > now && clock(Date.parse(now)).startsWith(day) ? now : noon
}

/** Dates of a page as moments of the newspaper's own clocks. */

import { parseDates } from '@warraq/arabic'
import type { Instant } from '@warraq/core/time'
import { instantOfClock, instantWithZone } from '../intake/wall-time.ts'

/** What decides which moment a day without a zone means. */
export interface Clock {
  readonly timeZone: string
  readonly now: Instant
}

const LONGEST = 500
const NOON = 720

/** «الساعة: 07:15»: the sign after the word keeps the time from being read. */
export function datesIn(text: string): ReturnType<typeof parseDates> {
  return parseDates(text.replaceAll(HOUR, (_, word: string) => `${word}  `))
}

const HOUR = /(\u0627\u0644\u0633\u0627\u0639\u0629) ?[:：]/gu

/**
 * ISO 8601 with a zone, else the first whole date in the text, in Arabic or another way that `parseDates` reads, on the
 * newspaper's clocks; without a time of day at noon, or now where that is earlier. Null when there is none.
 */
export function instantIn(text: string, { timeZone, now }: Clock): Instant | null {
  const exact = instantWithZone(text)
  if (exact !== null) return exact
  // «2017 م 09:20»: the sign of the era stands between year and time.
  const plain = text.slice(0, LONGEST).replace(/(\d{4}) ?\u0645 /u, '$1 ')
  const days = datesIn(plain).filter(({ precision }) => precision === 'day')
  // Of two dates that name one day, the one with the time.
  const found = days.find((day) => day.date === days[0]?.date && day.minutesOfDay !== undefined) ?? days[0]
  if (found === undefined) return null
  const at = instantOfClock(found.date, found.minutesOfDay ?? NOON, timeZone)
  if (found.minutesOfDay !== undefined || at <= now) return at
  return instantOfClock(found.date, 0, timeZone) <= now ? now : at
}

/** Whether a short text is a date and little else. */
export function isDateLine(text: string): boolean {
  if (text.length > 120) return false
  const [found] = parseDates(text)
  return found !== undefined && text.length - (found.end - found.start) <= 40
}

/** What the clocks of a time zone show, and when they show it. */

import type { Instant } from '../time.ts'
import { fromEpoch } from '../time.ts'

const MINUTE = 60_000
/** No zone is further from UTC than this, summer time and calendar jumps included. */
const FURTHEST = 26 * 60 * MINUTE

/** Minutes by which clocks have been put back, most first: double summer time, summer time, Lord Howe's. */
const TURNED_BACK = [120, 60, 30]

/** Wall time `YYYY-MM-DDTHH:MM` by milliseconds since 1970. */
export type ZoneClock = (ms: number) => string

/** @param timeZone IANA name */
export function zoneClock(timeZone: string): ZoneClock {
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

/** The first minute at which the clocks show `wanted` (`YYYY-MM-DDTHH:MM`) or, where they jump over it, something later. */
export function firstMinuteAt(clock: ZoneClock, wanted: string): Instant {
  const guess = Date.parse(`${wanted}:00Z`)
  let before = guess - FURTHEST
  let after = guess + FURTHEST
  while (after - before > MINUTE) {
    const middle = Math.floor((before + after) / 2 / MINUTE) * MINUTE
    if (clock(middle) < wanted) before = middle
    else after = middle
  }
  // Where clocks were put back, the search may end at the second time that they show it.
  const first = TURNED_BACK.map((minutes) => after - minutes * MINUTE).find((ms) => clock(ms) === wanted)
  return fromEpoch(first ?? after)
}

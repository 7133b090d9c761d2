import type { Instant } from '../time.ts'
import { toEpoch } from '../time.ts'

/** A network is digested with another key after so many days, which is also how long a trace is kept. */
export const NETWORK_PERIOD_DAYS = 30
const DAY_MS = 24 * 3600 * 1000

/** The number of the period a moment lies in, counted from 1970. */
export function networkPeriod(now: Instant): number {
  return Math.floor(toEpoch(now) / (NETWORK_PERIOD_DAYS * DAY_MS))
}

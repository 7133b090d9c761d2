import type { Instant } from '../time.ts'
import { plusSeconds } from '../time.ts'

/** A tab that was not heard of for this long is not there any more. Tabs speak up three times as often. */
export const GONE_AFTER_SECONDS = 45

/** Who may write on an article now: one tab of one person. */
export interface Pen {
  readonly accountId: number
  readonly tab: string
  readonly seenAt: string
}

/** Whether a row that says “I am here” still counts. */
export function isThere(row: { readonly seenAt: string }, now: Instant): boolean {
  return plusSeconds(row.seenAt as Instant, GONE_AFTER_SECONDS) > now
}

/**
 * May this caller write? Yes when nobody holds the pen, or its holder went away without a word. Whoever calls without a
 * tab (the command line, the API) is held to the person only.
 */
export function penIsFree(
  pen: Pen | null,
  caller: { readonly accountId: number | null; readonly tab: string | null },
  now: Instant,
): boolean {
  if (pen === null || !isThere(pen, now)) return true
  if (pen.accountId !== caller.accountId) return false
  return caller.tab === null || caller.tab === pen.tab
}

/** Saves of one person within this time are one sitting, and one line of the history. */
const SITTING_SECONDS = 10 * 60

/** Does a save go on with the sitting before it? `since`: the last step of the article, after which a new one begins. */
export function sameSitting(
  last: { readonly accountId: number | null; readonly beganAt: string },
  next: { readonly accountId: number | null; readonly now: Instant; readonly since: string | null },
): boolean {
  if (last.accountId !== next.accountId) return false
  if (next.since !== null && next.since >= last.beganAt) return false
  return plusSeconds(last.beganAt as Instant, SITTING_SECONDS) > next.now
}

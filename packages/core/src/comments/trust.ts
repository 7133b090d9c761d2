import type { Instant } from '../time.ts'
import { toEpoch } from '../time.ts'

export interface TrustFacts {
  readonly published: number
  /** Within the last ninety days. */
  readonly removed: number
  /** When this reader came first. */
  readonly since: Instant
}

export const MOST_TRUST = 3
/** Removals are held against a reader for so long. */
export const REMEMBERED_DAYS = 90

const DAY_MS = 24 * 3600 * 1000

/**
 * How far a reader's comments may be taken as they come, 0 to 3: it grows with published comments and with time, so that
 * nobody earns it in an afternoon, and each removal takes one away.
 */
export function trustOf({ published, removed, since }: TrustFacts, now: Instant): number {
  const days = (toEpoch(now) - toEpoch(since)) / DAY_MS
  const earned = published >= 20 && days >= 60 ? 3 : published >= 5 && days >= 7 ? 2 : published >= 1 ? 1 : 0
  return Math.max(0, earned - removed)
}

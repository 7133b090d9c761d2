import type { Instant } from '@warraq/core/time'

/** The time, asked for once in a turn of the event loop: of the many pages answered in one turn none is older than another. */
export function turnClock(now: () => Instant): () => Instant {
  const state: { at: Instant | null } = { at: null }
  return () => {
    if (state.at !== null) return state.at
    setImmediate(() => void (state.at = null))
    return (state.at = now())
  }
}

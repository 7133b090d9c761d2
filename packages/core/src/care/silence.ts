import type { Instant } from '../time.ts'

/** A stretch of election silence; `to` is the first moment after it. */
export interface Silence {
  readonly from: Instant
  readonly to: Instant
  /** Whose comments rest: under articles with the flag, or under all. */
  readonly comments: 'flagged' | 'all'
}

export interface SilenceNow {
  /** The end of the silence that rules now; null while there is none. */
  readonly until: Instant | null
  /** When that changes by itself next: a stored page must not outlive it. */
  readonly changesAt: Instant | null
}

/** The silence that rules at a moment. Stretches that touch or overlap are one. */
export function silenceAt(silences: readonly Silence[], at: Instant): SilenceNow {
  const ahead = silences.filter(({ from, to }) => to > at && from < to).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  let until: Instant | null = null
  for (const { from, to } of ahead) {
    if (from > (until ?? at)) break
    if (until === null || to > until) until = to
  }
  return { until, changesAt: until ?? ahead[0]?.from ?? null }
}

/** The silence as the comments under one article keep it. */
export function commentSilence(silences: readonly Silence[], flags: readonly string[], at: Instant): SilenceNow {
  const flagged = flags.includes('election')
  return silenceAt(
    silences.filter(({ comments }) => comments === 'all' || flagged),
    at,
  )
}

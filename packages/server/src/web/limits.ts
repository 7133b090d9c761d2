import { LRUCache } from 'lru-cache'

/** A limit on reading, counted in this process only: an exact count over restarts is not worth a write per search. */
export interface ReadingLimit {
  /** Seconds to wait, or 0 when the request may go on. */
  take(key: string, perMinute: number, nowMs: number): number
}

export function readingLimit(): ReadingLimit {
  const windows = new LRUCache<string, { startedAt: number; count: number }>({ max: 50_000 })
  return {
    take(key, perMinute, nowMs) {
      const known = windows.get(key)
      if (!known || nowMs - known.startedAt >= 60_000) {
        windows.set(key, { startedAt: nowMs, count: 1 })
        return 0
      }
      known.count += 1
      return known.count <= perMinute ? 0 : Math.ceil((known.startedAt + 60_000 - nowMs) / 1000)
    },
  }
}

import type { Instant } from '@warraq/core/time'
import type { CallAction } from '../actions/call.ts'
import type { Log } from '../ports/log/log.ts'

export interface ViewCounter {
  count(articleId: number): void
  stop(): Promise<void>
}

const FLUSH_MS = 15_000

/** Readings counted in memory and written together: no write on the way of an answer, nothing about the reader kept. */
export function countViews(call: CallAction, log: Log, now: () => Instant): ViewCounter {
  const state = { counts: new Map<number, number>() }
  const flush = async (): Promise<void> => {
    if (state.counts.size === 0) return
    const counts = [...state.counts].map(([articleId, count]) => ({ articleId, count }))
    state.counts = new Map()
    await call('articles/add-views', { counts, at: now() }, { actor: { kind: 'job', job: 'views' } }).catch(
      (error: unknown) => void log.defect('views', error),
    )
  }
  const timer = setInterval(() => void flush(), FLUSH_MS)
  return {
    count: (articleId) => void state.counts.set(articleId, (state.counts.get(articleId) ?? 0) + 1),
    stop: async () => {
      clearInterval(timer)
      await flush()
    },
  }
}

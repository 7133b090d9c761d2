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
  const state = { counts: new Map<number, number>(), flushing: Promise.resolve() }
  const add = (articleId: number, count: number): void =>
    void state.counts.set(articleId, (state.counts.get(articleId) ?? 0) + count)
  const flush = async (): Promise<void> => {
    if (state.counts.size === 0) return
    const counts = [...state.counts].map(([articleId, count]) => ({ articleId, count }))
    state.counts = new Map()
    try {
      await call('articles/add-views', { counts, at: now() }, { actor: { kind: 'job', job: 'views' } })
    } catch (error) {
      log.defect('views', error)
      // They wait for a disk that takes them; there is one number for each article, however long that lasts.
      for (const { articleId, count } of counts) add(articleId, count)
    }
  }
  /** One after the other: a flush that takes long must not be counted twice. */
  const next = (): Promise<void> => (state.flushing = state.flushing.then(flush))
  const timer = setInterval(() => void next(), FLUSH_MS)
  return {
    count: (articleId) => add(articleId, 1),
    stop: async () => {
      clearInterval(timer)
      await next()
    },
  }
}

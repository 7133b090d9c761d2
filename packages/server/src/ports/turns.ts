import { Refusal } from '@warraq/core/errors'

/**
 * Runs at most `atOnce` works together; at most `queue` wait, in order of arrival, and the next one is refused as `busy`.
 * For work that holds memory or a processor: hashing passwords, taking in pictures.
 */
export function takeTurns(atOnce: number, queue: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  const state = { running: 0 }
  return async (work) => {
    if (state.running >= atOnce) {
      if (waiting.length >= queue) throw new Refusal('busy')
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else {
      state.running += 1
    }
    try {
      return await work()
    } finally {
      // The place is handed to the next in line without being given back in between.
      const next = waiting.shift()
      if (next) next()
      else state.running -= 1
    }
  }
}

import type { CallAction } from '../../actions/call.ts'
import type { JobHandler } from '../runner.ts'

/**
 * Documents of one action. It holds the writer for about 20 ms, as four do: neighbours share the rows of their words. 64 hold
 * it for 80 ms.
 */
export const MOST_AT_ONCE = 16

/** Rounds of one job: far less time than a worker's lease. */
const ROUNDS = 300

/** Indexes what waits until nothing does. Between two rounds the writer takes whatever else has come. */
export function indexWaiting(call: CallAction): JobHandler {
  return async () => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const input = { most: MOST_AT_ONCE, handOver: round === ROUNDS }
      const { left } = await call('search/index-waiting', input, { actor: { kind: 'job', job: 'index-waiting' } })
      if (left === 0) return
    }
  }
}

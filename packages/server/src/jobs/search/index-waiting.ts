import type { CallAction } from '../../actions/call.ts'
import type { JobHandler } from '../runner.ts'

/** Documents of one action: it holds the writer for some hundredths of a second. */
export const MOST_AT_ONCE = 4

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

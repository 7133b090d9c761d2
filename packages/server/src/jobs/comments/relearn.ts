import { Worker } from 'node:worker_threads'
import type { CallAction } from '../../actions/call.ts'
import type { DatabaseAddress } from '../../config/config.ts'
import type { JobHandler } from '../runner.ts'
import type { Learning, LearningOrder } from './relearn-thread.ts'

const HEAP_MB = 512

/**
 * Learns from the newspaper's decisions on a thread of its own, with its own reading connection: it takes seconds, in which
 * pages are served and comments taken.
 */
export function learnFromDecisions(order: LearningOrder): Promise<Learning> {
  const source = import.meta.url.endsWith('.ts')
  const worker = new Worker(new URL(source ? './relearn-thread.ts' : './relearn-thread.js', import.meta.url), {
    workerData: order,
    execArgv: source ? ['--conditions=source'] : [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the learning thread ended with ${code} and said nothing`)))
  })
}

export interface RelearnParts {
  readonly address: DatabaseAddress
  readonly call: CallAction
}

/** Planned once a day. Where nothing is to be learned nothing happens. */
export function relearn({ address, call }: RelearnParts): JobHandler {
  return async () => {
    const learning = await learnFromDecisions({ address, anyway: false })
    if (learning.done) await call('learner/keep-model', learning.keep, { actor: { kind: 'job', job: 'relearn' } })
  }
}

import type { Json } from '@warraq/core/json'
import type { ActionInput, CallAction } from '../actions/call.ts'
import type { ForgetParts } from './media/forget-blobs.ts'
import { forgetBlobs } from './media/forget-blobs.ts'
import type { JobHandler } from './runner.ts'
import { indexWaiting } from './search/index-waiting.ts'

export interface QuickParts extends ForgetParts {
  readonly call: CallAction
}

/** Jobs whose whole work is the action of this name, with the job's payload for its input. */
const ACTIONS = {
  'index-article': 'search/index-article',
  'index-comment': 'search/index-comment',
  'index-media': 'search/index-media',
  'index-working': 'search/index-working',
  'plan-answer-letter': 'comments/plan-answer-letter',
  'plan-report-answers': 'comments/plan-report-answers',
  'plan-statement': 'comments/plan-statement',
  'publish-scheduled': 'articles/publish-scheduled',
  'remind-appeal': 'comments/remind-appeal',
} as const

/** They write the same rows of the index. */
export const INDEX_JOBS = ['index-article', 'index-comment', 'index-media', 'index-working'] as const

/** Jobs that take moments and need no other program: a command without a server does them before it ends. */
export function quickHandlers(parts: QuickParts): Readonly<Record<string, JobHandler>> {
  const calling = (job: string, name: (typeof ACTIONS)[keyof typeof ACTIONS]): [string, JobHandler] => [
    job,
    async (payload: Json) =>
      void (await parts.call(name, payload as unknown as ActionInput<typeof name>, { actor: { kind: 'job', job } })),
  ]
  return {
    ...Object.fromEntries(Object.entries(ACTIONS).map(([job, name]) => calling(job, name))),
    'forget-blobs': forgetBlobs(parts),
    'index-waiting': indexWaiting(parts.call),
  }
}

import type { ActionInput, CallAction } from '../actions/call.ts'
import type { ForgetParts } from './media/forget-blobs.ts'
import { forgetBlobs } from './media/forget-blobs.ts'
import type { JobHandler } from './runner.ts'

export interface QuickParts extends ForgetParts {
  readonly call: CallAction
}

/** Jobs that take moments and need no other program: a command without a server does them before it ends. */
export function quickHandlers(parts: QuickParts): Readonly<Record<string, JobHandler>> {
  const by = (job: string) => ({ actor: { kind: 'job', job } }) as const
  return {
    'forget-blobs': forgetBlobs(parts),
    'index-article': async (payload) =>
      void (await parts.call(
        'search/index-article',
        payload as unknown as ActionInput<'search/index-article'>,
        by('index-article'),
      )),
    'publish-scheduled': async (payload) =>
      void (await parts.call(
        'articles/publish-scheduled',
        payload as unknown as ActionInput<'articles/publish-scheduled'>,
        by('publish-scheduled'),
      )),
  }
}

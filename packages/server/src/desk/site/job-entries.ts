import type { FailedJob } from '@warraq/core/contract/jobs'
import type { Json } from '@warraq/core/json'
import type { ParkedJob } from '../../store/desk/jobs.ts'
import { accountName, listParkedJobs } from '../../store/desk/jobs.ts'
import type { DeskContext } from '../context.ts'
import { deskText, isDeskMessage } from '../messages/messages.ts'
import type { Caller, DeskEntries } from '../route.ts'

const DONE = { done: true } as const
const as = (caller: Caller) => ({ kind: 'account', accountId: caller.account.id }) as const

/** Work that failed too often and waits for a person. */
export const jobEntries: DeskEntries<'jobs.failed' | 'jobs.retry' | 'jobs.discard'> = {
  'jobs.failed': {
    who: 'job.manage',
    handle: async ({ desk, input, lang }) => {
      const page = await listParkedJobs(desk.read, input.before)
      return { rows: await Promise.all(page.rows.map((job) => toFailedJob(desk, job, lang))), next: page.next }
    },
  },
  'jobs.retry': {
    who: 'job.manage',
    handle: async ({ desk, id, caller, retryKeys }) => {
      await desk.call('site/retry-job', { id }, { actor: as(caller), retryKeys })
      return DONE
    },
  },
  'jobs.discard': {
    who: 'job.manage',
    handle: async ({ desk, id, caller, retryKeys }) => {
      await desk.call('site/discard-job', { id }, { actor: as(caller), retryKeys })
      return DONE
    },
  },
}

/** The runner ends an error with the reference number of its defect in parentheses. */
const REFERENCE = /\s\(([0-9a-f]{8})\)$/

async function toFailedJob(desk: DeskContext, job: ParkedJob, lang: 'ar' | 'en'): Promise<FailedJob> {
  const ref = REFERENCE.exec(job.lastError)?.[1] ?? null
  return {
    id: job.id,
    kind: job.kind,
    about: await aboutJob(desk, job, lang),
    tries: job.attempts,
    failedAt: job.failedAt,
    error: job.lastError.replace(REFERENCE, '').split('\n')[0]?.slice(0, 300) ?? '',
    ref,
  }
}

async function aboutJob(desk: DeskContext, { kind, payload }: ParkedJob, lang: 'ar' | 'en'): Promise<string> {
  if (kind === 'send-mail') return aboutMail(desk, payload, lang)
  const key = `job.about.${kind}`
  const about = (payload ?? {}) as { articleId?: number; mediaId?: number; commentId?: number }
  const id = about.articleId ?? about.mediaId ?? about.commentId
  if (isDeskMessage(key) && kind === 'index-waiting') return deskText(lang, key)
  return isDeskMessage(key) && id !== undefined
    ? deskText(lang, key, { id })
    : deskText(lang, 'job.about.other', { kind })
}

async function aboutMail(desk: DeskContext, payload: Json, lang: 'ar' | 'en'): Promise<string> {
  const { letter, accountId } = payload as { letter?: string; accountId?: number }
  const key = `job.about.letter.${letter}`
  const name = accountId === undefined ? null : await accountName(desk.read, accountId)
  return deskText(lang, 'job.about.send-mail', {
    name: name ?? '',
    letter: isDeskMessage(key) ? deskText(lang, key) : '',
  })
}

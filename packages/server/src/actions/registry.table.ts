import type { Json } from '@warraq/core/json'
import type { Action } from './action.ts'
import { correctArticle } from './articles/correct-article.ts'
import { createArticle } from './articles/create-article.ts'
import { publishScheduled } from './articles/publish-scheduled.ts'
import { saveWorking } from './articles/save-working.ts'
import { takeStep } from './articles/take-step.ts'
import { claimJobs } from './jobs/claim-jobs.ts'
import { settleJob } from './jobs/settle-job.ts'
import { tidyUp } from './jobs/tidy-up.ts'
import { indexArticle } from './search/index-article.ts'
import { changeSettings } from './site/change-settings.ts'
import { takeRate } from './site/take-rate.ts'

/** Every action by its name `word/verb-noun`, which is also its file. The only way data changes. */
export const ACTIONS = {
  'articles/correct-article': correctArticle,
  'articles/create-article': createArticle,
  'articles/publish-scheduled': publishScheduled,
  'articles/save-working': saveWorking,
  'articles/take-step': takeStep,
  'jobs/claim-jobs': claimJobs,
  'jobs/settle-job': settleJob,
  'jobs/tidy-up': tidyUp,
  'search/index-article': indexArticle,
  'site/change-settings': changeSettings,
  'site/take-rate': takeRate,
} as const

export function findAction(name: string): Action<Json, Json> {
  if (!Object.hasOwn(ACTIONS, name)) throw new Error(`actions: nothing is called ${name}`)
  return ACTIONS[name as keyof typeof ACTIONS] as unknown as Action<Json, Json>
}

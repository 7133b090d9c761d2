import { plusSeconds } from '@warraq/core/time'
import { defineAction } from '../action.ts'
import { keepNetworkKeys } from '../comments/keep-network-keys.ts'
import { TWIN_SECONDS } from '../comments/screening/twins.ts'
import { planLearning } from '../learner/plan-learning.ts'
import { refusePersons } from './machinery.ts'

const DAY = 24 * 3600

/** Removes what has served its time: answers given, finished jobs, old limits, traces, sessions, superseded notices; plans the day's learning. */
export const tidyUp = defineAction(async (context, _input: null): Promise<null> => {
  refusePersons(context)
  const { db, now } = context
  await db.deleteFrom('given_answer').where('expires_at', '<=', now).execute()
  await db.deleteFrom('rate_window').where('expires_at', '<=', now).execute()
  await db.deleteFrom('spent_proof').where('expires_at', '<=', now).execute()
  await db.deleteFrom('trace').where('expires_at', '<=', now).execute()
  await db.deleteFrom('comment_shingle').where('at', '<=', plusSeconds(now, -TWIN_SECONDS)).execute()
  await db.deleteFrom('source_note').where('purge_on', '<=', now.slice(0, 10)).execute()
  await db
    .deleteFrom('one_time_token')
    .where('expires_at', '<=', plusSeconds(now, -7 * DAY))
    .execute()
  await db.deleteFrom('key_challenge').where('expires_at', '<=', now).execute()
  await db
    .deleteFrom('session')
    .where('expires_at', '<=', plusSeconds(now, -30 * DAY))
    .execute()
  await db
    .deleteFrom('job')
    .where('state', 'in', ['done', 'discarded'])
    .where('finished_at', '<=', plusSeconds(now, -7 * DAY))
    .execute()
  await db
    .deleteFrom('event')
    .where('at', '<=', plusSeconds(now, -30 * DAY))
    .execute()
  // Only the newest notice of a tag says anything; the others are kept for an hour, for nodes that are catching up.
  await db
    .deleteFrom('page_notice')
    .where('at', '<=', plusSeconds(now, -3600))
    .where('id', 'not in', (query) =>
      query
        .selectFrom('page_notice')
        .select((e) => e.fn.max('id').as('id'))
        .groupBy('tag'),
    )
    .execute()
  await keepNetworkKeys(context)
  await planLearning(context)
  return null
})

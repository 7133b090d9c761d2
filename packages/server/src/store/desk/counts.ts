import { MOST_COUNTED } from '@warraq/core/contract/cases'
import { sql } from 'kysely'
import type { ReadDb } from '../database.ts'

/**
 * Comments that wait for a moderator: to be published, reported, appealed; counted to {@link MOST_COUNTED} and one more.
 * What was taken for spam waits for nobody.
 */
export async function countWaitingComments(db: ReadDb): Promise<number> {
  const some = db
    .selectFrom('comment_case')
    .select('comment_id')
    .where('queue', 'in', ['pending', 'reported', 'appealed'])
    // As the index of the queues has it.
    .where('state', '<>', sql.lit('closed'))
    .limit(MOST_COUNTED + 1)
  const { n } = await db
    .selectFrom(some.as('some'))
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** Jobs that failed too often and wait for a person. */
export async function countFailedJobs(db: ReadDb): Promise<number> {
  const { n } = await db
    .selectFrom('job')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('state', '=', 'parked')
    .executeTakeFirstOrThrow()
  return n
}

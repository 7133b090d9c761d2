import { statesOf } from '@warraq/core/comments/states'
import type { ReadDb } from '../database.ts'

/** Comments that wait for a moderator. */
export async function countHeldComments(db: ReadDb): Promise<number> {
  const { n } = await db
    .selectFrom('comment')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where(
      'state',
      'in',
      statesOf('held').filter((state) => state !== 'awaiting-verification'),
    )
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

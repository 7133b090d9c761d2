import type { ReadDb } from '../database.ts'

/** Comments that wait for a moderator: to be published, reported, appealed. What was taken for spam waits for nobody. */
export async function countWaitingComments(db: ReadDb): Promise<number> {
  const { n } = await db
    .selectFrom('comment_case')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('queue', 'in', ['pending', 'reported', 'appealed'])
    .where('state', 'in', ['open', 'escalated'])
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

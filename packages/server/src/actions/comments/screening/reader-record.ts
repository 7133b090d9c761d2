import type { ReaderRecord } from '@warraq/core/comments/phases/facts'
import { REMEMBERED_DAYS, trustOf } from '@warraq/core/comments/trust'
import type { Instant } from '@warraq/core/time'
import { plusSeconds } from '@warraq/core/time'
import type { WriteContext } from '../../action.ts'

/** A reader who was here before. */
export interface KnownReader {
  readonly id: number
  readonly standing: string
  readonly trust: number
  readonly createdAt: Instant
}

const UNKNOWN: ReaderRecord = {
  publishedBefore: 0,
  removedBefore: 0,
  reportsBefore: 0,
  trust: 0,
  watched: false,
  networkSanctioned: false,
}

/** What a reader's comments have come to so far; their trust is kept beside the identity when it has changed. */
export async function readerRecord(
  context: WriteContext,
  reader: KnownReader | null,
  networkSanctioned: boolean,
): Promise<ReaderRecord> {
  if (reader === null) return { ...UNKNOWN, networkSanctioned }
  const { db, now } = context
  const since = plusSeconds(now, -REMEMBERED_DAYS * 24 * 3600)
  const counts = await db
    .selectFrom('comment')
    .select((e) => [
      e.fn.countAll<number>().filterWhere('state', '=', 'published').as('published'),
      e.fn.countAll<number>().filterWhere('state', '=', 'removed').filterWhere('created_at', '>', since).as('removed'),
    ])
    .where('identity_id', '=', reader.id)
    .executeTakeFirstOrThrow()
  const reports = await db
    .selectFrom('report as r')
    .innerJoin('comment as c', 'c.id', 'r.comment_id')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('c.identity_id', '=', reader.id)
    .where('r.created_at', '>', since)
    .executeTakeFirstOrThrow()
  const trust = trustOf({ ...counts, since: reader.createdAt }, now)
  if (trust !== reader.trust) await db.updateTable('identity').set({ trust }).where('id', '=', reader.id).execute()
  return {
    publishedBefore: counts.published,
    removedBefore: counts.removed,
    reportsBefore: reports.n,
    trust,
    watched: reader.standing !== 'normal',
    networkSanctioned,
  }
}

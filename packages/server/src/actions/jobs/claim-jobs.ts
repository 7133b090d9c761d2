import type { Json } from '@warraq/core/json'
import { plusSeconds } from '@warraq/core/time'
import { sql } from 'kysely'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { refusePersons } from './machinery.ts'
import { MOST_TRIES } from './settle-job.ts'

export interface ClaimedJob {
  readonly id: number
  readonly kind: string
  readonly payload: Json
  readonly attempts: number
}

/** A worker that dies keeps its jobs no longer than this; then another takes them. */
const LEASE_SECONDS = 120

export interface ClaimJobs {
  readonly worker: string
  readonly most: number
  /** What this worker can do; other kinds wait for one that can. */
  readonly kinds: readonly string[]
}

/** Takes due jobs for a worker, also those whose former worker vanished. */
export const claimJobs = defineAction(async (context, input: ClaimJobs): Promise<ClaimedJob[]> => {
  refusePersons(context)
  await parkPoison(context, input.kinds)
  const { db, now, dialect } = context
  const due = db
    .selectFrom('job')
    .select('id')
    .where((e) =>
      e.or([
        e.and([e('state', '=', 'waiting'), e('run_at', '<=', now)]),
        e.and([e('state', '=', 'running'), e('locked_until', '<=', now)]),
      ]),
    )
    .where('kind', 'in', input.kinds)
    .orderBy('run_at')
    .orderBy('id')
    .limit(input.most)
  // On PostgreSQL several nodes claim at once: each skips what another is just taking.
  const ids = (await (dialect === 'postgres' ? due.modifyEnd(sql`for update skip locked`) : due).execute()).map(
    ({ id }) => id,
  )
  if (ids.length === 0) return []
  const rows = await db
    .updateTable('job')
    .set((e) => ({
      state: 'running',
      attempts: e('attempts', '+', 1),
      locked_by: input.worker,
      locked_until: plusSeconds(now, LEASE_SECONDS),
    }))
    .where('id', 'in', ids)
    .returning(['id', 'kind', 'payload', 'attempts'])
    .execute()
  return rows
    .map(({ id, kind, payload, attempts }) => ({ id, kind, payload: JSON.parse(payload) as Json, attempts }))
    .toSorted((a, b) => a.id - b.id)
})

/** A job whose workers vanish each time takes them with it: after the last try it is left for people to look at. */
async function parkPoison({ db, now }: WriteContext, kinds: readonly string[]): Promise<void> {
  await db
    .updateTable('job')
    .set({
      state: 'parked',
      locked_by: null,
      locked_until: null,
      finished_at: now,
      last_error: `the worker vanished at each of ${MOST_TRIES} tries`,
    })
    .where('state', '=', 'running')
    .where('locked_until', '<=', now)
    .where('attempts', '>=', MOST_TRIES)
    .where('kind', 'in', kinds)
    .execute()
}

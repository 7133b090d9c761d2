import { plusSeconds } from '@warraq/core/time'
import { defineAction } from '../action.ts'
import { refusePersons } from './machinery.ts'

export interface SettleJob {
  readonly id: number
  readonly worker: string
  readonly attempts: number
  /** Null when it went well; else what went wrong, without personal data. */
  readonly error: string | null
  /** A refusal of the thing itself will not change by trying again: it is parked at once. */
  readonly final: boolean
}

export const MOST_TRIES = 8

/** Seconds before try n+1: 5 s, doubling, at most an hour. */
export function backOff(attempts: number): number {
  return Math.min(3600, 5 * 2 ** (attempts - 1))
}

/**
 * Records how a job ended: done, waiting for another try, or parked where the newsroom sees it. Says nothing of a job that
 * took longer than its lease and is somebody else's now.
 */
export const settleJob = defineAction(async (context, input: SettleJob): Promise<{ state: string }> => {
  refusePersons(context)
  const { db, now } = context
  const again = input.error !== null && !input.final && input.attempts < MOST_TRIES
  const state = input.error === null ? 'done' : again ? 'waiting' : 'parked'
  await db
    .updateTable('job')
    .set({
      state,
      locked_by: null,
      locked_until: null,
      last_error: input.error?.slice(0, 2000) ?? null,
      run_at: again ? plusSeconds(now, backOff(input.attempts)) : now,
      finished_at: again ? null : now,
    })
    .where('id', '=', input.id)
    .where('state', '=', 'running')
    .where('locked_by', '=', input.worker)
    .where('attempts', '=', input.attempts)
    .execute()
  return { state }
})

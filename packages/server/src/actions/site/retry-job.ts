import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'

/** Puts a job that failed too often back in the line, with all its tries. */
export const retryJob = defineAction(async (context, input: { id: number }): Promise<null> => {
  await allow(context, 'job.manage')
  const retried = await context.db
    .updateTable('job')
    .set({ state: 'waiting', attempts: 0, run_at: context.now, finished_at: null, locked_by: null, locked_until: null })
    .where('id', '=', input.id)
    .where('state', '=', 'parked')
    .returning('id')
    .executeTakeFirst()
  if (!retried) throw new Refusal('not-found', { job: input.id })
  context.audit('job.retried', `job:${input.id}`)
  return null
})

import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'

/** Gives a job up that failed too often. */
export const discardJob = defineAction(async (context, input: { id: number }): Promise<null> => {
  await allow(context, 'job.manage')
  const discarded = await context.db
    .updateTable('job')
    .set({ state: 'discarded', finished_at: context.now })
    .where('id', '=', input.id)
    .where('state', '=', 'parked')
    .returning('id')
    .executeTakeFirst()
  if (!discarded) throw new Refusal('not-found', { job: input.id })
  context.audit('job.discarded', `job:${input.id}`)
  return null
})

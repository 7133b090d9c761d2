import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { cleanProse } from '../articles/clean-content.ts'
import { accountIdOf, allow } from '../people/staff.ts'
import { openDemand } from './save-demand.ts'

export interface TakeDemandBack {
  readonly id: number
  readonly reason: string
  readonly lockVersion: number
}

/** Closes a demand that nobody decides any more; it stays in the register, with who closed it and why, and does nothing. */
export const takeDemandBack = defineAction(async (context, input: TakeDemandBack): Promise<null> => {
  await allow(context, 'legal.manage')
  const demand = await openDemand(context, input.id, input.lockVersion)
  const reason = cleanProse(input.reason)
  if (reason === '') throw new Refusal('reason-needed')
  await context.db
    .updateTable('legal_demand')
    .set({
      reason,
      closed_at: context.now,
      closed_by: accountIdOf(context),
      lock_version: demand.lock_version + 1,
    })
    .where('id', '=', demand.id)
    .execute()
  context.drop('transparency')
  context.audit('legal.taken-back', `demand:${demand.id}`)
  return null
})

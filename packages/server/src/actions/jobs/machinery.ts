import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../action.ts'

/** For actions that no person calls: jobs, and the operator's commands, which may do everything. */
export function refusePersons({ actor }: WriteContext): void {
  if (actor.kind !== 'job' && actor.kind !== 'operator') throw new Refusal('not-allowed')
}

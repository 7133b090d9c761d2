import type { HouseEntry } from '@warraq/core/house-style/rules'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'
import { putEntry } from './house-entries.ts'

/** A term, an allowed word or a rule switched off; the same word again changes what is there. */
export const saveHouseEntry = defineAction(async (context, input: HouseEntry): Promise<{ id: number }> => {
  await allow(context, 'house.manage')
  const { id } = await putEntry(context, input)
  context.audit('house.saved', `house:${id}`, { kind: input.kind })
  return { id }
})

import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'

/** Takes an entry out of the house style; one that is gone already is no fault. */
export const removeHouseEntry = defineAction(async (context, input: { id: number }): Promise<{ done: true }> => {
  await allow(context, 'house.manage')
  await context.db.deleteFrom('house_entry').where('id', '=', input.id).execute()
  context.audit('house.removed', `house:${input.id}`)
  return { done: true }
})

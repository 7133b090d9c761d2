import type { HouseEntry } from '@warraq/core/house-style/rules'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'
import { putEntry } from './house-entries.ts'

/** A whole list at once, all of it or nothing. The same list again changes nothing but who brought it. */
export const importHouseStyle = defineAction(
  async (context, input: { entries: readonly HouseEntry[] }): Promise<{ added: number; changed: number }> => {
    await allow(context, 'house.manage')
    let added = 0
    for (const entry of input.entries) if ((await putEntry(context, entry)).added) added += 1
    context.audit('house.imported', 'house', { count: input.entries.length })
    return { added, changed: input.entries.length - added }
  },
)

import { Refusal } from '@warraq/core/errors'
import type { HouseEntry } from '@warraq/core/house-style/rules'
import { defineAction } from '../action.ts'
import { accountIdOf, allow } from '../people/staff.ts'
import { cleanEntry } from './house-entries.ts'

/** Changes one entry, its word too; a word that another entry has is refused. */
export const changeHouseEntry = defineAction(
  async (context, input: HouseEntry & { id: number }): Promise<{ done: true }> => {
    await allow(context, 'house.manage')
    const { kind, word, better, note, key } = cleanEntry(input)
    const twin = await context.db
      .selectFrom('house_entry')
      .select('id')
      .where('kind', '=', kind)
      .where('word_key', '=', key)
      .where('id', '!=', input.id)
      .executeTakeFirst()
    if (twin) throw new Refusal('bad-input', { field: 'word' })
    const { numUpdatedRows } = await context.db
      .updateTable('house_entry')
      .set({ kind, word, word_key: key, better, note, changed_at: context.now, changed_by: accountIdOf(context) })
      .where('id', '=', input.id)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) throw new Refusal('not-found', { entry: input.id })
    context.audit('house.saved', `house:${input.id}`, { kind })
    return { done: true }
  },
)

import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../../action.ts'
import { allow } from '../../people/staff.ts'
import { changeList } from './change-list.ts'

/** Takes words from the list. One of the program's does not come back with a newer program. */
export const removeTerms = defineAction(
  async (context, input: { ids: readonly number[] }): Promise<{ version: number; count: number }> => {
    await allow(context, 'moderation.manage')
    const rows = await context.db
      .selectFrom('term')
      .select('id')
      .where('id', 'in', input.ids)
      .where('removed_in', 'is', null)
      .execute()
    if (rows.length === 0) throw new Refusal('not-found')
    const removeIds = rows.map(({ id }) => id)
    return {
      version: await changeList(context, { why: 'removed', removeIds, add: [], source: 'site' }),
      count: rows.length,
    }
  },
)

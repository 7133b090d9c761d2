import { Refusal } from '@warraq/core/errors'
import { listSearchWords, ownId } from '../../store/desk/search-words.ts'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'

/** Switches entries on or off, each as it is: one, or all that an editor has before their eyes. */
export const switchExpansions = defineAction(
  async (context, input: { keys: readonly string[]; enabled: boolean }): Promise<{ switched: number }> => {
    await allow(context, 'site.manage')
    const rows = new Map((await listSearchWords(context.db)).map((row) => [row.key, row]))
    const enabled = input.enabled ? 1 : 0
    let switched = 0
    for (const key of new Set(input.keys)) {
      const row = rows.get(key)
      if (!row) throw new Refusal('not-found', { key })
      if (row.enabled === input.enabled) continue
      switched += 1
      const id = ownId(key)
      if (id !== null) {
        await context.db.updateTable('search_expansion').set({ enabled }).where('id', '=', id).execute()
        continue
      }
      const { kind, words, note } = row
      await context.db
        .insertInto('search_expansion')
        .values({ kind, words: JSON.stringify(words), note, enabled, builtin_key: key })
        .onConflict((conflict) => conflict.column('builtin_key').doUpdateSet({ enabled }))
        .execute()
    }
    if (switched > 0) {
      context.drop('lists')
      context.audit('search.words-switched', 'search-words', { keys: [...input.keys], enabled: input.enabled })
    }
    return { switched }
  },
)

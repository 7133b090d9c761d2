import { Refusal } from '@warraq/core/errors'
import { ownId } from '../../store/desk/search-words.ts'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'

/** Removes an entry of the newsroom's own; one of the program's becomes what it was when it came, which is off. */
export const removeExpansion = defineAction(async (context, input: { key: string }): Promise<null> => {
  await allow(context, 'site.manage')
  const id = ownId(input.key)
  const row = context.db.deleteFrom('search_expansion')
  const removed =
    id === null
      ? await row.where('builtin_key', '=', input.key).returning('id').executeTakeFirst()
      : await row.where('id', '=', id).where('builtin_key', 'is', null).returning('id').executeTakeFirst()
  if (!removed) throw new Refusal('not-found', { key: input.key })
  context.drop('lists')
  context.audit('search.words-removed', `search-words:${input.key}`)
  return null
})

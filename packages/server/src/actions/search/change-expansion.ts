import { cleanName, cleanTitle } from '@warraq/arabic'
import { Refusal } from '@warraq/core/errors'
import type { ExpansionKind } from '@warraq/core/search/synonyms'
import { builtinExpansions, faultOf } from '@warraq/core/search/synonyms'
import { ownId, ownKey } from '../../store/desk/search-words.ts'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'

export interface ExpansionInput {
  /** Null adds an entry of the newsroom's own. */
  readonly key: string | null
  readonly kind: ExpansionKind
  readonly words: readonly string[]
  readonly note: string
  readonly enabled: boolean
}

/** Adds words that stand for each other in search, or changes an entry: its words, its note, whether it is on. */
export const changeExpansion = defineAction(async (context, input: ExpansionInput): Promise<{ key: string }> => {
  await allow(context, 'site.manage')
  const words = [...new Set(input.words.map(cleanName).filter((word) => word !== ''))]
  const fault = faultOf(words)
  if (fault !== null) throw new Refusal('search-words-unfit', { fault, field: 'words' })
  const values = {
    kind: input.kind,
    words: JSON.stringify(words),
    enabled: input.enabled ? 1 : 0,
    note: cleanTitle(input.note),
  }
  const key = await store(context, input.key, values)
  context.drop('lists')
  context.audit('search.words-changed', `search-words:${key}`, { words, enabled: input.enabled })
  return { key }
})

interface Values {
  readonly kind: string
  readonly words: string
  readonly enabled: number
  readonly note: string
}

async function store({ db }: WriteContext, key: string | null, values: Values): Promise<string> {
  if (key === null) {
    const added = await db
      .insertInto('search_expansion')
      .values({ ...values, builtin_key: null })
      .returning('id')
      .executeTakeFirstOrThrow()
    return ownKey(added.id)
  }
  const id = ownId(key)
  if (id === null) {
    if (!builtinExpansions().some((entry) => entry.key === key)) throw new Refusal('not-found', { key })
    await db
      .insertInto('search_expansion')
      .values({ ...values, builtin_key: key })
      .onConflict((conflict) => conflict.column('builtin_key').doUpdateSet(values))
      .execute()
    return key
  }
  const changed = await db
    .updateTable('search_expansion')
    .set(values)
    .where('id', '=', id)
    .where('builtin_key', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw new Refusal('not-found', { key })
  return key
}

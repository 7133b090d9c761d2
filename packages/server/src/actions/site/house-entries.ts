import { cleanTitle } from '@warraq/arabic'
import { Refusal } from '@warraq/core/errors'
import { isStyleRule } from '@warraq/core/house-style/rules'
import type { HouseEntry } from '@warraq/core/house-style/rules'
import { wordKey } from '@warraq/core/house-style/words'
import type { WriteContext } from '../action.ts'
import { accountIdOf } from '../people/staff.ts'

/** An entry as it is stored; refuses a term that stands for itself and a rule that nobody knows. */
export function cleanEntry(entry: HouseEntry): HouseEntry & { readonly key: string } {
  const word = cleanTitle(entry.word)
  const better = entry.kind === 'term' ? cleanTitle(entry.better) : ''
  if (word === '') throw new Refusal('bad-input', { field: 'word' })
  if (entry.kind === 'off' && !isStyleRule(word)) throw new Refusal('bad-input', { field: 'word' })
  if (entry.kind === 'term' && better === word) throw new Refusal('bad-input', { field: 'better' })
  return { kind: entry.kind, word, better, note: cleanTitle(entry.note), key: wordKey(word) }
}

/** Adds an entry, or changes the one of the same word. Answers its id and whether it is new. */
export async function putEntry(context: WriteContext, entry: HouseEntry): Promise<{ id: number; added: boolean }> {
  const { kind, word, better, note, key } = cleanEntry(entry)
  const row = { word, better, note, changed_at: context.now, changed_by: accountIdOf(context) }
  const known = await context.db
    .selectFrom('house_entry')
    .select('id')
    .where('kind', '=', kind)
    .where('word_key', '=', key)
    .executeTakeFirst()
  if (known) {
    await context.db.updateTable('house_entry').set(row).where('id', '=', known.id).execute()
    return { id: known.id, added: false }
  }
  const { id } = await context.db
    .insertInto('house_entry')
    .values({ kind, word_key: key, ...row })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, added: true }
}

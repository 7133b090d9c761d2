import type { HouseRow } from '@warraq/core/contract/together'
import type { ReadDb } from '../database.ts'

/** The newspaper's own entries, by kind and word. */
export async function listHouseEntries(db: ReadDb): Promise<HouseRow[]> {
  const rows = await db
    .selectFrom('house_entry as h')
    .leftJoin('account as a', 'a.id', 'h.changed_by')
    .select(['h.id', 'h.kind', 'h.word', 'h.better', 'h.note', 'h.changed_at', 'a.name'])
    .orderBy('h.kind')
    .orderBy('h.word_key')
    .execute()
  return rows.map(({ id, kind, word, better, note, changed_at, name }) => ({
    id,
    kind,
    word,
    better,
    note,
    by: name,
    at: changed_at,
  }))
}

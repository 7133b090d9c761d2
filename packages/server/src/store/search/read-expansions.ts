import type { ExpansionBook } from '@warraq/core/search/synonyms'
import { expansionBook } from '@warraq/core/search/synonyms'
import type { ReadDb } from '../database.ts'

/** Keeps the book of the newsroom's entries as long as nobody changes them. */
export class ExpansionMemory {
  #kept: { readonly entries: string; readonly book: ExpansionBook } = { entries: '', book: expansionBook([]) }

  /** The entries that are switched on, or those that are tried in their place. */
  async book(db: ReadDb, tried: readonly (readonly string[])[] | undefined): Promise<ExpansionBook> {
    if (tried) return expansionBook(tried.map((words) => ({ words })))
    const rows = await db
      .selectFrom('search_expansion')
      .select('words')
      .where('enabled', '=', 1)
      .orderBy('id')
      .execute()
    const entries = rows.map(({ words }) => words).join('\n')
    if (entries !== this.#kept.entries)
      this.#kept = { entries, book: expansionBook(rows.map(({ words }) => ({ words: JSON.parse(words) as string[] }))) }
    return this.#kept.book
  }
}

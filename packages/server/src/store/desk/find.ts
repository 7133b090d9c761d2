import { fold, words } from '@warraq/arabic'

/** Rows looked through for a search in the newsroom before it gives up: the newest count most. */
const MOST_SCANNED = 20_000
const BATCH = 500

/** Whether every word that was typed stands in the text, also inside a longer word, in any spelling that folds to the same. */
export function wordsMatch(query: string): (text: string) => boolean {
  const wanted = words(query)
  return (text) => {
    const folded = fold(text)
    return wanted.length > 0 && wanted.every((word) => folded.includes(word))
  }
}

/** A folded key for LIKE: its wildcards have no meaning in a name and would only match too much. */
export function likeKey(query: string): string {
  return `%${fold(query)
    .replace(/[%_\\]/g, '')
    .trim()}%`
}

/**
 * Looks for rows whose text matches, batch by batch in the order of the list, until there are enough. For lists whose
 * texts have no folded column of their own.
 * @param batch rows after the given one (null: from the start), at most as many as asked
 */
export async function scan<Row>(
  batch: (after: Row | null, limit: number) => Promise<readonly Row[]>,
  matches: (row: Row) => boolean,
  enough: number,
): Promise<Row[]> {
  const found: Row[] = []
  let after: Row | null = null
  for (let seen = 0; seen < MOST_SCANNED;) {
    const rows: readonly Row[] = await batch(after, BATCH)
    for (const row of rows) {
      if (matches(row)) found.push(row)
      if (found.length >= enough) return found
    }
    if (rows.length < BATCH) return found
    seen += rows.length
    after = rows.at(-1) ?? null
  }
  return found
}

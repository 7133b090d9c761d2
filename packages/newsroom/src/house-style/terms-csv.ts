import { readCsv, writeCsv } from '@warraq/core/comments/csv'
import type { HouseEntry } from '@warraq/core/house-style/rules'

/** Terms as a file: what is written wrongly, what the newspaper writes, why. */
export function termsToCsv(head: readonly string[], terms: readonly HouseEntry[]): string {
  return writeCsv([head, ...terms.map(({ word, better, note }) => [word, better, note])])
}

/** Terms of a file; its first line is left out when it is the head that we write ourselves. */
export function termsFromCsv(text: string, head: readonly string[]): HouseEntry[] {
  const rows = readCsv(text).map((row) => row.map((field) => field.trim()))
  const own = rows[0]?.[0] === head[0]
  return rows
    .slice(own ? 1 : 0)
    .filter(([word = '']) => word !== '')
    .map(([word = '', better = '', note = '']) => ({ kind: 'term', word, better, note }))
}

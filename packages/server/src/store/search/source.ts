import { ANALYSIS } from '@warraq/core/search/analyse'
import type { SearchDocument } from '@warraq/core/search/index-document'
import type { ReadDb } from '../database.ts'

/** Where the documents of a scope come from. What is not there (any more) is left out of every answer. */
export interface SearchSource {
  documents(db: ReadDb, ids: readonly number[]): Promise<SearchDocument[]>
  /** Ids ascending behind `after`, with the fingerprint that the index should have. */
  list(db: ReadDb, after: number, limit: number): Promise<Fingerprinted[]>
}

export interface Fingerprinted {
  readonly id: number
  readonly fingerprint: string
}

/** The analyser's version goes with the source's: what was analysed otherwise is out of date. */
export function fingerprint(...source: readonly (string | number | null)[]): string {
  return [ANALYSIS, ...source].join(' ')
}

export const minuteOf = (instant: string): number => Math.floor(Date.parse(instant) / 60_000)

export function grouped<Row, Value>(
  rows: readonly Row[],
  keyOf: (row: Row) => number,
  valueOf: (row: Row) => Value,
): Map<number, Value[]> {
  const groups = new Map<number, Value[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(valueOf(row))
    else groups.set(keyOf(row), [valueOf(row)])
  }
  return groups
}

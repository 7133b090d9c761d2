/** Where a page of hits ends, as text in an address: `relevance.some.40a1b2….51`. Whatever cannot be read is the beginning. */
import type { SearchManner, SearchSort } from './request.ts'

export interface SearchCursor {
  readonly sort: SearchSort
  readonly manner: SearchManner
  /** What the hits are sorted by: the score, or the minute. */
  readonly key: number
  readonly id: number
}

const CURSOR = /^(relevance|newest|oldest)\.(all|some|arabizi)\.([0-9a-f]{16})\.([1-9]\d{0,14})$/

export function writeCursor({ sort, manner, key, id }: SearchCursor): string {
  const bytes = new DataView(new ArrayBuffer(8))
  bytes.setFloat64(0, key)
  return `${sort}.${manner}.${bytes.getBigUint64(0).toString(16).padStart(16, '0')}.${id}`
}

export function readCursor(text: string | null, sort: SearchSort): SearchCursor | null {
  const [, of, manner, key, id] = CURSOR.exec(text ?? '') ?? []
  if (of !== sort || key === undefined) return null
  const bytes = new DataView(new ArrayBuffer(8))
  bytes.setBigUint64(0, BigInt(`0x${key}`))
  const value = bytes.getFloat64(0)
  return Number.isFinite(value) ? { sort, manner: manner as SearchManner, key: value, id: Number(id) } : null
}

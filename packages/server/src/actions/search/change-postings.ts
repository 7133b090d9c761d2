import { sameBytes } from '@warraq/core/search/bytes'
import type { PostingBytes, PostingChange } from '@warraq/core/search/postings'
import { changePostings } from '@warraq/core/search/postings'
import type { WriteContext } from '../action.ts'
import { list, rowsIn, tuples, writeRows } from './index-rows.ts'

/** What changes in one row of the posting lists, ascending by place in the block. */
export interface RowChange {
  /** Words have places, stems have none. */
  readonly hasPlaces: boolean
  readonly changes: readonly PostingChange[]
}

const NONE = new Uint8Array()

/** Reads the rows that the changes touch, and writes those that are different afterwards. */
export async function changePostingRows(context: WriteContext, rows: ReadonlyMap<number, RowChange>): Promise<void> {
  const ids = [...rows.keys()]
  const postings = await bytesOf(context, 'search_posting', 'postings', ids)
  const withPlaces = ids.filter((id) => rows.get(id)?.hasPlaces === true && postings.has(id))
  const places = await bytesOf(context, 'search_place', 'places', withPlaces)
  const newPostings: Rewritten[] = []
  const newPlaces: Rewritten[] = []
  for (const [id, { changes }] of rows) {
    const before: PostingBytes = { postings: postings.get(id) ?? NONE, places: places.get(id) ?? NONE }
    const after = changePostings(before, changes)
    if (!sameBytes(before.postings, after.postings)) newPostings.push([id, after.postings])
    if (!sameBytes(before.places, after.places)) newPlaces.push([id, after.places])
  }
  await write(context, 'search_posting', 'postings', newPostings)
  await write(context, 'search_place', 'places', newPlaces)
}

type Table = 'search_posting' | 'search_place'
type Column = 'postings' | 'places'
type Rewritten = readonly [id: number, bytes: Uint8Array]

async function bytesOf(
  context: WriteContext,
  table: Table,
  column: Column,
  ids: readonly number[],
): Promise<Map<number, Uint8Array>> {
  const rows = await rowsIn<{ id: number; bytes: Uint8Array }>(
    context,
    [],
    ids,
    (count, mark) => `SELECT id, ${column} AS bytes FROM ${table} WHERE id IN (${list(count, mark)})`,
  )
  return new Map(rows.map(({ id, bytes }) => [id, bytes]))
}

async function write(context: WriteContext, table: Table, column: Column, rows: readonly Rewritten[]): Promise<void> {
  const empty = rows.filter(([, bytes]) => bytes.length === 0).map(([id]) => [id])
  await writeRows(context, empty, (count, mark) => `DELETE FROM ${table} WHERE id IN (${list(count, mark)})`)
  await writeRows(
    context,
    rows.filter(([, bytes]) => bytes.length > 0),
    (count, mark) =>
      `INSERT INTO ${table} (id, ${column}) VALUES ${tuples(count, 2, mark)}
       ON CONFLICT (id) DO UPDATE SET ${column} = excluded.${column}`,
  )
}

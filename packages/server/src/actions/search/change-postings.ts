import { sameBytes } from '@warraq/core/search/bytes'
import type { PostingBytes, PostingChange } from '@warraq/core/search/postings'
import { changePostings } from '@warraq/core/search/postings'
import type { WriteContext } from '../action.ts'
import { inParts } from './in-parts.ts'

/** By row of the posting lists: what changes in it, ascending by place in the block. */
export type PostingChanges = ReadonlyMap<number, readonly PostingChange[]>

const NONE = new Uint8Array()

/** Reads the rows that the changes touch, and writes those that are different afterwards. */
export async function changePostingRows(context: WriteContext, changes: PostingChanges): Promise<void> {
  const rows = [...changes.keys()]
  const postings = await rowsOf(context, 'search_posting', rows)
  const places = await rowsOf(context, 'search_place', rows)
  const newPostings: Rewritten[] = []
  const newPlaces: Rewritten[] = []
  for (const [row, changed] of changes) {
    const before: PostingBytes = { postings: postings.get(row) ?? NONE, places: places.get(row) ?? NONE }
    const after = changePostings(before, changed)
    if (!sameBytes(before.postings, after.postings)) newPostings.push({ id: row, bytes: after.postings })
    if (!sameBytes(before.places, after.places)) newPlaces.push({ id: row, bytes: after.places })
  }
  await write(context, 'search_posting', newPostings)
  await write(context, 'search_place', newPlaces)
}

type ListTable = 'search_posting' | 'search_place'

interface Rewritten {
  readonly id: number
  readonly bytes: Uint8Array
}

async function rowsOf(
  { db }: WriteContext,
  table: ListTable,
  ids: readonly number[],
): Promise<Map<number, Uint8Array>> {
  const rows =
    table === 'search_posting'
      ? await inParts(ids, (part) =>
          db.selectFrom('search_posting').select(['id', 'postings as bytes']).where('id', 'in', part).execute(),
        )
      : await inParts(ids, (part) =>
          db.selectFrom('search_place').select(['id', 'places as bytes']).where('id', 'in', part).execute(),
        )
  return new Map(rows.map(({ id, bytes }) => [id, bytes]))
}

async function write({ db }: WriteContext, table: ListTable, rewritten: readonly Rewritten[]): Promise<void> {
  const empty = rewritten.filter(({ bytes }) => bytes.length === 0).map(({ id }) => id)
  await inParts(empty, async (part) => {
    await db.deleteFrom(table).where('id', 'in', part).execute()
    return []
  })
  const full = rewritten.filter(({ bytes }) => bytes.length > 0)
  await inParts(full, async (part) => {
    if (table === 'search_posting')
      await db
        .insertInto('search_posting')
        .values(part.map(({ id, bytes }) => ({ id, postings: bytes })))
        .onConflict((conflict) => conflict.column('id').doUpdateSet((e) => ({ postings: e.ref('excluded.postings') })))
        .execute()
    else
      await db
        .insertInto('search_place')
        .values(part.map(({ id, bytes }) => ({ id, places: bytes })))
        .onConflict((conflict) => conflict.column('id').doUpdateSet((e) => ({ places: e.ref('excluded.places') })))
        .execute()
    return []
  })
}

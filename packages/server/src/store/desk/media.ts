import type { MediaRef } from '@warraq/core/contract/media'
import type { ReadDb } from '../database.ts'
import type { MediaVariant } from '../reader/media.ts'
import { mediaUrl } from '../reader/media.ts'

/** The width the newsroom shows pictures in; the nearest rendition is taken. */
const SHOWN_WIDTH = 480

export interface MediaColumns {
  readonly id: number
  readonly alt: string
  readonly width: number | null
  readonly height: number | null
  readonly variants: string
}

/** A picture as another thing refers to it; null while it has no rendition. Sizes are those of the whole picture. */
export function toMediaRef(row: MediaColumns): MediaRef | null {
  const jpegs = (JSON.parse(row.variants) as MediaVariant[])
    .filter(({ format }) => format === 'jpeg')
    .toSorted((a, b) => a.width - b.width)
  const shown = jpegs.find(({ width }) => width >= SHOWN_WIDTH) ?? jpegs.at(-1)
  if (!shown) return null
  return {
    id: row.id,
    url: mediaUrl(row.id, shown),
    width: row.width ?? shown.width,
    height: row.height ?? shown.height,
    alt: row.alt,
  }
}

/** Pictures by id, as the contract's records hold them. */
export async function mediaRefs(db: ReadDb, ids: readonly number[]): Promise<Record<string, MediaRef>> {
  if (ids.length === 0) return {}
  const rows = await db
    .selectFrom('media')
    .select(['id', 'alt', 'width', 'height', 'variants'])
    .where('id', 'in', ids)
    .execute()
  return Object.fromEntries(
    rows.flatMap((row) => {
      const ref = toMediaRef(row)
      return ref ? [[String(row.id), ref]] : []
    }),
  )
}

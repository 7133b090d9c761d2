import type { MediaRef, Recording } from '@warraq/core/contract/media'
import { recordingType } from '@warraq/core/media/recordings'
import type { ReadDb } from '../database.ts'
import type { MediaVariant } from '../reader/media.ts'
import { mediaUrl, recordingUrl } from '../reader/media.ts'

/** The width the newsroom shows pictures in; the nearest rendition is taken. */
const SHOWN_WIDTH = 480

export interface MediaColumns {
  readonly id: number
  readonly alt: string
  readonly width: number | null
  readonly height: number | null
  readonly variants: string
  readonly mime: string
}

/** A recording by its kind of file; null for a picture. */
export function toRecordingRef({
  id,
  mime,
}: Pick<MediaColumns, 'id' | 'mime'>): (MediaRef & Pick<Recording, 'kind'>) | null {
  const type = recordingType(mime)
  return type && { id, kind: type.kind, url: recordingUrl(id, type), width: 0, height: 0, alt: '' }
}

/** A picture as another thing refers to it; null while it has no rendition. Sizes are those of the whole picture. */
export function toMediaRef(row: Omit<MediaColumns, 'mime'>): MediaRef | null {
  const jpegs = (JSON.parse(row.variants) as MediaVariant[])
    .filter(({ format, cut }) => format === 'jpeg' && cut === undefined)
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

/** Pictures and recordings by id, as the contract's records hold them. */
export async function mediaRefs(db: ReadDb, ids: readonly number[]): Promise<Record<string, MediaRef>> {
  if (ids.length === 0) return {}
  const rows = await db
    .selectFrom('media')
    .select(['id', 'alt', 'width', 'height', 'variants', 'mime'])
    .where('id', 'in', ids)
    .execute()
  return Object.fromEntries(
    rows.flatMap((row) => {
      const ref = toRecordingRef(row) ?? toMediaRef(row)
      return ref ? [[String(row.id), ref]] : []
    }),
  )
}

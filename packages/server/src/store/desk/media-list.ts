import type { MediaDetail, MediaRow, Recording } from '@warraq/core/contract/media'
import type { Page } from '@warraq/core/contract/wire'
import { Refusal } from '@warraq/core/errors'
import type { ReadDb } from '../database.ts'
import type { MediaVariant } from '../reader/media.ts'
import { mediaUrl } from '../reader/media.ts'
import { pageOf, readCursor } from './cursor.ts'
import { toMediaRef, toRecordingRef } from './media.ts'
import { usesOfMedia } from './media-uses.ts'

const PAGE_SIZE = 60

function pictures(db: ReadDb) {
  return db
    .selectFrom('media')
    .select([
      'id',
      'alt',
      'caption',
      'credit',
      'original_name',
      'bytes',
      'width',
      'height',
      'variants',
      'created_at',
      'licence',
      'expires_on',
      'focal_x',
      'focal_y',
      'sha256',
    ])
    .where('kind', '=', 'image')
}

type StoredPicture = Awaited<ReturnType<ReturnType<typeof pictures>['execute']>>[number]

/** Pictures, the newest first. One without a rendition cannot be shown and is left out. */
export async function listMedia(
  db: ReadDb,
  filter: { before?: string; only?: 'expired' | 'undescribed' },
  today: string,
): Promise<Page<MediaRow>> {
  const before = readCursor(filter.before, 'number')
  let query = before === null ? pictures(db) : pictures(db).where('id', '<', before[1])
  if (filter.only === 'expired') query = query.where('expires_on', '<', today)
  if (filter.only === 'undescribed') query = query.where((e) => e.or([e('alt', '=', ''), e('credit', '=', '')]))
  const found = await query
    .where('variants', '!=', '[]')
    .orderBy('id', 'desc')
    .limit(PAGE_SIZE + 1)
    .execute()
  const page = pageOf(found, PAGE_SIZE, ({ id }) => [id, id])
  return { rows: page.rows.flatMap((row) => toRow(row) ?? []), next: page.next }
}

/** Those of these pictures that can be shown, in the order of the ids. */
export async function mediaAmong(db: ReadDb, ids: readonly number[]): Promise<MediaRow[]> {
  if (ids.length === 0) return []
  const rows = await pictures(db).where('id', 'in', ids).where('variants', '!=', '[]').execute()
  const made = rows.flatMap((row) => toRow(row) ?? [])
  return ids.flatMap((id) => made.find((row) => row.id === id) ?? [])
}

export async function readMedia(db: ReadDb, id: number): Promise<MediaRow> {
  const row = await pictures(db).where('id', '=', id).executeTakeFirst()
  const made = row && toRow(row)
  if (!made) throw new Refusal('not-found', { media: id })
  return made
}

/** A picture with where it stands and what else was made of the same file. */
export async function readMediaDetail(db: ReadDb, id: number): Promise<MediaDetail> {
  const stored = await pictures(db).where('id', '=', id).executeTakeFirst()
  const row = stored && toRow(stored)
  if (!stored || !row) throw new Refusal('not-found', { media: id })
  const same = await pictures(db)
    .where('sha256', '=', stored.sha256)
    .where('id', '!=', id)
    .where('variants', '!=', '[]')
    .orderBy('id')
    .limit(PAGE_SIZE)
    .execute()
  const jpegs = (JSON.parse(stored.variants) as MediaVariant[])
    .filter(({ format }) => format === 'jpeg')
    .toSorted((a, b) => b.width - a.width)
  return {
    row,
    uses: await usesOfMedia(db, id),
    same: same.flatMap((one) => toRow(one) ?? []),
    largestUrl: jpegs[0] ? mediaUrl(id, jpegs[0]) : row.url,
  }
}

export async function readRecording(db: ReadDb, id: number): Promise<Recording> {
  const row = await db
    .selectFrom('media')
    .select(['id', 'mime', 'original_name', 'bytes'])
    .where('id', '=', id)
    .executeTakeFirst()
  const ref = row && toRecordingRef(row)
  if (!ref) throw new Refusal('not-found', { media: id })
  return { ...ref, mime: row.mime, originalName: row.original_name, bytes: row.bytes }
}

/** What became of the same file when it was sent before; null when it never was. Renditions are those made so far. */
export async function takenInBefore(db: ReadDb, sha256: string): Promise<TakenIn | null> {
  const row = await db
    .selectFrom('media')
    .select(['mime', 'bytes', 'width', 'height', 'blob_key', 'variants'])
    .where('sha256', '=', sha256)
    .where('kind', '=', 'image')
    .where('variants', '!=', '[]')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row || row.width === null || row.height === null) return null
  return {
    mime: row.mime === 'image/png' ? 'image/png' : 'image/jpeg',
    bytes: row.bytes,
    width: row.width,
    height: row.height,
    sha256,
    blobKey: row.blob_key,
    variants: JSON.parse(row.variants) as MediaVariant[],
  }
}

export interface TakenIn {
  readonly mime: 'image/jpeg' | 'image/png'
  readonly bytes: number
  readonly width: number
  readonly height: number
  readonly sha256: string
  readonly blobKey: string
  readonly variants: readonly MediaVariant[]
}

function toRow(row: StoredPicture): MediaRow | null {
  const ref = toMediaRef(row)
  if (!ref) return null
  const { caption, credit, original_name, bytes, created_at, licence, expires_on, focal_x, focal_y } = row
  return {
    ...ref,
    caption,
    credit,
    originalName: original_name,
    bytes,
    createdAt: created_at,
    licence,
    expiresOn: expires_on,
    focal: focal_x === null || focal_y === null ? null : { x: focal_x, y: focal_y },
  }
}

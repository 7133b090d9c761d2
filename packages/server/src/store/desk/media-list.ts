import { alikePatterns, looksAlike } from '@warraq/core/media/likeness'
import type { Crops } from '@warraq/core/media/shapes'
import type { EndingMedia, MediaDetail, MediaRow, Recording, UploadedMedia } from '@warraq/core/contract/media'
import type { Page } from '@warraq/core/contract/wire'
import { SOON_DAYS } from '@warraq/core/contract/media'
import { Refusal } from '@warraq/core/errors'
import type { ReadDb } from '../database.ts'
import type { MediaVariant } from '../reader/media.ts'
import { mediaUrl } from '../reader/media.ts'
import { pageOf, readCursor } from './cursor.ts'
import { toMediaRef, toRecordingRef } from './media.ts'
import { usesOfMedia } from './media-uses.ts'

const PAGE_SIZE = 60
const MOST_COPIES = 6

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
      'crops',
      'likeness',
    ])
    .where('kind', '=', 'image')
    .where('former_of', 'is', null)
}

type StoredPicture = Awaited<ReturnType<ReturnType<typeof pictures>['execute']>>[number]

/** Pictures, the newest first. One without a rendition cannot be shown and is left out. */
export async function listMedia(
  db: ReadDb,
  filter: { before?: string; only?: 'expired' | 'expiring' | 'undescribed' },
  today: string,
): Promise<Page<MediaRow>> {
  const before = readCursor(filter.before, 'number')
  let query = before === null ? pictures(db) : pictures(db).where('id', '<', before[1])
  if (filter.only === 'expired') query = query.where('expires_on', '<', today)
  if (filter.only === 'expiring') {
    query = query.where('expires_on', '>=', today).where('expires_on', '<=', daysLater(today, SOON_DAYS))
  }
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

/** Those of these pictures that may be shown for at most `SOON_DAYS` days, or not any more; the first to end first. */
export async function endingMedia(db: ReadDb, ids: readonly number[], today: string): Promise<EndingMedia['rows']> {
  const rows = await pictures(db)
    .where('id', 'in', ids)
    .where('expires_on', '<=', daysLater(today, SOON_DAYS))
    .orderBy('expires_on')
    .orderBy('id')
    .execute()
  return rows.flatMap((stored) => {
    const row = toRow(stored)
    if (row?.expiresOn == null) return []
    const { id, url, caption, alt, originalName, licence, expiresOn } = row
    return [{ id, url, caption, alt, originalName, licence, expiresOn, expired: expiresOn < today }]
  })
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
  const former = await db
    .selectFrom('media')
    .select('created_at')
    .where('former_of', '=', id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const jpegs = (JSON.parse(stored.variants) as MediaVariant[])
    .filter(({ format, cut }) => format === 'jpeg' && cut === undefined)
    .toSorted((a, b) => b.width - a.width)
  return {
    row,
    uses: await usesOfMedia(db, id),
    ...(await copiesOf(db, stored)),
    replacedAt: former?.created_at ?? null,
    largestUrl: jpegs[0] ? mediaUrl(id, jpegs[0]) : row.url,
  }
}

/** A picture that was sent now, with those it is a copy of. */
export async function readUploaded(db: ReadDb, id: number): Promise<UploadedMedia> {
  const stored = await pictures(db).where('id', '=', id).executeTakeFirst()
  const row = stored && toRow(stored)
  if (!stored || !row) throw new Refusal('not-found', { media: id })
  return { ...row, ...(await copiesOf(db, stored)) }
}

/** Other pictures of the same file, and others that look like it. */
async function copiesOf(
  db: ReadDb,
  { id, sha256, likeness }: StoredPicture,
): Promise<{ same: MediaRow[]; alike: MediaRow[] }> {
  const others = () => pictures(db).where('id', '!=', id).where('variants', '!=', '[]').orderBy('id', 'desc')
  const same = await others().where('sha256', '=', sha256).limit(MOST_COPIES).execute()
  if (likeness === null) return { same: same.flatMap((one) => toRow(one) ?? []), alike: [] }
  const near = await db
    .selectFrom('media')
    .select(['id', 'likeness'])
    .where((e) => e.or(alikePatterns(likeness).map((pattern) => e('likeness', 'like', pattern))))
    .where('sha256', '!=', sha256)
    .where('former_of', 'is', null)
    .where('id', '!=', id)
    .orderBy('id', 'desc')
    .execute()
  const ids = near.flatMap((one) => (one.likeness !== null && looksAlike(one.likeness, likeness) ? [one.id] : []))
  return {
    same: same.flatMap((one) => toRow(one) ?? []),
    alike: await mediaAmong(db, ids.slice(0, MOST_COPIES)),
  }
}

/** `2017-06-13` and so many days later. */
function daysLater(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
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
    .select(['mime', 'bytes', 'width', 'height', 'blob_key', 'variants', 'likeness'])
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
    likeness: row.likeness,
    // Parts and stamps belong to the picture, not to the file.
    variants: (JSON.parse(row.variants) as MediaVariant[])
      .filter(({ cut }) => cut === undefined)
      .map(({ format, width, height, key, bytes }) => ({ format, width, height, key, bytes })),
  }
}

export interface TakenIn {
  readonly mime: 'image/jpeg' | 'image/png'
  readonly bytes: number
  readonly width: number
  readonly height: number
  readonly sha256: string
  readonly blobKey: string
  readonly likeness: string | null
  readonly variants: readonly MediaVariant[]
}

function toRow(row: StoredPicture): MediaRow | null {
  const ref = toMediaRef(row)
  if (!ref) return null
  const { caption, credit, original_name, bytes, created_at, licence, expires_on, focal_x, focal_y, crops } = row
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
    crops: JSON.parse(crops) as Crops,
  }
}

import { recordingType } from '@warraq/core/media/recordings'
import type { RecordingType } from '@warraq/core/media/recordings.table'
import type { ReadDb } from '../database.ts'

/** One rendition of a picture, as kept in `media.variants`. */
export interface MediaVariant {
  readonly format: 'avif' | 'jpeg'
  readonly width: number
  readonly height: number
  readonly key: string
  readonly bytes: number
}

/** A picture as pages need it; sources by rising width. */
export interface PublicMedia {
  readonly id: number
  readonly alt: string
  readonly caption: string
  readonly credit: string
  readonly width: number
  readonly height: number
  /** What must stay in sight when the picture is cut to a shape, in percent; null: the middle. */
  readonly focal: { readonly x: number; readonly y: number } | null
  readonly avif: readonly { readonly url: string; readonly width: number }[]
  readonly jpeg: readonly { readonly url: string; readonly width: number }[]
}

/** A recording as pages need it. */
export interface PublicFile {
  readonly id: number
  readonly kind: 'audio' | 'video'
  readonly mime: string
  readonly url: string
  readonly caption: string
  readonly credit: string
}

/** All that a text shows, by id. */
export interface ShownMedia {
  readonly pictures: ReadonlyMap<number, PublicMedia>
  readonly files: ReadonlyMap<number, PublicFile>
}

/** Addresses name the width and the format of a fixed set, so a stranger cannot ask for work. */
export function mediaUrl(id: number, variant: Pick<MediaVariant, 'format' | 'width'>): string {
  return `/media/${id}/${variant.width}.${variant.format === 'jpeg' ? 'jpg' : 'avif'}`
}

export interface MediaColumns {
  readonly id: number
  readonly alt: string
  readonly caption: string
  readonly credit: string
  readonly width: number | null
  readonly height: number | null
  readonly variants: string
  /** Absent where nothing is cut. */
  readonly focal_x?: number | null
  readonly focal_y?: number | null
}

/** Null while no rendition exists that every browser shows. */
export function toPublicMedia(row: MediaColumns): PublicMedia | null {
  const variants = (JSON.parse(row.variants) as MediaVariant[]).toSorted((a, b) => a.width - b.width)
  const sources = (format: MediaVariant['format']) =>
    variants.filter((v) => v.format === format).map((v) => ({ url: mediaUrl(row.id, v), width: v.width }))
  const largest = variants.findLast(({ format }) => format === 'jpeg')
  if (!largest) return null
  return {
    id: row.id,
    alt: row.alt,
    caption: row.caption,
    credit: row.credit,
    width: largest.width,
    height: largest.height,
    focal: row.focal_x == null || row.focal_y == null ? null : { x: row.focal_x, y: row.focal_y },
    avif: sources('avif'),
    jpeg: sources('jpeg'),
  }
}

/** The one address of a recording: `/media/12/file.mp3`. */
export function recordingUrl(id: number, { extension }: RecordingType): string {
  return `/media/${id}/file.${extension}`
}

export async function shownMedia(db: ReadDb, ids: readonly number[]): Promise<ShownMedia> {
  const pictures = new Map<number, PublicMedia>()
  const files = new Map<number, PublicFile>()
  if (ids.length === 0) return { pictures, files }
  const rows = await db
    .selectFrom('media')
    .select(['id', 'alt', 'caption', 'credit', 'width', 'height', 'variants', 'mime', 'focal_x', 'focal_y'])
    .where('id', 'in', ids)
    .execute()
  for (const row of rows) {
    const type = recordingType(row.mime)
    const picture = type === null ? toPublicMedia(row) : null
    const { id, caption, credit, mime } = row
    if (picture !== null) pictures.set(id, picture)
    else if (type !== null) files.set(id, { id, kind: type.kind, mime, url: recordingUrl(id, type), caption, credit })
  }
  return { pictures, files }
}

export interface FoundRecording {
  readonly type: RecordingType
  readonly key: string
  readonly bytes: number
  readonly isPublic: boolean
}

/** Where the bytes of a recording lie, or null when there is none of this id and kind. */
export async function findRecording(db: ReadDb, id: number, extension: string): Promise<FoundRecording | null> {
  const row = await db
    .selectFrom('media as m')
    .select((e) => [
      'm.mime',
      'm.blob_key',
      'm.bytes',
      e.exists(e.selectFrom('public_media as p').select('p.article_id').where('p.media_id', '=', id)).as('in_article'),
    ])
    .where('m.id', '=', id)
    .executeTakeFirst()
  const type = row === undefined ? null : recordingType(row.mime)
  if (row === undefined || type === null || type.extension !== extension) return null
  const isPublic = Boolean(row.in_article) || (await inPage(db, id))
  return { type, key: row.blob_key, bytes: row.bytes, isPublic }
}

export interface FoundVariant extends MediaVariant {
  /** Whether readers see the picture somewhere; one that stands only in unpublished work is for the newsroom. */
  readonly isPublic: boolean
}

/** Where the bytes of one rendition lie, or null when there is no such rendition. */
export async function findVariant(
  db: ReadDb,
  id: number,
  width: number,
  format: MediaVariant['format'],
): Promise<FoundVariant | null> {
  const row = await db
    .selectFrom('media as m')
    .select((e) => [
      'm.variants',
      e.exists(e.selectFrom('public_media as p').select('p.article_id').where('p.media_id', '=', id)).as('in_article'),
      e
        .exists(
          e.selectFrom('person as n').select('n.id').where('n.portrait_id', '=', id).where('n.byline_hidden', '=', 0),
        )
        .as('is_portrait'),
    ])
    .where('m.id', '=', id)
    .executeTakeFirst()
  const variant =
    row && (JSON.parse(row.variants) as MediaVariant[]).find((one) => one.width === width && one.format === format)
  if (!variant) return null
  return {
    ...variant,
    isPublic: Boolean(row.in_article) || Boolean(row.is_portrait) || (await inPage(db, id)) || (await onFront(db, id)),
  }
}

/** Static pages are few and their bodies name pictures by id. */
async function inPage(db: ReadDb, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('page')
    .select('id')
    .where('published', '=', 1)
    .where((e) => e.or([e('body', 'like', `%"mediaId":${id},%`), e('body', 'like', `%"posterId":${id},%`)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** A card of the front page may have a picture of its own. */
async function onFront(db: ReadDb, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('setting')
    .select('name')
    .where('name', 'like', 'front:%')
    .where((e) => e.or([e('value', 'like', `%"mediaId":${id},%`), e('value', 'like', `%"mediaId":${id}}%`)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

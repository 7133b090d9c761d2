import type { Shape } from '@warraq/core/media/shapes'
import { SHAPE_NAMES } from '@warraq/core/media/shapes'
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
  /** Of a part of the picture: the shape it was cut to. */
  readonly cut?: Shape
  /** The picture had another file before: its addresses name the bytes, as the plain ones mean the first file for ever. */
  readonly stamped?: true
}

/** A picture or a part of it in both formats, by rising width. */
export interface PublicSources {
  readonly width: number
  readonly height: number
  readonly avif: readonly { readonly url: string; readonly width: number }[]
  readonly jpeg: readonly { readonly url: string; readonly width: number }[]
}

/** A picture as pages need it. */
export interface PublicMedia extends PublicSources {
  readonly id: number
  readonly alt: string
  readonly caption: string
  readonly credit: string
  /** What must stay in sight when the picture is cut to a shape, in percent; null: the middle. */
  readonly focal: { readonly x: number; readonly y: number } | null
  /** Parts that the newsroom cut itself. */
  readonly cuts: Cuts
}

export type Cuts = { readonly [shape in Shape]?: PublicSources }

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
export function mediaUrl(id: number, variant: Omit<MediaVariant, 'height' | 'bytes'>): string {
  const { format, width, cut } = variant
  const stamp = stampOf(variant)
  const name = [...(cut === undefined ? [] : [cut]), width, ...(stamp === null ? [] : [stamp])].join('.')
  return `/media/${id}/${name}.${format === 'jpeg' ? 'jpg' : 'avif'}`
}

/** What tells the addresses of one file from those of the next: the beginning of the name of its bytes. */
function stampOf({ key, cut, stamped }: Pick<MediaVariant, 'key' | 'cut' | 'stamped'>): string | null {
  return cut === undefined && stamped === undefined ? null : key.slice(0, 8)
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
  const whole = sourcesOf(row.id, variants)
  if (!whole) return null
  return {
    ...whole,
    id: row.id,
    alt: row.alt,
    caption: row.caption,
    credit: row.credit,
    focal: row.focal_x == null || row.focal_y == null ? null : { x: row.focal_x, y: row.focal_y },
    cuts: Object.fromEntries(
      SHAPE_NAMES.flatMap((shape) => {
        const sources = sourcesOf(row.id, variants, shape)
        return sources ? [[shape, sources]] : []
      }),
    ),
  }
}

function sourcesOf(id: number, variants: readonly MediaVariant[], cut?: Shape): PublicSources | null {
  const own = variants.filter((variant) => variant.cut === cut)
  const largest = own.findLast(({ format }) => format === 'jpeg')
  if (!largest) return null
  const sources = (format: MediaVariant['format']) =>
    own.filter((variant) => variant.format === format).map((v) => ({ url: mediaUrl(id, v), width: v.width }))
  return { width: largest.width, height: largest.height, avif: sources('avif'), jpeg: sources('jpeg') }
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

/** What an address says of a rendition beside width and format. */
export interface VariantName {
  readonly cut?: Shape | undefined
  readonly stamp?: string | undefined
}

/** Where the bytes of one rendition lie, or null when there is no such rendition. */
export async function findVariant(
  db: ReadDb,
  id: number,
  width: number,
  format: MediaVariant['format'],
  { cut, stamp }: VariantName = {},
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
    row &&
    (JSON.parse(row.variants) as MediaVariant[]).find(
      (one) => one.width === width && one.format === format && one.cut === cut && stampOf(one) === (stamp ?? null),
    )
  if (!variant) return null
  return {
    ...variant,
    isPublic: Boolean(row.in_article) || Boolean(row.is_portrait) || (await inPage(db, id)) || (await onFront(db, id)),
  }
}

/**
 * Where an address leads that a picture had before it was replaced or cut anew: to the rendition that is nearest to what
 * it named. Null for an address that never was one.
 */
export async function findMovedVariant(
  db: ReadDb,
  id: number,
  width: number,
  format: MediaVariant['format'],
  name: VariantName,
): Promise<{ readonly url: string; readonly isPublic: boolean } | null> {
  const rows = await db
    .selectFrom('media')
    .select(['id', 'variants'])
    .where((e) => e.or([e('id', '=', id), e('former_of', '=', id)]))
    .where('kind', '=', 'image')
    .execute()
  const variantsOf = (row: { variants: string }) => JSON.parse(row.variants) as MediaVariant[]
  const row = rows.find((one) => one.id === id)
  const was = rows.some((one) => one.id !== id && variantsOf(one).some((v) => v.width === width && v.format === format))
  if (!row || (name.stamp === undefined && !was)) return null
  const inFormat = variantsOf(row)
    .filter((one) => one.format === format)
    .toSorted((a, b) => a.width - b.width)
  const parts = inFormat.filter((one) => one.cut === name.cut)
  const fitting = parts.length > 0 ? parts : inFormat.filter((one) => one.cut === undefined)
  const nearest = fitting.find((one) => one.width >= width) ?? fitting.at(-1)
  if (!nearest) return null
  const stamp = stampOf(nearest) ?? undefined
  const found = await findVariant(db, id, nearest.width, format, { cut: nearest.cut, stamp })
  return found && { url: mediaUrl(id, nearest), isPublic: found.isPublic }
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

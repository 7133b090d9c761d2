import { cleanName, cleanTitle } from '@warraq/arabic'
import type { Shape } from '@warraq/core/media/shapes'
import type { RecordingMime } from '@warraq/core/media/recordings.table'
import { defineAction } from '../action.ts'
import { accountIdOf, allow } from '../people/staff.ts'

export interface Rendition {
  readonly format: 'avif' | 'jpeg'
  readonly width: number
  readonly height: number
  /** Name of its bytes in the blob store. */
  readonly key: string
  readonly bytes: number
  /** Of a part of the picture: the shape it was cut to. */
  readonly cut?: Shape
  /** Where the picture had another file before: `MediaVariant` says why. */
  readonly stamped?: true
}

/** A picture or a recording whose bytes are stored already. Sizes in pixels. */
export interface AddMedia {
  /** Absent for a picture. */
  readonly recording?: 'audio' | 'video'
  readonly mime: 'image/jpeg' | 'image/png' | RecordingMime
  readonly bytes: number
  /** Null for a recording. */
  readonly width: number | null
  readonly height: number | null
  /** Of the file as it was sent, hex: tells that the same file was sent before. */
  readonly sha256: string
  readonly blobKey: string
  /** What a picture looks like, `likenessOf` it; absent for a recording. */
  readonly likeness?: string | null
  readonly originalName: string
  readonly alt: string
  readonly caption: string
  readonly credit: string
  /** At least one JPEG, so that it can be shown at once; none of a recording. */
  readonly variants: readonly Rendition[]
  readonly importKey?: string
}

/** Enters a picture, of which the job `make-variants` makes the sizes that are missing, or a recording, which is ready. */
export const addMedia = defineAction(async (context, input: AddMedia): Promise<{ id: number }> => {
  await allow(context, 'media.upload')
  const { id } = await context.db
    .insertInto('media')
    .values({
      kind: input.recording ?? 'image',
      state: input.recording === undefined ? 'processing' : 'ready',
      mime: input.mime,
      bytes: input.bytes,
      width: input.width,
      height: input.height,
      sha256: input.sha256,
      blob_key: input.blobKey,
      original_name: cleanName(input.originalName).slice(0, 200),
      alt: cleanTitle(input.alt),
      caption: cleanTitle(input.caption),
      credit: cleanTitle(input.credit),
      licence: '',
      expires_on: null,
      focal_x: null,
      focal_y: null,
      variants: JSON.stringify(input.variants),
      likeness: input.likeness ?? null,
      import_key: input.importKey ?? null,
      created_at: context.now,
      created_by: accountIdOf(context),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (input.recording === undefined) await context.emit({ type: 'media-uploaded', mediaId: id })
  else await context.plan({ kind: 'index-media', payload: { mediaId: id } })
  return { id }
})

import { cleanName } from '@warraq/arabic'
import { Refusal } from '@warraq/core/errors'
import { sameProportions } from '@warraq/core/media/shapes'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'
import type { AddMedia } from './add-media.ts'
import { FILE_COLUMNS } from './file-columns.ts'
import { dropPicturePages } from './picture-pages.ts'

export interface ReplaceMedia {
  readonly id: number
  readonly file: Pick<AddMedia, 'mime' | 'bytes' | 'sha256' | 'blobKey' | 'likeness' | 'variants'> & {
    readonly width: number
    readonly height: number
  }
  readonly originalName: string
}

/**
 * Gives a picture another file. It keeps its number, its words and every place it stands in; the former file is kept as
 * a row of its own, so that this can be taken back. The same file again changes nothing.
 */
export const replaceMedia = defineAction(async (context, { id, file, originalName }: ReplaceMedia): Promise<null> => {
  await allow(context, 'media.edit')
  const { db } = context
  const row = await db.selectFrom('media').select(FILE_COLUMNS).where('id', '=', id).executeTakeFirst()
  if (row?.kind !== 'image' || row.former_of !== null) throw new Refusal('not-found', { media: id })
  if (row.sha256 === file.sha256) return null
  const former = await db
    .insertInto('media')
    .values({ ...row, former_of: id, created_at: context.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { width, height } = file
  const { width: formerWidth, height: formerHeight } = row
  const alike =
    formerWidth !== null &&
    formerHeight !== null &&
    sameProportions({ width: formerWidth, height: formerHeight }, { width, height })
  await db
    .updateTable('media')
    .set({
      state: 'processing',
      mime: file.mime,
      bytes: file.bytes,
      width,
      height,
      sha256: file.sha256,
      blob_key: file.blobKey,
      likeness: file.likeness ?? null,
      original_name: cleanName(originalName).slice(0, 200),
      // Plain addresses mean the first file for ever: browsers may keep what they got from them.
      variants: JSON.stringify(
        file.variants.filter(({ cut }) => cut === undefined).map((one) => ({ ...one, stamped: true as const })),
      ),
      // Another picture has other faces in other places.
      ...(alike ? {} : { crops: '{}', focal_x: null, focal_y: null }),
    })
    .where('id', '=', id)
    .execute()
  await context.emit({ type: 'media-uploaded', mediaId: id })
  await context.plan({ kind: 'index-media', payload: { mediaId: former.id } })
  await dropPicturePages(context, id)
  context.audit('media.replaced', `media:${id}`, { name: row.original_name })
  return null
})

import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'
import { FILE_COLUMNS } from './file-columns.ts'
import { dropPicturePages } from './picture-pages.ts'

/**
 * Takes the last replacement of a picture back: it and its former file change places, so that a second time is the
 * replacement again. Words and terms stay as they are now.
 */
export const restoreMedia = defineAction(async (context, { id }: { id: number }): Promise<null> => {
  await allow(context, 'media.edit')
  const { db } = context
  const now = await db.selectFrom('media').select(FILE_COLUMNS).where('id', '=', id).executeTakeFirst()
  const former = await db
    .selectFrom('media')
    .select(['id', ...FILE_COLUMNS])
    .where('former_of', '=', id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!now || !former) throw new Refusal('not-found', { media: id })
  await setFile(context, id, former)
  await setFile(context, former.id, now)
  await context.emit({ type: 'media-uploaded', mediaId: id })
  await context.plan({ kind: 'index-media', payload: { mediaId: former.id } })
  await dropPicturePages(context, id)
  context.audit('media.restored', `media:${id}`, { name: former.original_name })
  return null
})

type FileOfRow = Awaited<ReturnType<ReturnType<typeof fileOf>['executeTakeFirstOrThrow']>>
const fileOf = ({ db }: WriteContext) => db.selectFrom('media').select(FILE_COLUMNS)

async function setFile({ db }: WriteContext, id: number, file: FileOfRow): Promise<void> {
  const { state, mime, bytes, width, height, sha256, blob_key, original_name } = file
  const { focal_x, focal_y, variants, likeness, crops } = file
  await db
    .updateTable('media')
    .set({
      state,
      mime,
      bytes,
      width,
      height,
      sha256,
      blob_key,
      original_name,
      focal_x,
      focal_y,
      variants,
      likeness,
      crops,
    })
    .where('id', '=', id)
    .execute()
}

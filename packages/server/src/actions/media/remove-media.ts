import { Refusal } from '@warraq/core/errors'
import { isInFormerVersion, usesOfMedia } from '../../store/desk/media-uses.ts'
import type { MediaVariant } from '../../store/reader/media.ts'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'
import { takeFromIndex } from '../search/write-index.ts'

/** Removes a picture or a recording that stands nowhere, not even in a former version, and then its bytes. */
export const removeMedia = defineAction(async (context, input: { id: number }): Promise<null> => {
  await allow(context, 'media.edit')
  const { db } = context
  const row = await db
    .selectFrom('media')
    .select(['blob_key', 'variants', 'original_name'])
    .where('id', '=', input.id)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', { media: input.id })
  const uses = await usesOfMedia(db, input.id)
  if (uses.length > 0 || (await isInFormerVersion(db, input.id))) {
    throw new Refusal('media-in-use', { uses: uses.length })
  }
  const formers = await db
    .selectFrom('media')
    .select(['id', 'blob_key', 'variants'])
    .where('former_of', '=', input.id)
    .execute()
  const ids = [input.id, ...formers.map(({ id }) => id)]
  await takeFromIndex(context, 'media', ids)
  await db.deleteFrom('media').where('id', 'in', ids).execute()
  const keys = [row, ...formers].flatMap(({ blob_key, variants }) => [
    blob_key,
    ...(JSON.parse(variants) as MediaVariant[]).map(({ key }) => key),
  ])
  // The same bytes may be another picture's; the job looks.
  await context.plan({ kind: 'forget-blobs', payload: { keys: [...new Set(keys)] } })
  context.audit('media.removed', `media:${input.id}`, { name: row.original_name })
  return null
})

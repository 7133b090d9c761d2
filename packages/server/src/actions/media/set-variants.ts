import { defineAction } from '../action.ts'
import { refusePersons } from '../jobs/machinery.ts'
import type { Rendition } from './add-media.ts'
import { dropPicturePages } from './picture-pages.ts'

/** Renditions of the file `blobKey`, cut as `cutBy` says: those columns as they were read when the work began. */
export interface SetVariants {
  readonly mediaId: number
  readonly blobKey: string
  readonly cutBy: { readonly crops: string; readonly focal_x: number | null; readonly focal_y: number | null }
  readonly variants: readonly Rendition[]
}

/**
 * Records all renditions of a picture and drops the pages that show it with fewer. Done twice, it says the same; where
 * the picture was replaced or cut anew meanwhile, nothing is recorded: that change has planned its own work.
 */
export const setVariants = defineAction(async (context, input: SetVariants): Promise<null> => {
  refusePersons(context)
  const { db } = context
  const row = await db
    .selectFrom('media')
    .select(['blob_key', 'crops', 'focal_x', 'focal_y', 'variants'])
    .where('id', '=', input.mediaId)
    .executeTakeFirst()
  const { crops, focal_x, focal_y } = input.cutBy
  const same =
    row?.blob_key === input.blobKey && row.crops === crops && row.focal_x === focal_x && row.focal_y === focal_y
  if (!same) return null
  const variants = JSON.stringify(input.variants)
  const changed = await db
    .updateTable('media')
    .set({ variants, state: 'ready' })
    .where('id', '=', input.mediaId)
    .where('variants', '!=', variants)
    .returning('id')
    .executeTakeFirst()
  if (!changed) return null
  await dropPicturePages(context, input.mediaId)
  const kept = new Set(input.variants.map(({ key }) => key))
  const keys = (JSON.parse(row.variants) as Rendition[]).map(({ key }) => key).filter((key) => !kept.has(key))
  if (keys.length > 0) await context.plan({ kind: 'forget-blobs', payload: { keys } })
  return null
})

import { defineAction } from '../action.ts'
import { refusePersons } from '../jobs/machinery.ts'
import type { Rendition } from './add-media.ts'
import { dropPicturePages } from './picture-pages.ts'

/** Records all renditions of a picture and drops the pages that show it with fewer. Done twice, it says the same. */
export const setVariants = defineAction(
  async (context, input: { mediaId: number; variants: readonly Rendition[] }): Promise<null> => {
    refusePersons(context)
    const variants = JSON.stringify(input.variants)
    const changed = await context.db
      .updateTable('media')
      .set({ variants, state: 'ready' })
      .where('id', '=', input.mediaId)
      .where('variants', '!=', variants)
      .returning('id')
      .executeTakeFirst()
    if (changed) await dropPicturePages(context, input.mediaId)
    return null
  },
)

import { defineAction } from '../action.ts'
import { dropListPages } from '../articles/public-copy.ts'
import { refusePersons } from '../jobs/machinery.ts'
import type { Rendition } from './add-media.ts'

/** Records all renditions of a picture and drops the pages that show it with fewer. Done twice, it says the same. */
export const setVariants = defineAction(
  async (context, input: { mediaId: number; variants: readonly Rendition[] }): Promise<null> => {
    refusePersons(context)
    const { db } = context
    const variants = JSON.stringify(input.variants)
    const changed = await db
      .updateTable('media')
      .set({ variants, state: 'ready' })
      .where('id', '=', input.mediaId)
      .where('variants', '!=', variants)
      .returning('id')
      .executeTakeFirst()
    if (!changed) return null
    const articles = await db
      .selectFrom('public_media')
      .select('article_id')
      .where('media_id', '=', input.mediaId)
      .execute()
    const persons = await db.selectFrom('person').select('id').where('portrait_id', '=', input.mediaId).execute()
    context.drop(
      ...articles.map(({ article_id }) => `article:${article_id}`),
      ...persons.map(({ id }) => `person:${id}`),
    )
    const leads = await db
      .selectFrom('public_article')
      .select('id')
      .where('lead_media_id', '=', input.mediaId)
      .execute()
    if (leads.length > 0) context.drop('front', 'lists')
    for (const { id } of leads) await dropListPages(context, id)
    return null
  },
)

import type { WriteContext } from '../action.ts'
import { dropPages } from '../articles/public-copy.ts'

/** Above this, all pages are dropped with one notice instead of some for each article. */
const MANY = 300

/** Drops the pages that show a picture: in articles and the lists that name them, with persons, in static pages. */
export async function dropPicturePages(context: WriteContext, mediaId: number): Promise<void> {
  const { db } = context
  const articles = await db.selectFrom('public_media').select('article_id').where('media_id', '=', mediaId).execute()
  if (articles.length > MANY) {
    context.drop('site')
    return
  }
  // The feed has whole articles.
  if (articles.length > 0) context.drop('lists', ...articles.map(({ article_id }) => `article:${article_id}`))
  // Lists and other articles show the first picture of an article.
  const leads = await db.selectFrom('public_article').select('id').where('lead_media_id', '=', mediaId).execute()
  for (const { id } of leads) await dropPages(context, id)
  context.drop(...leads.map(({ id }) => `card:${id}`))
  // The front page shows columnists.
  const persons = await db.selectFrom('person').select('id').where('portrait_id', '=', mediaId).execute()
  if (persons.length > 0) context.drop('front', ...persons.map(({ id }) => `person:${id}`))
  const pages = await db
    .selectFrom('page')
    .select('id')
    .where((e) => e.or([e('body', 'like', `%"mediaId":${mediaId},%`), e('body', 'like', `%"posterId":${mediaId},%`)]))
    .execute()
  context.drop(...pages.map(({ id }) => `page:${id}`))
}

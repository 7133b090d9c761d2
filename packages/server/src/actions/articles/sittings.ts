import type { ArticleContent } from '@warraq/core/articles/content'
import { sameSitting } from '@warraq/core/articles/pen'
import type { WriteContext } from '../action.ts'
import { accountIdOf } from '../people/staff.ts'
import type { StoredArticle } from './load-article.ts'

/** So many sittings of one article are kept; published texts are kept for good, as revisions. */
const KEPT = 300

/**
 * Keeps a saved working copy for the history: with the sitting it goes on with, or as a new one. Before the first, what
 * was there already is kept too, so that the first change can be told from the text it changed.
 */
export async function keepSitting(
  context: WriteContext,
  before: StoredArticle,
  saved: { readonly content: ArticleContent; readonly lockVersion: number },
): Promise<void> {
  const { db, now } = context
  const accountId = accountIdOf(context)
  const last = await db
    .selectFrom('article_save')
    .select(['id', 'account_id', 'began_at'])
    .where('article_id', '=', before.id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last)
    await add(context, before.id, { ...before, at: before.savedAt, accountId: before.savedBy ?? before.ownerId })
  else if (
    sameSitting(
      { accountId: last.account_id, beganAt: last.began_at },
      { accountId, now, since: await lastStep(context, before.id) },
    )
  ) {
    const change = { content: JSON.stringify(saved.content), lock_version: saved.lockVersion, saved_at: now }
    await db.updateTable('article_save').set(change).where('id', '=', last.id).execute()
    return
  }
  await add(context, before.id, { ...saved, at: now, accountId })
  await forgetOldest(context, before.id)
}

async function add(
  { db }: WriteContext,
  articleId: number,
  {
    content,
    lockVersion,
    at,
    accountId,
  }: { content: ArticleContent; lockVersion: number; at: string; accountId: number | null },
): Promise<void> {
  await db
    .insertInto('article_save')
    .values({
      article_id: articleId,
      lock_version: lockVersion,
      content: JSON.stringify(content),
      began_at: at,
      saved_at: at,
      account_id: accountId,
    })
    .execute()
}

async function lastStep({ db }: WriteContext, articleId: number): Promise<string | null> {
  const row = await db
    .selectFrom('article_step')
    .select('at')
    .where('article_id', '=', articleId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at ?? null
}

async function forgetOldest({ db }: WriteContext, articleId: number): Promise<void> {
  const oldest = await db
    .selectFrom('article_save')
    .select('id')
    .where('article_id', '=', articleId)
    .orderBy('id', 'desc')
    .offset(KEPT)
    .limit(1)
    .executeTakeFirst()
  if (oldest)
    await db.deleteFrom('article_save').where('article_id', '=', articleId).where('id', '<=', oldest.id).execute()
}

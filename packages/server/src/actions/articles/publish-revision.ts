import type { WriteContext } from '../action.ts'
import { accountIdOf } from '../people/staff.ts'
import type { StoredArticle } from './load-article.ts'
import { putPublicCopy } from './public-copy.ts'

/** Freezes the working copy as a revision and makes it what readers see. */
export async function publishRevision(
  context: WriteContext,
  article: StoredArticle,
  times: { at: string; updatedAt: string },
): Promise<number> {
  const { db } = context
  const last = await db
    .selectFrom('article_revision')
    .select(['n', 'content'])
    .where('article_id', '=', article.id)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  const content = JSON.stringify(article.content)
  const firstTime = article.publishedRevisionId === null
  const changed = firstTime || last?.content !== content
  const { id: revisionId } = await db
    .insertInto('article_revision')
    .values({
      article_id: article.id,
      n: (last?.n ?? 0) + 1,
      content,
      note: '',
      public_change: changed ? 1 : 0,
      created_at: context.now,
      created_by: accountIdOf(context),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await putPublicCopy(context, article.content, {
    articleId: article.id,
    shortCode: article.shortCode,
    revisionId,
    publishedAt: times.at,
    // A first publication has not been "updated", and publishing the same text again is no public change.
    updatedAt: firstTime ? times.at : changed ? times.updatedAt : await formerUpdate(context, article.id, times.at),
    commentsOpen: article.content.commentsOpen,
  })
  await db
    .updateTable('article')
    .set({ published_revision_id: revisionId, first_published_at: times.at })
    .where('id', '=', article.id)
    .execute()
  await context.emit({ type: 'article-published', articleId: article.id, revisionId })
  return revisionId
}

async function formerUpdate(context: WriteContext, articleId: number, publishedAt: string): Promise<string> {
  const row = await context.db
    .selectFrom('article_revision')
    .select('created_at')
    .where('article_id', '=', articleId)
    .where('public_change', '=', 1)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.created_at ?? publishedAt
}

import type { ArticleContent } from '@warraq/core/articles/content'
import { isPublicChange } from '@warraq/core/articles/public-change'
import type { WriteContext } from '../action.ts'
import { accountIdOf } from '../people/staff.ts'
import type { StoredArticle } from './load-article.ts'
import { putPublicCopy } from './public-copy.ts'
import { refuseUnknownReferences } from './references.ts'

/**
 * Freezes the working copy as a revision and makes it what readers see. The time of the last update moves only when they
 * read something else than before; correcting an article moves it too (`correct-article`).
 */
export async function publishRevision(
  context: WriteContext,
  article: StoredArticle,
  times: { at: string; updatedAt: string },
): Promise<number> {
  const { db } = context
  await refuseUnknownReferences(context, article.content)
  const last = await lastPublished(context, article)
  const changed = last === null || isPublicChange(last.content, article.content)
  const { id: revisionId } = await db
    .insertInto('article_revision')
    .values({
      article_id: article.id,
      n: (await newestRevision(context, article.id)) + 1,
      content: JSON.stringify(article.content),
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
    updatedAt: last !== null && changed ? times.updatedAt : await formerUpdate(context, article.id, times.at),
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

/** What readers last saw, also when it has been withdrawn since; null when they never saw anything. */
export async function lastPublished(
  { db }: WriteContext,
  { publishedRevisionId }: Pick<StoredArticle, 'publishedRevisionId'>,
): Promise<{ content: ArticleContent } | null> {
  if (publishedRevisionId === null) return null
  const row = await db
    .selectFrom('article_revision')
    .select('content')
    .where('id', '=', publishedRevisionId)
    .executeTakeFirstOrThrow()
  return { content: JSON.parse(row.content) as ArticleContent }
}

async function newestRevision({ db }: WriteContext, articleId: number): Promise<number> {
  const row = await db
    .selectFrom('article_revision')
    .select((e) => e.fn.max('n').as('n'))
    .where('article_id', '=', articleId)
    .executeTakeFirst()
  return row?.n ?? 0
}

/**
 * When readers last saw a change: as their copy says. One that was withdrawn has none any more; then by its corrections
 * and its revisions, of which the first is no update. Never before it was published.
 */
async function formerUpdate({ db }: WriteContext, articleId: number, publishedAt: string): Promise<string> {
  const shown = await db
    .selectFrom('public_article')
    .select('updated_at')
    .where('id', '=', articleId)
    .executeTakeFirst()
  if (shown) return latest([publishedAt, shown.updated_at])
  const revision = await db
    .selectFrom('article_revision')
    .select((e) => e.fn.max('created_at').as('at'))
    .where('article_id', '=', articleId)
    .where('public_change', '=', 1)
    .where('n', '>', 1)
    .executeTakeFirst()
  const correction = await db
    .selectFrom('correction')
    .select((e) => e.fn.max('at').as('at'))
    .where('article_id', '=', articleId)
    .executeTakeFirst()
  return latest([publishedAt, revision?.at ?? '', correction?.at ?? ''])
}

function latest(times: readonly string[]): string {
  return times.reduce((a, b) => (a > b ? a : b))
}

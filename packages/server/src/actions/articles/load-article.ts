import type { ArticleContent } from '@warraq/core/articles/content'
import type { ArticleState } from '@warraq/core/articles/states'
import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../action.ts'

/** The facts that decisions about an article need. */
export interface StoredArticle {
  readonly id: number
  readonly state: ArticleState
  readonly lockVersion: number
  readonly content: ArticleContent
  readonly ownerId: number | null
  readonly sectionId: number | null
  readonly shortCode: string
  readonly publishedRevisionId: number | null
  readonly firstPublishedAt: string | null
  readonly scheduledAt: string | null
  readonly savedAt: string
  readonly savedBy: number | null
}

export async function loadArticle(context: WriteContext, id: number): Promise<StoredArticle> {
  const row = await context.db.selectFrom('article').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('not-found', { article: id })
  return {
    id,
    state: row.state,
    lockVersion: row.lock_version,
    content: JSON.parse(row.content) as ArticleContent,
    ownerId: row.created_by,
    sectionId: row.section_id,
    shortCode: row.short_code,
    publishedRevisionId: row.published_revision_id,
    firstPublishedAt: row.first_published_at,
    scheduledAt: row.scheduled_at,
    savedAt: row.saved_at,
    savedBy: row.saved_by,
  }
}

/** A save or a step that started from an older version is refused with what is stored now, so that nothing is lost. */
export async function refuseStale(context: WriteContext, article: StoredArticle, lockVersion: number): Promise<void> {
  if (article.lockVersion === lockVersion) return
  const saver =
    article.savedBy === null
      ? undefined
      : await context.db.selectFrom('account').select('name').where('id', '=', article.savedBy).executeTakeFirst()
  throw new Refusal('edited-meanwhile', {
    lockVersion: article.lockVersion,
    savedAt: article.savedAt,
    savedBy: saver?.name ?? '',
    theirs: JSON.parse(JSON.stringify(article.content)) as never,
  })
}

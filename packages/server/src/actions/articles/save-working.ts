import type { ArticleContent } from '@warraq/core/articles/content'
import { mayEdit } from '@warraq/core/articles/editing'
import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { accountIdOf, actingStaff } from '../people/staff.ts'
import { cleanContent } from './clean-content.ts'
import { loadArticle, refuseStale } from './load-article.ts'
import { refuseWithoutPen } from './pen.ts'
import { refuseUnknownReferences } from './references.ts'
import { keepSitting } from './sittings.ts'

export interface SaveWorking {
  readonly id: number
  readonly content: ArticleContent
  readonly lockVersion: number
  /** A save made by the clock, not by a person; it keeps the same things. */
  readonly auto: boolean
  /** The tab that holds the pen. */
  readonly tab?: string
}

/** Stores the working copy. Readers see nothing of it until a publishing step. */
export const saveWorking = defineAction(
  async (context, input: SaveWorking): Promise<{ lockVersion: number; savedAt: string }> => {
    const staff = await actingStaff(context)
    const article = await loadArticle(context, input.id)
    if (!mayEdit(staff, article.state, article)) throw new Refusal('not-allowed', { permission: 'article.edit' })
    await refuseWithoutPen(context, article.id, input.tab ?? null)
    await refuseStale(context, article, input.lockVersion)
    const content = cleanContent(input.content)
    await refuseUnknownReferences(context, content)
    const lockVersion = article.lockVersion + 1
    await context.db
      .updateTable('article')
      .set({
        content: JSON.stringify(content),
        title: content.title,
        kind: content.kind,
        lang: content.lang,
        section_id: content.sectionId,
        flags: JSON.stringify(content.flags),
        lock_version: lockVersion,
        saved_at: context.now,
        saved_by: accountIdOf(context),
      })
      .where('id', '=', article.id)
      .execute()
    await keepSitting(context, article, { content, lockVersion })
    await context.emit({ type: 'article-saved', articleId: article.id })
    return { lockVersion, savedAt: context.now }
  },
)

import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { accountIdOf, allow } from '../people/staff.ts'
import { cleanProse } from './clean-content.ts'
import { loadArticle } from './load-article.ts'
import { correctionsOf } from './public-copy.ts'

/** Adds a public correction: shown on the article and on the page of corrections. */
export const correctArticle = defineAction(
  async (context, input: { id: number; text: string }): Promise<{ id: number }> => {
    const article = await loadArticle(context, input.id)
    await allow(context, 'article.correct', article)
    const text = cleanProse(input.text)
    if (text === '') throw new Refusal('reason-needed')
    if (article.state !== 'published' && article.state !== 'archived')
      throw new Refusal('transition-not-possible', { from: article.state })
    const { id } = await context.db
      .insertInto('correction')
      .values({
        article_id: article.id,
        text,
        at: context.now,
        account_id: accountIdOf(context),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const corrections = JSON.stringify(await correctionsOf(context, article.id))
    await context.db
      .updateTable('public_article')
      .set({ updated_at: context.now, corrections })
      .where('id', '=', article.id)
      .execute()
    context.drop(`article:${article.id}`, 'corrections', 'lists')
    context.audit('article.corrected', `article:${article.id}`, { correction: id })
    return { id }
  },
)

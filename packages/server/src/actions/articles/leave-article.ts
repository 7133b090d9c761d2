import { defineAction } from '../action.ts'
import { layDownPen, readableArticle } from './pen.ts'

/** A tab closes the article: its pen is free at once. */
export const leaveArticle = defineAction(
  async (context, input: { id: number; tab: string }): Promise<{ done: true }> => {
    const { accountId } = await readableArticle(context, input.id)
    await layDownPen(context, input, accountId)
    await context.db
      .deleteFrom('article_presence')
      .where('article_id', '=', input.id)
      .where('tab', '=', input.tab)
      .where('account_id', '=', accountId)
      .execute()
    return { done: true }
  },
)

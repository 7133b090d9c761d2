import { defineAction } from '../action.ts'

/** Adds counted readings to the day's rows; counts of articles that went meanwhile are left out. */
export const addViews = defineAction(
  async (context, input: { counts: readonly { articleId: number; count: number }[]; at: string }): Promise<null> => {
    const day = input.at.slice(0, 10)
    for (const { articleId, count } of input.counts) {
      const exists = await context.db
        .selectFrom('public_article')
        .select('id')
        .where('id', '=', articleId)
        .executeTakeFirst()
      if (!exists) continue
      await context.db
        .insertInto('article_view')
        .values({ article_id: articleId, day, count })
        .onConflict((conflict) =>
          conflict.columns(['article_id', 'day']).doUpdateSet((e) => ({ count: e('article_view.count', '+', count) })),
        )
        .execute()
    }
    return null
  },
)

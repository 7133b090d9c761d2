import { defineAction } from '../action.ts'
import { readableArticle } from './pen.ts'

/** The acting person has seen what names them on this article. */
export const readMentions = defineAction(async (context, input: { id: number }): Promise<{ done: true }> => {
  const { article, accountId } = await readableArticle(context, input.id)
  await context.db
    .updateTable('article_mention')
    .set({ read_at: context.now })
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .where('line_id', 'in', (query) =>
      query
        .selectFrom('article_note_line as l')
        .innerJoin('article_note as n', 'n.id', 'l.note_id')
        .select('l.id')
        .where('n.article_id', '=', article.id),
    )
    .execute()
  return { done: true }
})

import { defineAction } from '../action.ts'
import { refusePersons } from '../jobs/machinery.ts'

export interface AddViews {
  readonly counts: readonly { readonly articleId: number; readonly count: number }[]
  readonly at: string
}

const ROWS_AT_ONCE = 400

/** Adds counted readings to the day's rows (UTC); counts of articles that went meanwhile are left out. */
export const addViews = defineAction(async (context, input: AddViews): Promise<null> => {
  refusePersons(context)
  const { db } = context
  const day = input.at.slice(0, 10)
  for (let from = 0; from < input.counts.length; from += ROWS_AT_ONCE) {
    const part = input.counts.slice(from, from + ROWS_AT_ONCE)
    const ids = part.map(({ articleId }) => articleId)
    const known = new Set(
      (await db.selectFrom('public_article').select('id').where('id', 'in', ids).execute()).map(({ id }) => id),
    )
    const rows = part.filter(({ articleId }) => known.has(articleId))
    if (rows.length === 0) continue
    await db
      .insertInto('article_view')
      .values(rows.map(({ articleId, count }) => ({ article_id: articleId, day, count })))
      .onConflict((conflict) =>
        conflict
          .columns(['article_id', 'day'])
          .doUpdateSet((e) => ({ count: e('article_view.count', '+', e.ref('excluded.count')) })),
      )
      .execute()
  }
  return null
})

import { defineAction } from '../action.ts'

/** A text was refused at the form for its words: one more of this clause today. Nothing of the text is known here. */
export const countRefused = defineAction(async (context, input: { clause: string }): Promise<null> => {
  const { db, now } = context
  const clause = await db.selectFrom('clause').select('code').where('code', '=', input.clause).executeTakeFirst()
  if (!clause) return null
  await db
    .insertInto('refused_comment')
    .values({ on_day: now.slice(0, 10), clause_code: clause.code, n: 1 })
    .onConflict((conflict) =>
      conflict.columns(['on_day', 'clause_code']).doUpdateSet((e) => ({ n: e('refused_comment.n', '+', 1) })),
    )
    .execute()
  return null
})

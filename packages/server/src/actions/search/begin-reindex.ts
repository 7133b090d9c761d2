import { SCOPE_NUMBERS, SCOPES } from '../../store/search/scopes.ts'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'

/**
 * Lets every document wait for being indexed again, those that are in the index without a source too. Search goes on with
 * what it has. A reindex that was interrupted is going on by itself: what waits is in a table, not in anybody's memory.
 */
export const beginReindex = defineAction(async (context, _input: null): Promise<{ waiting: number }> => {
  await allow(context, 'site.manage')
  const { db, now } = context
  const sources = { public: 'public_article', desk: 'article', comments: 'comment', media: 'media' } as const
  for (const scope of SCOPES) {
    const number = SCOPE_NUMBERS[scope]
    await db
      .insertInto('search_waiting')
      .columns(['scope', 'id', 'since'])
      .expression((e) =>
        e
          .selectFrom(sources[scope])
          .select((s) => [s.val(number).as('scope'), 'id', s.val(now).as('since')])
          .where('id', '>', 0),
      )
      .onConflict((conflict) => conflict.columns(['scope', 'id']).doNothing())
      .execute()
    await db
      .insertInto('search_waiting')
      .columns(['scope', 'id', 'since'])
      .expression((e) =>
        e
          .selectFrom('search_document')
          .select((s) => ['scope', 'id', s.val(now).as('since')])
          .where('scope', '=', number),
      )
      .onConflict((conflict) => conflict.columns(['scope', 'id']).doNothing())
      .execute()
  }
  await context.plan({ kind: 'index-waiting', payload: {} })
  const { n } = await db
    .selectFrom('search_waiting')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return { waiting: n }
})

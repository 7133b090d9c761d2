import { ANALYSIS } from '@warraq/core/search/analyse'
import { SCOPE_NUMBERS, SCOPES } from '../../store/search/scopes.ts'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'
import { markOf, putMark } from '../site/marks.ts'

export interface BegunReindex {
  readonly waiting: number
  /** One that was interrupted goes on: what it has done is not done again. */
  readonly goesOn: boolean
}

/**
 * Lets every document wait for being indexed again, those that are in the index without a source too. Search goes on with
 * what it has. What is still to be done stands in a table: a reindex that was interrupted goes on where it ended.
 */
export const beginReindex = defineAction(async (context, _input: null): Promise<BegunReindex> => {
  await allow(context, 'site.manage')
  const goesOn = (await markOf(context.db, 'reindex')) === ANALYSIS
  if (!goesOn) await letAllWait(context)
  await putMark(context, 'reindex', ANALYSIS)
  await context.plan({ kind: 'index-waiting', payload: {} })
  const { n } = await context.db
    .selectFrom('search_waiting')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return { waiting: n, goesOn }
})

async function letAllWait(context: WriteContext): Promise<void> {
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
}

import type { SearchScope } from '@warraq/core/search/request'
import { SCOPE_NUMBERS } from '../../store/search/scopes.ts'
import type { WriteContext } from '../action.ts'
import { tuples, writeRows } from './index-rows.ts'

/** So many are indexed one by one, each with a job that people can see; more wait together for one job. */
const MANY = 20

/** Articles whose names changed: what readers and the newsroom find of them is made again. */
export async function planReindex(context: WriteContext, articleIds: readonly number[]): Promise<void> {
  if (articleIds.length <= MANY) {
    for (const articleId of articleIds) await context.plan({ kind: 'index-article', payload: { articleId } })
    return
  }
  await waitForIndex(context, 'public', articleIds)
  await waitForIndex(context, 'desk', articleIds)
}

/** Puts documents into the queue of the index, and a job behind them. */
export async function waitForIndex(context: WriteContext, scope: SearchScope, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await writeRows(
    context,
    [...new Set(ids)].map((id) => [SCOPE_NUMBERS[scope], id, context.now]),
    (count, mark) =>
      `INSERT INTO search_waiting (scope, id, since) VALUES ${tuples(count, 3, mark)} ON CONFLICT (scope, id) DO NOTHING`,
  )
  if (!(await isPlanned(context))) await context.plan({ kind: 'index-waiting', payload: {} })
}

/**
 * Whether a job that nobody has begun yet will find these documents too. SQLite has one writer: what is committed here is
 * there before that job begins. PostgreSQL may begin and end it before this transaction does, so that each plans its own.
 */
async function isPlanned({ db, dialect, now }: WriteContext): Promise<boolean> {
  if (dialect !== 'sqlite') return false
  const job = await db
    .selectFrom('job')
    .select('id')
    .where('kind', '=', 'index-waiting')
    .where('state', '=', 'waiting')
    .where('run_at', '<=', now)
    .limit(1)
    .executeTakeFirst()
  return job !== undefined
}

import { FEWEST_DECISIONS } from '@warraq/core/comments/learn/retrain'
import type { WriteContext } from '../action.ts'

/** Once a day, where there are decisions enough to look at; whether there are new ones, the job sees. */
export async function planLearning({ db, now, plan }: WriteContext): Promise<void> {
  const newest = await db.selectFrom('decision').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst()
  if ((newest?.id ?? 0) < FEWEST_DECISIONS) return
  await plan({ kind: 'relearn', payload: null, uniqueKey: `relearn ${now.slice(0, 'YYYY-MM-DD'.length)}` })
}

import type { WriteContext } from '../action.ts'
import { indexNow } from '../search/write-index.ts'

/**
 * Lets readers' and the newsroom's search find what has just come in, in the transaction that brings it: many together
 * cost a fraction of what they cost one by one, and nothing waits afterwards.
 */
export async function indexImported(
  context: WriteContext,
  scope: 'public' | 'desk' | 'comments',
  ids: readonly number[],
): Promise<void> {
  await indexNow(context, scope, ids)
}

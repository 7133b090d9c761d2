import type { WriteContext } from '../action.ts'
import { waitForIndex } from '../search/wait-for-index.ts'

/** What came in is found by search when its turn comes: some seconds later, or some minutes for a whole archive. */
export async function indexImported(context: WriteContext, articleIds: readonly number[]): Promise<void> {
  if (articleIds.length === 0) return
  await waitForIndex(context, 'public', articleIds)
  await waitForIndex(context, 'desk', articleIds)
}

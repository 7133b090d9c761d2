import type { WriteContext } from '../action.ts'
import { waitForIndex } from './wait-for-index.ts'
import { indexNow } from './write-index.ts'

/** So many are made anew in the transaction itself: some tenths of a second. */
const AT_ONCE = 100

/**
 * Articles from which a name goes: readers find the newest of them by it no longer from this transaction on, the others as
 * soon as the job behind the queue has been there.
 */
export async function forgetName(context: WriteContext, articleIds: readonly number[]): Promise<void> {
  const newest = articleIds.toSorted((a, b) => b - a)
  await indexNow(context, 'public', newest.slice(0, AT_ONCE))
  await waitForIndex(context, 'public', newest.slice(AT_ONCE))
}

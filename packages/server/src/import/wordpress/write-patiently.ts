/** Hands a batch to the writer, in smaller pieces while people write at the same time. */

import { setTimeout as wait } from 'node:timers/promises'
import { Refusal } from '@warraq/core/errors'
import type { CallAction } from '../../actions/call.ts'
import type { ImportItem, ImportOutcome } from '../../actions/import/import-input.ts'

const operator = { actor: { kind: 'operator' } } as const
/** How often a single thing is tried, each time after the writer's own tries of some five seconds. */
const MOST_TRIES = 12
const WAIT_MS = 500

/**
 * Outcomes in the order of the items. On PostgreSQL a transaction that meets another one is done again; a long one may
 * meet others each time and is refused in the end (`busy`): then its halves are written one after the other. Refuses with
 * `busy` when the writer is so for a minute.
 */
export async function writePatiently(
  call: CallAction,
  runId: number,
  items: readonly ImportItem[],
): Promise<readonly ImportOutcome[]> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call('import/import-batch', { runId, items }, operator)
    } catch (error) {
      if (!isBusy(error)) throw error
      if (items.length > 1) break
      if (tries >= MOST_TRIES) throw error
      await wait(WAIT_MS)
    }
  }
  const middle = Math.ceil(items.length / 2)
  const first = await writePatiently(call, runId, items.slice(0, middle))
  return [...first, ...(await writePatiently(call, runId, items.slice(middle)))]
}

function isBusy(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'busy'
}

/** One process does a run: it has it for some seconds and says so again while it works. Whoever dies loses it by itself. */

import { randomUUID } from 'node:crypto'
import { Refusal } from '@warraq/core/errors'
import type { Instant } from '@warraq/core/time'
import { toEpoch } from '@warraq/core/time'
import type { CallAction } from '../../actions/call.ts'

const LEASE_SECONDS = 20
const AGAIN_EVERY_MS = 5000
const operator = { actor: { kind: 'operator' } } as const

export interface LeaseParts {
  readonly call: CallAction
  readonly now: () => Instant
  readonly runId: number
  /** Of {@link holderName}. */
  readonly holder: string
}

/**
 * A data folder has one server, and whoever it had before is dead: its processes share a name, so that a restart goes on
 * at once. A database may have several.
 */
export function holderName(databaseUrl: string | null): string {
  return databaseUrl === null ? 'data-folder' : randomUUID()
}

/**
 * Does the work with a `call` that refuses (`import-busy`) from the moment on in which another may have the run. Refuses
 * the same way at once while another has it.
 */
export async function underLease<Result>(
  { call, now, runId, holder }: LeaseParts,
  work: (call: CallAction) => Promise<Result>,
): Promise<Result> {
  const state = { until: 0 }
  const hold = async (): Promise<void> => {
    const asked = toEpoch(now())
    const { held } = await call('import/hold-run', { runId, holder, seconds: LEASE_SECONDS }, operator)
    state.until = held ? asked + LEASE_SECONDS * 1000 : 0
  }
  const isOurs = (): boolean => toEpoch(now()) < state.until
  await hold()
  if (!isOurs()) throw new Refusal('import-busy')
  let holding = Promise.resolve()
  const timer = setInterval(() => {
    // What could not be said now is said the next time, or the time runs out.
    holding = holding.then(() => (isOurs() ? hold() : undefined)).catch(() => undefined)
  }, AGAIN_EVERY_MS)
  const guarded: CallAction = (name, input, choices) =>
    isOurs() ? call(name, input, choices) : Promise.reject(new Refusal('import-busy'))
  try {
    return await work(guarded)
  } finally {
    clearInterval(timer)
    await holding
    // Where this fails the time runs out.
    if (isOurs()) await call('import/hold-run', { runId, holder, seconds: 0 }, operator).catch(() => undefined)
  }
}

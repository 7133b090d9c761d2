import type { RefusalCode, RefusalDetails } from '@warraq/core/errors'
import { isRefusalCode, Refusal } from '@warraq/core/errors'
import type { Call, Performed } from './perform.ts'

/** How a call ended, in a form that crosses threads. */
export type Outcome =
  | { readonly ok: true; readonly performed: Performed }
  | { readonly ok: false; readonly refusal: { readonly code: RefusalCode; readonly details: RefusalDetails } }
  | { readonly ok: false; readonly defect: string }

/** The one way to change anything: hands a call to whoever holds the writing transaction and answers after COMMIT. */
export interface Writer {
  perform(call: Call): Promise<Performed>
  /** Ends what was begun, then lets go of the database. */
  close(): Promise<void>
}

export interface WriterHooks {
  /** What lies behind a `storage-failed`, for the log: who called is only told that nothing was stored. */
  trouble(what: string): void
  /** The writer can do nothing any more; only a new process helps. */
  ended(why: Error): void
}

/** Nothing was stored, and that is the storage's fault: a full disk, a database that cannot be reached. */
export const STORAGE_FAILED: Outcome = { ok: false, refusal: { code: 'storage-failed', details: {} } }

export function outcomeOfError(error: unknown): Outcome {
  if (error instanceof Refusal) return { ok: false, refusal: { code: error.code, details: error.details } }
  return { ok: false, defect: describeError(error) }
}

/** Stack and causes, as text that crosses threads. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return (error.stack ?? error.message) + (error.cause === undefined ? '' : `\ncaused by ${describeError(error.cause)}`)
}

/** Turns an outcome into the value, the refusal or the defect it stands for. */
export function settle(outcome: Outcome): Performed {
  if (outcome.ok) return outcome.performed
  if ('refusal' in outcome && isRefusalCode(outcome.refusal.code))
    throw new Refusal(outcome.refusal.code, outcome.refusal.details)
  throw new Error('action failed', { cause: new Error('defect' in outcome ? outcome.defect : 'unknown refusal') })
}

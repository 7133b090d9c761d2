import type { Json } from '@warraq/core/json'
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
  close(): Promise<void>
}

export function outcomeOfError(error: unknown): Outcome {
  if (error instanceof Refusal) return { ok: false, refusal: { code: error.code, details: error.details } }
  return { ok: false, defect: error instanceof Error ? (error.stack ?? error.message) + causes(error) : String(error) }
}

function causes(error: Error): string {
  return error.cause instanceof Error
    ? `\ncaused by ${error.cause.stack ?? error.cause.message}${causes(error.cause)}`
    : ''
}

/** Turns an outcome into the value, the refusal or the defect it stands for. */
export function settle(outcome: Outcome): Performed {
  if (outcome.ok) return outcome.performed
  if ('refusal' in outcome && isRefusalCode(outcome.refusal.code))
    throw new Refusal(outcome.refusal.code, outcome.refusal.details)
  throw new Error('action failed', { cause: new Error('defect' in outcome ? outcome.defect : 'unknown refusal') })
}

export type JsonAction = { readonly run: (context: never, input: Json) => Promise<Json> }

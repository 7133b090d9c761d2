import type { Json } from '@warraq/core/json'
import type { Instant } from '@warraq/core/time'
import type { Action, Actor } from './action.ts'
import type { ACTIONS } from './registry.table.ts'
import type { Performed } from './perform.ts'
import type { Writer } from './writer.ts'

export type ActionName = keyof typeof ACTIONS
export type ActionInput<N extends ActionName> = (typeof ACTIONS)[N] extends Action<infer I, infer _O> ? I : never
export type ActionOutput<N extends ActionName> = (typeof ACTIONS)[N] extends Action<infer _I, infer O> ? O : never

export interface CallOptions {
  readonly actor: Actor
  /** When one of these keys was answered within a day, that answer is given again and nothing is done twice. */
  readonly retryKeys?: readonly string[]
  /** Another time than a day for which the answer is kept. */
  readonly keepSeconds?: number
}

/** How desk, web, jobs, import and the command line change anything: by the name of one action. */
export type CallAction = <N extends ActionName>(
  name: N,
  input: ActionInput<N>,
  options: CallOptions,
) => Promise<ActionOutput<N>>

export interface CallHooks {
  now(): Instant
  /** Told after COMMIT, before the caller gets the answer: pages are dropped, waiting jobs are looked at. */
  committed(performed: Performed): void
}

export function callerOf(writer: Writer, hooks: CallHooks): CallAction {
  return async (name, input, options) => {
    const performed = await writer.perform({
      name,
      input: input as Json,
      actor: options.actor,
      retryKeys: options.retryKeys ?? [],
      now: hooks.now(),
      ...(options.keepSeconds === undefined ? {} : { keepSeconds: options.keepSeconds }),
    })
    hooks.committed(performed)
    return performed.value as ActionOutput<typeof name>
  }
}

import type { DomainEvent } from '@warraq/core/events'
import type { Json } from '@warraq/core/json'
import type { Instant } from '@warraq/core/time'
import type { Keyring } from '../config/keyring.ts'
import type { WriteDb } from '../store/database.ts'
import type { Kept } from './kept.ts'

/** On whose behalf an action runs. The action itself loads what that account or guest may do. */
export type Actor =
  | { readonly kind: 'account'; readonly accountId: number }
  | { readonly kind: 'guest' }
  | { readonly kind: 'operator' }
  | { readonly kind: 'job'; readonly job: string }

/** What an action gets: an open transaction, the time, chance, and ways to say what follows from it. */
export interface WriteContext {
  readonly db: WriteDb
  readonly dialect: 'sqlite' | 'postgres'
  readonly now: Instant
  readonly keys: Keyring
  readonly actor: Actor
  /** What this writer has made before and may use again. */
  readonly kept: Kept
  /** Writes the event and a job for each of its subscribers, in this transaction. */
  emit(event: DomainEvent): Promise<void>
  /** Plans a job; a second one with the same unique key is not added, also when the first has been done. */
  plan(job: PlannedJob): Promise<void>
  /** Pages that carry one of these tags are not served any more once this commits. */
  drop(...tags: string[]): void
  /** Adds a row to the hash-chained audit log. */
  audit(action: string, subject: string, payload?: Json): void
  /** Remembers the answer under further retry keys, which are known only now: those of a cookie just given. */
  alsoAnswer(...retryKeys: string[]): void
}

export interface PlannedJob {
  readonly kind: string
  readonly payload: Json
  readonly runAt?: Instant
  readonly uniqueKey?: string
}

/** A named command: JSON in, JSON out, nothing captured, so that it can cross to the writer's thread. */
export interface Action<I, O> {
  readonly run: (context: WriteContext, input: I) => Promise<O>
}

export function defineAction<I, O>(run: (context: WriteContext, input: I) => Promise<O>): Action<I, O> {
  return { run }
}

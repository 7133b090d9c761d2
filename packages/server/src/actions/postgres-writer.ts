import { Refusal } from '@warraq/core/errors'
import type { Keyring } from '../config/keyring.ts'
import { openPostgres } from '../store/database.ts'
import { codeOf, troubleOf } from '../store/postgres-trouble.ts'
import { createKept } from './kept.ts'
import type { Call, Performed } from './perform.ts'
import { perform } from './perform.ts'
import type { FindAction } from './sqlite-batch.ts'
import type { Writer, WriterHooks } from './writer.ts'
import { describeError } from './writer.ts'

/** SQLSTATE class 40: serialization_failure, deadlock_detected. The whole action is done again. */
const TRY_AGAIN: ReadonlySet<string> = new Set(['40001', '40P01'])
/** With the waits between them about five seconds: longer than a crowd on one article needs, shorter than patience. */
const MOST_TRIES = 30
const LONGEST_WAIT_MS = 400

/**
 * Writes on PostgreSQL: a serializable transaction from the pool for each action, so that an action that loads facts
 * and decides on them sees what it would see on SQLite's single writer.
 */
export function startPostgresWriter(url: string, keys: Keyring, find: FindAction, hooks: WriterHooks): Writer {
  const open = openPostgres(url, 'write')
  const parts = { dialect: 'postgres', keys, kept: createKept() } as const

  const once = (call: Call): Promise<Performed> =>
    open.db
      .transaction()
      .setIsolationLevel('serializable')
      .execute((tx) => perform(find(call.name), call, tx, parts))

  return {
    async perform(call) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(call)
        } catch (error) {
          if (!TRY_AGAIN.has(codeOf(error))) throw refusalOf(error, hooks)
          if (attempt >= MOST_TRIES) throw new Refusal('busy')
          // Waits grow and are drawn from the whole range, so that those who met do not meet again.
          const wait = keys.below(Math.min(LONGEST_WAIT_MS, 4 * 2 ** attempt))
          await new Promise((resolve) => setTimeout(resolve, wait))
        }
      }
    },
    close: () => open.close(),
  }
}

function refusalOf(error: unknown, hooks: WriterHooks): unknown {
  const trouble = troubleOf(error)
  if (trouble === null) return error
  if (trouble !== 'busy') hooks.trouble(describeError(error))
  return new Refusal(trouble === 'lost' ? 'storage-failed' : 'busy')
}

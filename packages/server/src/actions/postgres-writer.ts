import type { Keyring } from '../config/keyring.ts'
import { openPostgres } from '../store/database.ts'
import type { Call, Performed } from './perform.ts'
import { perform } from './perform.ts'
import type { FindAction } from './sqlite-batch.ts'
import type { Writer } from './writer.ts'

/** SQLSTATE class 40: serialization_failure, deadlock_detected. The whole action is done again. */
const TRY_AGAIN = new Set(['40001', '40P01'])
const MOST_TRIES = 12

/**
 * Writes on PostgreSQL: a serializable transaction from the pool for each action, so that an action that loads facts
 * and decides on them sees what it would see on SQLite's single writer.
 */
export function startPostgresWriter(url: string, keys: Keyring, find: FindAction): Writer {
  const open = openPostgres(url, 'write')

  const once = (call: Call): Promise<Performed> =>
    open.db.transaction().setIsolationLevel('serializable').execute((tx) => perform(find(call.name), call, tx, 'postgres', keys))

  return {
    async perform(call) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(call)
        } catch (error) {
          if (attempt >= MOST_TRIES || !TRY_AGAIN.has((error as { code?: string }).code ?? '')) throw error
          await new Promise((resolve) => setTimeout(resolve, attempt * 4 + keys.below(12)))
        }
      }
    },
    close: () => open.close(),
  }
}

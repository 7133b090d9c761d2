import { Refusal } from '@warraq/core/errors'
import type { Keyring } from '../config/keyring.ts'
import { openPostgres } from '../store/database.ts'
import { createKept } from './kept.ts'
import type { Call, Performed } from './perform.ts'
import { perform } from './perform.ts'
import type { FindAction } from './sqlite-batch.ts'
import type { Writer, WriterHooks } from './writer.ts'
import { describeError } from './writer.ts'

/** SQLSTATE class 40: serialization_failure, deadlock_detected. The whole action is done again. */
const TRY_AGAIN: ReadonlySet<string> = new Set(['40001', '40P01'])
/** query_canceled (our own statement_timeout), lock_not_available: the server works, but not now. */
const BUSY: ReadonlySet<string> = new Set(['57014', '55P03'])
/**
 * Nothing was stored and the call is not to blame: classes 08 (connection), 53 (resources, also a full disk), 57P
 * (shutting down), 58 (system), XX (corrupted), and a server that only reads, as after a failover.
 */
const STORAGE = /^(?:08|53|57P|58|XX)|^25006$/
/** The same, said by the socket instead of the server; the driver has errors without any code too. */
const UNREACHABLE = /^(?:ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_)/
const DRIVER = /^(?:Connection terminated|Client (?:was closed|has encountered))/
/** No connection came free in time, ours (said by the pool) or the server's (too_many_connections): nothing was begun. */
const NONE_FREE = 'timeout exceeded when trying to connect'
const TOO_MANY = '53300'

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

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : ''
}

function refusalOf(error: unknown, hooks: WriterHooks): unknown {
  const code = codeOf(error)
  if (BUSY.has(code)) return new Refusal('busy')
  if (code === TOO_MANY || (error instanceof Error && error.message === NONE_FREE)) {
    hooks.trouble(describeError(error))
    return new Refusal('busy')
  }
  const driver = code === '' && error instanceof Error && DRIVER.test(error.message)
  if (!driver && !STORAGE.test(code) && !UNREACHABLE.test(code)) return error
  hooks.trouble(describeError(error))
  return new Refusal('storage-failed')
}

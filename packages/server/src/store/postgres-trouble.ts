/** Errors by which a PostgreSQL, or the way to it, says that it cannot be asked now. The call is not to blame for them. */

import { Refusal } from '@warraq/core/errors'
import type { DatabaseConnection, Driver } from 'kysely'
import { PostgresDialect } from 'kysely'

/** `busy`: it works, but not now. `full`: no connection came free. `lost`: it cannot be reached, or cannot store. */
export type PostgresTrouble = 'busy' | 'full' | 'lost'

/** query_canceled (our own statement_timeout), lock_not_available. */
const BUSY: ReadonlySet<string> = new Set(['57014', '55P03'])
/** Ours (said by the pool) or the server's (too_many_connections). */
const NONE_FREE = 'timeout exceeded when trying to connect'
const TOO_MANY = '53300'
/**
 * Nothing was stored: classes 08 (connection), 53 (resources, also a full disk), 57P (shutting down), 58 (system),
 * XX (corrupted), and a server that only reads, as after a failover.
 */
const STORAGE = /^(?:08|53|57P|58|XX)|^25006$/
/** read_only_sql_transaction */
const READ_ONLY = '25006'
/** The same, said by the socket instead of the server; the driver has errors without any code too. */
const UNREACHABLE = /^(?:ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_)/
const DRIVER = /^(?:Connection terminated|Client (?:was closed|has encountered))/

/** SQLSTATE or the socket's code; '' where there is none. */
export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : ''
}

/** Null for an error that says something about the call. */
export function troubleOf(error: unknown): PostgresTrouble | null {
  const code = codeOf(error)
  if (BUSY.has(code)) return 'busy'
  if (code === TOO_MANY || (error instanceof Error && error.message === NONE_FREE)) return 'full'
  const driver = code === '' && error instanceof Error && DRIVER.test(error.message)
  return driver || STORAGE.test(code) || UNREACHABLE.test(code) ? 'lost' : null
}

/** Refuses reads (`busy`) while there is nothing to read from; `trouble` is told why. */
export class ReadingDialect extends PostgresDialect {
  readonly #trouble: (error: unknown) => void

  constructor(config: ConstructorParameters<typeof PostgresDialect>[0], trouble: (error: unknown) => void) {
    super(config)
    this.#trouble = trouble
  }

  override createDriver(): Driver {
    const driver = super.createDriver()
    const refusing = async <Value>(work: () => Promise<Value>): Promise<Value> => {
      try {
        return await work()
      } catch (error) {
        throw this.#refusalOf(error)
      }
    }
    const acquire = driver.acquireConnection.bind(driver)
    const known = new WeakSet<DatabaseConnection>()
    driver.acquireConnection = async (...choices) => {
      const connection = await refusing(() => acquire(...choices))
      if (known.has(connection)) return connection
      known.add(connection)
      const execute = connection.executeQuery.bind<DatabaseConnection['executeQuery']>(connection)
      connection.executeQuery = (...asked) => refusing(() => execute(...asked)) as never
      return connection
    }
    return driver
  }

  #refusalOf(error: unknown): unknown {
    // Reading is told to be read-only: this one says that somebody tried to write, which is a fault of ours.
    const trouble = codeOf(error) === READ_ONLY ? null : troubleOf(error)
    if (trouble === null) return error
    if (trouble !== 'busy') this.#trouble(error)
    return new Refusal('busy')
  }
}

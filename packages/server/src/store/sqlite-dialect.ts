import type { DatabaseConnection, Dialect, Driver, QueryResult, CompiledQuery } from 'kysely'
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'

/**
 * Kysely over Node's own SQLite. One connection, used by one thread; statements are prepared once and kept,
 * because preparing costs more than running for the short queries of a page.
 */
export function sqliteDialect(connection: DatabaseSync): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new SingleConnectionDriver(connection),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

const KEPT_STATEMENTS = 500

class SqliteConnection implements DatabaseConnection {
  readonly #connection: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  constructor(connection: DatabaseSync) {
    this.#connection = connection
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const statement = this.#prepare(query.sql)
    const parameters = query.parameters.map(asSqliteValue)
    if (statement.columns().length > 0) {
      return Promise.resolve({ rows: statement.all(...parameters) as R[] })
    }
    const { changes, lastInsertRowid } = statement.run(...parameters)
    return Promise.resolve({ rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) })
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    for (const row of this.#prepare(query.sql).iterate(...query.parameters.map(asSqliteValue)))
      yield { rows: [row as R] }
  }

  #prepare(sql: string): StatementSync {
    const kept = this.#statements.get(sql)
    if (kept) return kept
    const statement = this.#connection.prepare(sql)
    if (this.#statements.size >= KEPT_STATEMENTS) this.#statements.delete(this.#statements.keys().next().value ?? '')
    this.#statements.set(sql, statement)
    return statement
  }
}

class SingleConnectionDriver implements Driver {
  readonly #connection: SqliteConnection

  constructor(connection: DatabaseSync) {
    this.#connection = new SqliteConnection(connection)
  }

  init(): Promise<void> {
    return Promise.resolve()
  }
  acquireConnection(): Promise<DatabaseConnection> {
    return Promise.resolve(this.#connection)
  }
  releaseConnection(): Promise<void> {
    return Promise.resolve()
  }
  destroy(): Promise<void> {
    return Promise.resolve()
  }
  // Transactions are opened by the one writer, which needs a savepoint for each action inside one commit.
  beginTransaction(): Promise<void> {
    return Promise.reject(new Error('store: transactions belong to the writer'))
  }
  commitTransaction(): Promise<void> {
    return Promise.reject(new Error('store: transactions belong to the writer'))
  }
  rollbackTransaction(): Promise<void> {
    return Promise.reject(new Error('store: transactions belong to the writer'))
  }
}

function asSqliteValue(value: unknown): SQLInputValue {
  if (value === undefined) throw new Error('store: undefined is not a value')
  if (typeof value === 'boolean') return value ? 1 : 0
  return value as SQLInputValue
}

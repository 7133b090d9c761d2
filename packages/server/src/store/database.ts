import { DatabaseSync } from 'node:sqlite'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { Refusal } from '@warraq/core/errors'
import type { DatabaseAddress } from '../config/config.ts'
import { ReadingDialect } from './postgres-trouble.ts'
import { noteQuery } from './query-count.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import type { Tables } from './tables.table.ts'

/** A database that can be asked and, inside an action, changed. */
export type WriteDb = Kysely<Tables>

/** What a page gets: the same queries without any method that changes something. */
export type ReadDb = Pick<Kysely<Tables>, 'selectFrom' | 'fn' | 'dynamic' | 'case'>

export interface OpenDatabase {
  readonly kind: DatabaseAddress['kind']
  readonly db: Kysely<Tables>
  /** Runs one or more statements without parameters. */
  exec(sql: string): Promise<void>
  close(): Promise<void>
}

/** The first SQLite release without the WAL-reset bug (sqlite.org, 3.51.3, 2026-03-13). */
const OLDEST_SQLITE = [3, 51, 3] as const

export function checkSqliteVersion(version: string): void {
  const parts = version.split('.').map(Number)
  for (const [i, least] of OLDEST_SQLITE.entries()) {
    const have = parts[i] ?? 0
    if (have > least) return
    if (have < least) throw new Refusal('sqlite-too-old', { version })
  }
}

/**
 * Opens a SQLite file. `synchronous=FULL` is set because a WAL commit is otherwise acknowledged before it is on the
 * disk; the crash tests count fsyncs, since reading the pragma back proves nothing.
 */
export function openSqlite(file: string, mode: 'read' | 'write'): OpenDatabase & { readonly connection: DatabaseSync } {
  checkSqliteVersion(process.versions['sqlite'] ?? '0')
  const connection = new DatabaseSync(file, { readOnly: mode === 'read', enableForeignKeyConstraints: true })
  connection.exec('PRAGMA busy_timeout=5000; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;')
  if (mode === 'write')
    connection.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=1000;')
  const db = new Kysely<Tables>({ dialect: sqliteDialect(connection), log: noteQuery })
  return {
    kind: 'sqlite',
    db,
    connection,
    exec: async (sql) => connection.exec(sql),
    close: async () => {
      await db.destroy()
      connection.close()
    },
  }
}

/** Whole numbers come back as numbers: ids and counts stay far below 2^53. */
const TYPES = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === pg.types.builtins.INT8 || oid === pg.types.builtins.NUMERIC) return Number
    return pg.types.getTypeParser(oid, format)
  },
}

/** A server that does not answer within this is one that cannot be reached. Also how long a call waits for the pool. */
const CONNECT_MS = 10_000
const CONNECTIONS = 8

/** Told what keeps a database from being read. */
export type Trouble = (error: unknown) => void
const NOBODY: Trouble = () => undefined

/** Reads of a PostgreSQL that cannot be asked now are refused as `busy`; writers say themselves what their errors mean. */
export function openPostgres(
  url: string,
  mode: 'read' | 'write',
  connections = CONNECTIONS,
  trouble: Trouble = NOBODY,
): OpenDatabase & { readonly pool: pg.Pool } {
  const options = `-c statement_timeout=5000 -c idle_in_transaction_session_timeout=15000 -c timezone=UTC${mode === 'read' ? ' -c default_transaction_read_only=on' : ''}`
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    options,
    types: TYPES,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
  })
  // A connection that breaks says so to whoever waits for a query on it, and the pool replaces it. Between two queries
  // nobody waits: without these listeners, of idle connections and of borrowed ones, that would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => void client.on('error', () => undefined))
  const dialect = mode === 'read' ? new ReadingDialect({ pool }, trouble) : new PostgresDialect({ pool })
  const db = new Kysely<Tables>({ dialect, log: noteQuery })
  return {
    kind: 'postgres',
    db,
    pool,
    exec: async (sql) => {
      const client = await pool.connect()
      try {
        await client.query(sql)
        client.release()
      } catch (error) {
        // The text may have left a transaction open: that connection must not go back to the pool.
        client.release(true)
        throw error
      }
    },
    close: () => db.destroy(),
  }
}

export function openDatabase(address: DatabaseAddress, mode: 'read' | 'write', trouble?: Trouble): OpenDatabase {
  if (address.kind === 'sqlite') return openSqlite(address.file, mode)
  return openPostgres(address.url, mode, CONNECTIONS, trouble)
}

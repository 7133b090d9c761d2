import type { SQLInputValue } from 'node:sqlite'
import type { DatabaseAddress } from '../../config/config.ts'
import { openPostgres, openSqlite } from '../database.ts'

export type RawRow = Readonly<Record<string, unknown>>

/** One connection, asked in the database's own language: a backup goes by tables that no query of ours names. */
export interface Raw {
  readonly kind: DatabaseAddress['kind']
  /** Parameters stand as `?` (SQLite) or `$1`, `$2` (PostgreSQL); {@link placeholders} writes them. */
  query(sql: string, values?: readonly unknown[]): Promise<readonly RawRow[]>
  close(): Promise<void>
}

export async function openRaw(address: DatabaseAddress, mode: 'read' | 'write'): Promise<Raw> {
  return address.kind === 'sqlite' ? rawSqlite(address.file, mode) : rawPostgres(address.url, mode)
}

function rawSqlite(file: string, mode: 'read' | 'write'): Raw {
  const { connection, close } = openSqlite(file, mode)
  return {
    kind: 'sqlite',
    query: async (sql, values = []) => {
      const statement = connection.prepare(sql)
      if (statement.columns().length > 0) return statement.all(...(values as SQLInputValue[]))
      statement.run(...(values as SQLInputValue[]))
      return []
    },
    close,
  }
}

/** One client for as long as it takes: a transaction lives on a connection, not on a pool. */
async function rawPostgres(url: string, mode: 'read' | 'write'): Promise<Raw> {
  const { pool, close } = openPostgres(url, mode, 1)
  const client = await pool.connect()
  await client.query('SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0')
  return {
    kind: 'postgres',
    query: async (sql, values = []) => (await client.query(sql, [...values])).rows as RawRow[],
    close: async () => {
      client.release(true)
      await close()
    },
  }
}

/** `?, ?, ?` or `$4, $5, $6`. */
export function placeholders(kind: Raw['kind'], count: number, from = 1): string {
  return Array.from({ length: count }, (_, i) => (kind === 'sqlite' ? '?' : `$${from + i}`)).join(', ')
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

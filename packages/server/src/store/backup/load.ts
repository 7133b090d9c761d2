import { Refusal } from '@warraq/core/errors'
import type { Instant } from '@warraq/core/time'
import type { DatabaseAddress } from '../../config/config.ts'
import { openDatabase } from '../database.ts'
import { migrate, readMigrations } from '../migrate.ts'
import type { DumpedRow } from './dump.ts'
import type { Raw } from './raw.ts'
import { openRaw, placeholders, quoted } from './raw.ts'
import type { TableShape } from './shapes.ts'
import { tableShapes } from './shapes.ts'

export interface Loading {
  /** Rows of one table, in any number of parts; columns that this backup does not have keep their default. */
  put(table: string, columns: readonly string[], rows: readonly DumpedRow[]): Promise<void>
  /** Checks that every reference leads somewhere and makes all of it visible at once. */
  finish(lastNumbers: Readonly<Record<string, number>>): Promise<void>
  /** Leaves the database as empty as it was. */
  abandon(): Promise<void>
}

/** Values in one INSERT: PostgreSQL allows 65,535 parameters, SQLite 32,766. */
const MOST_PARAMETERS = 30_000

/**
 * Prepares an empty database for the rows of a backup: the schema as it was when the backup was made, without the
 * constraints that hold between rows and without the triggers, which would judge rows by the order they come in. Refuses
 * with `restore-not-empty` where there is a newsroom already, with `backup-newer` where the backup has steps of the schema
 * that this program does not know.
 */
export async function beginLoading(
  address: DatabaseAddress,
  migrationFolder: string,
  steps: readonly string[],
  now: Instant,
): Promise<Loading> {
  const known = readMigrations(migrationFolder, address.kind)
  const unknown = steps.find((name, i) => known[i]?.name !== name)
  if (unknown !== undefined) throw new Refusal('backup-newer', { name: unknown })
  await refuseUnlessEmpty(address)
  const open = openDatabase(address, 'write')
  try {
    await migrate(open, known.slice(0, steps.length), now)
  } finally {
    await open.close()
  }
  const raw = await openRaw(address, 'write')
  try {
    return await loadingInto(raw)
  } catch (error) {
    await raw.close()
    throw error
  }
}

async function refuseUnlessEmpty(address: DatabaseAddress): Promise<void> {
  if (address.kind === 'sqlite') return
  const raw = await openRaw(address, 'read')
  try {
    if ((await tableShapes(raw)).length > 0) throw new Refusal('restore-not-empty', { path: 'PostgreSQL' })
  } finally {
    await raw.close()
  }
}

async function loadingInto(raw: Raw): Promise<Loading> {
  const shapes = new Map((await tableShapes(raw)).map((shape) => [shape.name, shape]))
  if (raw.kind === 'sqlite') await raw.query('PRAGMA foreign_keys = OFF')
  await raw.query('BEGIN')
  const guards = raw.kind === 'sqlite' ? await liftSqlite(raw) : await liftPostgres(raw, [...shapes.keys()])
  // A step of the schema may itself have put rows in; the backup has them as they are today.
  for (const name of shapes.keys()) await raw.query(`DELETE FROM ${quoted(name)}`)
  return {
    put: (table, columns, rows) => put(raw, shapes.get(table), columns, rows),
    finish: async (lastNumbers) => {
      await setNumbers(raw, lastNumbers)
      for (const guard of guards) await raw.query(guard)
      await checkReferences(raw)
      await raw.query('COMMIT')
      await raw.close()
    },
    abandon: async () => {
      await raw.query('ROLLBACK').catch(() => undefined)
      await raw.close()
    },
  }
}

/** Takes the triggers away and says how they come back. */
async function liftSqlite(raw: Raw): Promise<string[]> {
  const triggers = await raw.query(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`)
  for (const { name } of triggers) await raw.query(`DROP TRIGGER ${quoted(String(name))}`)
  return triggers.map(({ sql }) => String(sql))
}

/** The same on PostgreSQL, where references between tables are constraints that can be taken off and put back, checked. */
async function liftPostgres(raw: Raw, tables: readonly string[]): Promise<string[]> {
  const references = await raw.query(`
    SELECT conrelid::regclass::text AS "table", quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`)
  for (const { table, name } of references)
    await raw.query(`ALTER TABLE ${String(table)} DROP CONSTRAINT ${String(name)}`)
  for (const table of tables) await raw.query(`ALTER TABLE ${quoted(table)} DISABLE TRIGGER USER`)
  return [
    ...references.map(
      ({ table, name, definition }) =>
        `ALTER TABLE ${String(table)} ADD CONSTRAINT ${String(name)} ${String(definition)}`,
    ),
    ...tables.map((table) => `ALTER TABLE ${quoted(table)} ENABLE TRIGGER USER`),
  ]
}

async function put(
  raw: Raw,
  shape: TableShape | undefined,
  columns: readonly string[],
  rows: readonly DumpedRow[],
): Promise<void> {
  if (shape === undefined || columns.some((name) => !shape.columns.some((column) => column.name === name)))
    throw new Refusal('backup-broken', { why: 'columns' })
  const into = `INSERT INTO ${quoted(shape.name)} (${columns.map(quoted).join(', ')}) VALUES `
  const most = Math.max(1, Math.floor(MOST_PARAMETERS / columns.length))
  for (let from = 0; from < rows.length; from += most) {
    const part = rows.slice(from, from + most)
    const marks = part.map((_, i) => `(${placeholders(raw.kind, columns.length, i * columns.length + 1)})`)
    await raw.query(into + marks.join(', '), part.flat().map(loaded))
  }
}

const loaded = (value: DumpedRow[number]): unknown =>
  value !== null && typeof value === 'object' ? Buffer.from(value.b64, 'base64') : value

async function setNumbers(raw: Raw, lastNumbers: Readonly<Record<string, number>>): Promise<void> {
  for (const [table, last] of Object.entries(lastNumbers)) {
    if (raw.kind === 'sqlite') {
      await raw.query('DELETE FROM sqlite_sequence WHERE name = ?', [table])
      await raw.query('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)', [table, last])
    } else {
      const key = await raw.query(
        `SELECT a.attname AS name FROM pg_attribute AS a WHERE a.attrelid = $1::regclass AND a.attidentity <> ''`,
        [quoted(table)],
      )
      for (const { name } of key)
        await raw.query('SELECT setval(pg_get_serial_sequence($1, $2), $3)', [quoted(table), String(name), last])
    }
  }
}

async function checkReferences(raw: Raw): Promise<void> {
  // PostgreSQL has checked each reference when the constraint came back.
  if (raw.kind === 'postgres') return
  const [first] = await raw.query('PRAGMA foreign_key_check')
  if (first !== undefined) throw new Refusal('backup-broken', { why: String(first['table']) })
}

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Refusal } from '@warraq/core/errors'
import type { Instant } from '@warraq/core/time'
import type { OpenDatabase } from './database.ts'

export interface Migration {
  readonly name: string
  readonly sql: string
  readonly sha256: string
}

export interface MigrationState {
  readonly name: string
  readonly appliedAt: string | null
}

/** The shipped steps for one database, in order. Files are immutable once released; `manifest.json` holds their hashes. */
export function readMigrations(folder: string, kind: OpenDatabase['kind']): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^\d{4}-/.test(entry.name))
    .map((entry) => entry.name)
    .toSorted()
    .map((name) => {
      const text = readFileSync(join(folder, name, `${kind}.sql`), 'utf8')
      return { name, sql: text, sha256: createHash('sha256').update(text).digest('hex') }
    })
}

/**
 * Opens a transaction that waits for its turn however long it takes. Two nodes that start at once come here together, and
 * even `CREATE TABLE IF NOT EXISTS` fails for the second of two who both found nothing.
 */
const ALONE_ON_POSTGRES = 'BEGIN; SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock(7237417);'

const JOURNAL = `CREATE TABLE IF NOT EXISTS schema_migration (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL)`

/** Which steps are applied; refuses a database that is newer than this program or whose steps were altered. */
export async function migrationStates(open: OpenDatabase, migrations: readonly Migration[]): Promise<MigrationState[]> {
  const applied = new Map((await appliedRows(open)).map((row) => [row.name, row]))
  for (const row of applied.values()) {
    const shipped = migrations.find((migration) => migration.name === row.name)
    if (!shipped) throw new Refusal('database-newer', { name: row.name })
    if (shipped.sha256 !== row.sha256) throw new Refusal('migration-changed', { name: row.name })
  }
  return migrations.map(({ name }) => ({ name, appliedAt: applied.get(name)?.applied_at ?? null }))
}

/** Applies what is missing, each step with its journal row in one transaction. A second start waits, then finds nothing to do. */
export async function migrate(open: OpenDatabase, migrations: readonly Migration[], now: Instant): Promise<string[]> {
  await open.exec(open.kind === 'sqlite' ? JOURNAL : `${ALONE_ON_POSTGRES}\n${JOURNAL};\nCOMMIT;`)
  const done: string[] = []
  for (const state of await migrationStates(open, migrations)) {
    const migration = migrations.find(({ name }) => name === state.name)
    if (state.appliedAt !== null || !migration) continue
    if (await applyOne(open, migration, now)) done.push(migration.name)
  }
  return done
}

async function applyOne(open: OpenDatabase, migration: Migration, now: Instant): Promise<boolean> {
  // Names and hashes come from our own files; the quote keeps the statement whole even so.
  const quote = (text: string) => `'${text.replaceAll("'", "''")}'`
  const journal = `INSERT INTO schema_migration (name, sha256, applied_at) VALUES (${quote(migration.name)}, ${quote(migration.sha256)}, ${quote(now)});`
  const begin = open.kind === 'sqlite' ? 'BEGIN IMMEDIATE;' : ALONE_ON_POSTGRES
  try {
    await open.exec(`${begin}\n${journal}\n${migration.sql}\nCOMMIT;`)
    return true
  } catch (cause) {
    if (open.kind === 'sqlite') await open.exec('ROLLBACK').catch(() => undefined)
    const byAnother = (await appliedRows(open)).some(({ name }) => name === migration.name)
    if (byAnother) return false
    throw new Error(`store: migration ${migration.name} failed`, { cause })
  }
}

async function appliedRows(open: OpenDatabase): Promise<{ name: string; sha256: string; applied_at: string }[]> {
  const exists =
    open.kind === 'sqlite'
      ? await sql<{ n: number }>`SELECT count(*) AS n FROM sqlite_master WHERE name = 'schema_migration'`.execute(
          open.db,
        )
      : await sql<{
          n: number
        }>`SELECT count(*) AS n FROM information_schema.tables WHERE table_name = 'schema_migration'`.execute(open.db)
  if (exists.rows[0]?.n !== 1) return []
  return (
    await sql<{
      name: string
      sha256: string
      applied_at: string
    }>`SELECT name, sha256, applied_at FROM schema_migration`.execute(open.db)
  ).rows
}

import { sql } from 'kysely'
import type { WriteDb } from './database.ts'

/**
 * SQLite leaves what is deleted in the file until its place is used again, unless it is told to write zeros over it
 * (`secure_delete`). That doubles the writing of every change of the search index, so it is on only while something is
 * erased. PostgreSQL does its own when it vacuums.
 */
export async function clearUnusedBytes(db: WriteDb, dialect: 'sqlite' | 'postgres', on: boolean): Promise<void> {
  if (dialect === 'sqlite') await sql.raw(`PRAGMA secure_delete=${on ? 'ON' : 'OFF'}`).execute(db)
}

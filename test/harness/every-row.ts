import { sql } from 'kysely'
import { databaseAddress } from '../../packages/server/src/config/config.ts'
import { openDatabase } from '../../packages/server/src/store/database.ts'
import type { TestServer } from './server.ts'

/** Every text of every table, a value a line. */
export async function everyRow({ app }: TestServer): Promise<string> {
  const open = openDatabase(databaseAddress(app.config), 'read')
  try {
    const named =
      open.kind === 'sqlite'
        ? sql<{ name: string }>`SELECT name FROM sqlite_master WHERE type = 'table'`
        : sql<{ name: string }>`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`
    const { rows: tables } = await named.execute(open.db)
    if (tables.length < 50) throw new Error(`only ${tables.length} tables were seen`)
    const texts: string[] = []
    for (const { name } of tables) {
      const { rows } = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(name)}`.execute(open.db)
      for (const row of rows)
        for (const value of Object.values(row))
          texts.push(value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value))
    }
    return texts.join('\n')
  } finally {
    await open.close()
  }
}

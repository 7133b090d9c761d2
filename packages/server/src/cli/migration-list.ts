import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Config } from '../config/config.ts'
import { databaseAddress } from '../config/config.ts'
import { openDatabase } from '../store/database.ts'
import type { MigrationState } from '../store/migrate.ts'
import { migrationStates, readMigrations } from '../store/migrate.ts'

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url))

/** Every step of this version and when it was applied; a database that does not exist yet has none and is not made. */
export async function migrationList(config: Config): Promise<MigrationState[]> {
  const address = databaseAddress(config)
  const migrations = readMigrations(MIGRATIONS, address.kind)
  if (address.kind === 'sqlite' && !existsSync(address.file))
    return migrations.map(({ name }) => ({ name, appliedAt: null }))
  const open = openDatabase(address, 'read')
  try {
    return await migrationStates(open, migrations)
  } finally {
    await open.close()
  }
}

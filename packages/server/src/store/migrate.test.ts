import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { fromEpoch } from '@warraq/core/time'
import { expect, test } from 'vitest'
import { eachDatabase } from '../../../../test/harness/newsroom.ts'
import { databaseAddress } from '../config/config.ts'
import { MIGRATIONS } from '../context.ts'
import { openDatabase } from './database.ts'
import { migrate, migrationStates, readMigrations } from './migrate.ts'

const NOW = fromEpoch(0)

test('every shipped migration is the one the manifest names: released steps never change', () => {
  const manifest = JSON.parse(readFileSync(join(MIGRATIONS, 'manifest.json'), 'utf8')) as Record<string, string>
  const shipped = readdirSync(MIGRATIONS, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.sql'))
  const hashes = shipped.toSorted().map((name) => [
    name,
    createHash('sha256')
      .update(readFileSync(join(MIGRATIONS, name)))
      .digest('hex'),
  ])
  expect(Object.fromEntries(hashes)).toEqual(manifest)
})

/** Table -> its columns, as `tables.table.ts` declares them. */
function declaredColumns(): Record<string, string[]> {
  const text = readFileSync(fileURLToPath(new URL('./tables.table.ts', import.meta.url)), 'utf8')
  const tables = [...(/export interface Tables \{\n([\s\S]*?)\n\}/.exec(text)?.[1] ?? '').matchAll(/ {2}(\w+): (\w+)/g)]
  return Object.fromEntries(
    tables.map(([, table, row]) => {
      const body = new RegExp(`export interface ${row} \\{\\n([\\s\\S]*?)\\n\\}`).exec(text)?.[1] ?? ''
      return [table, [...body.matchAll(/^ {2}(\w+):/gm)].map(([, column]) => column ?? '').toSorted()]
    }),
  )
}

eachDatabase('migrations', (newsroom) => {
  const open = () => openDatabase(databaseAddress(newsroom().config), 'write')
  const folder = () => readMigrations(MIGRATIONS, newsroom().kind)

  test('the database has the tables and columns that the code declares, and no others', async () => {
    const database = open()
    const tables = (await database.db.introspection.getTables()).filter(({ name }) => name !== 'schema_migration')
    await database.close()
    const found = Object.fromEntries(
      tables.map(({ name, columns }) => [name, columns.map((column) => column.name).toSorted()]),
    )
    expect(found).toEqual(declaredColumns())
  })

  test('what is applied is not applied again', async () => {
    const database = open()
    expect(await migrate(database, folder(), NOW)).toEqual([])
    await database.close()
  })

  test('a step that was altered after it was applied is refused', async () => {
    const database = open()
    const altered = folder().map((step) => ({ ...step, sha256: 'f'.repeat(64) }))
    await expect(migrationStates(database, altered)).rejects.toMatchObject({ code: 'migration-changed' })
    await database.close()
  })

  test('a database of a newer program is refused', async () => {
    const database = open()
    await expect(migrationStates(database, [])).rejects.toMatchObject({ code: 'database-newer' })
    await database.close()
  })

  test('a step that fails leaves nothing behind', async () => {
    const database = open()
    const broken = {
      name: '9999-broken',
      sql: 'CREATE TABLE half_made (id INTEGER); SELECT no_such_column FROM article;',
      sha256: 'x',
    }
    await expect(migrate(database, [...folder(), broken], NOW)).rejects.toThrow(/9999-broken/)
    const left = await sql`SELECT * FROM half_made`.execute(database.db).then(
      () => true,
      () => false,
    )
    expect(left).toBe(false)
    expect((await migrationStates(database, folder())).every(({ appliedAt }) => appliedAt !== null)).toBe(true)
    await database.close()
  })
})

import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { databaseAddress } from '../../packages/server/src/config/config.ts'
import { openDatabase } from '../../packages/server/src/store/database.ts'
import { eachDatabase } from '../harness/newsroom.ts'

const operator = { actor: { kind: 'operator' } } as const

type Db = ReturnType<typeof openDatabase>['db']

async function inPostgres(db: Db): Promise<[string, boolean][]> {
  const { rows } = await sql<{ name: string; identity: string; rule: string | null }>`
    SELECT table_name AS name, is_identity AS identity, column_default AS rule FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name = 'id' AND data_type IN ('integer', 'bigint')`.execute(db)
  return rows.map(({ name, identity, rule }) => [name, identity === 'YES' || (rule ?? '').startsWith('nextval(')])
}

async function inSqlite(db: Db): Promise<[string, boolean][]> {
  const { rows } = await sql<{ name: string; text: string }>`
    SELECT name, sql AS text FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL`.execute(db)
  const own = rows.filter(({ text }) => /\bid INTEGER\b[^,]*PRIMARY KEY/u.test(text))
  return own.map(({ name, text }) => [name, /\bid INTEGER\b[^,]*AUTOINCREMENT/u.test(text)])
}

eachDatabase('ids', (newsroom) => {
  /** Tables whose own number, `id`, is given by the database: how it is declared to count. */
  async function counting(): Promise<Record<string, boolean>> {
    const open = openDatabase(databaseAddress(newsroom().config), 'read')
    try {
      return Object.fromEntries(open.kind === 'postgres' ? await inPostgres(open.db) : await inSqlite(open.db))
    } finally {
      await open.close()
    }
  }

  test('of every table are counted by the database, which gives none twice', async () => {
    const tables = await counting()
    expect(Object.keys(tables)).toEqual(expect.arrayContaining(['article', 'comment', 'person', 'section', 'account']))
    // What is public and the index carry the ids of the rows they were made from.
    const copies = (name: string) => name === 'public_article' || name.startsWith('search_')
    expect(Object.entries(tables).filter(([name, counts]) => !counts && !copies(name))).toEqual([])
  })

  test('of what was removed last are not given to what comes next', async () => {
    const { call } = newsroom()
    const make = (name: string) => call('sections/create-section', { name, parentId: null }, operator)
    const seen: number[] = []
    for (const name of ['محليات', 'ثقافة', 'رياضة']) {
      const section = await make(name)
      expect(seen).not.toContain(section.id)
      seen.push(section.id)
      await call('sections/remove-section', { id: section.id, intoId: null }, operator)
    }
    expect(seen.toSorted((a, b) => a - b)).toEqual(seen)
  })
})

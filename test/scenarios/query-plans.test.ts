import { CompiledQuery } from 'kysely'
import { expect, test } from 'vitest'
import { databaseAddress } from '../../packages/server/src/config/config.ts'
import type { OpenDatabase } from '../../packages/server/src/store/database.ts'
import { openDatabase } from '../../packages/server/src/store/database.ts'
import type { HeardQuery } from '../../packages/server/src/store/query-count.ts'
import { hearQueries } from '../../packages/server/src/store/query-count.ts'
import { readingLimit } from '../../packages/server/src/web/limits.ts'
import { createReader } from '../../packages/server/src/web/reader.ts'
import { makePages } from '../harness/pages.ts'
import type { TestServer } from '../harness/server.ts'
import { eachServer } from '../harness/server.ts'

/** Tables that grow with the archive and its readers; what is asked of them must be found by an index. */
const GROWING = [
  'public_article',
  'public_tag',
  'public_byline',
  'article',
  'comment',
  'comment_revision',
  'identity',
  'job',
  'media',
  'old_address',
  'page_notice',
  'search_document',
  'search_posting',
  'search_term',
]

const tablesOf = (sql: string): Map<string, string> => {
  const found = [...sql.matchAll(/(?:from|join) "(\w+)"(?: as "(\w+)")?/gu)]
  return new Map(found.map(([, table = '', alias]) => [alias ?? table, table]))
}

/** SQLite says of each step what it looks through and by which index. */
async function wrongInSqlite({ db }: OpenDatabase, { sql, parameters }: HeardQuery): Promise<string[]> {
  const plan = CompiledQuery.raw(`EXPLAIN QUERY PLAN ${sql}`, [...parameters])
  const { rows } = await db.executeQuery<{ detail: string }>(plan)
  const names = tablesOf(sql)
  const sorted = rows.some(({ detail }) => detail.startsWith('USE TEMP B-TREE FOR ORDER BY'))
  return rows
    .map(({ detail }) => detail)
    .filter((detail) => {
      const [, step, alias = ''] = /^(SCAN|SEARCH) (\w+)/u.exec(detail) ?? []
      const table = names.get(alias) ?? alias
      if (!GROWING.includes(table)) return false
      // A language has as many articles as the newspaper: it may only be walked in its order, and only so far.
      const byLanguage = detail.endsWith('(lang=?)') && (sorted || !/limit \?/u.test(sql))
      return step === 'SCAN' || byLanguage
    })
}

interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly Plans?: readonly PlanNode[]
}

function scanned(node: PlanNode): string[] {
  const own = node['Node Type'] === 'Seq Scan' ? [node['Relation Name'] ?? ''] : []
  return [...own, ...(node.Plans ?? []).flatMap(scanned)]
}

/** PostgreSQL looks through what is small: it is told not to, and does so all the same only where no index serves. */
async function wrongInPostgres({ db }: OpenDatabase, { sql, parameters }: HeardQuery): Promise<string[]> {
  return db.connection().execute(async (one) => {
    await one.executeQuery(CompiledQuery.raw('SET enable_seqscan = off', []))
    const plan = CompiledQuery.raw(`EXPLAIN (FORMAT JSON) ${sql}`, [...parameters])
    const { rows } = await one.executeQuery<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }>(plan)
    const root = rows[0]?.['QUERY PLAN'][0]?.Plan as PlanNode
    return scanned(root).filter((table) => GROWING.includes(table))
  })
}

async function queriesOf(server: TestServer, path: string): Promise<readonly HeardQuery[]> {
  const reader = createReader(server.web, readingLimit())
  const query = new URLSearchParams(path === '/search' ? 'q=مادة' : '')
  await server.web.sites.get(null)
  server.web.pages.apply([{ id: server.web.pages.lastNoticeId + 1, tag: 'site' }])
  return (await hearQueries(() => reader.answer({ path, query, net: 'test' }))).queries
}

async function wrongOf(server: TestServer, queries: readonly HeardQuery[]): Promise<string[]> {
  const open = openDatabase(databaseAddress(server.app.config), 'read')
  try {
    const judge = open.kind === 'postgres' ? wrongInPostgres : wrongInSqlite
    const wrong: string[] = []
    for (const query of queries) {
      for (const line of await judge(open, query)) wrong.push(`${line}: ${query.sql}`)
    }
    return wrong
  } finally {
    await open.close()
  }
}

eachServer('plans of the queries of each page', (server) => {
  test('nothing that grows is looked through', async () => {
    const pages = await makePages(server())
    await server().settle()
    for (const [name, path] of Object.entries(pages)) {
      const queries = await queriesOf(server(), path)
      expect([name, queries.length > 0]).toEqual([name, true])
      expect([name, await wrongOf(server(), queries)]).toEqual([name, []])
    }
  })

  test('the check sees what is wrong', async () => {
    const { read } = server().app
    const heard = async (work: () => Promise<unknown>) => (await hearQueries(work)).queries
    const byTitle = await heard(() =>
      read.selectFrom('public_article').select('id').where('title', '=', 'مادة').execute(),
    )
    expect(await wrongOf(server(), byTitle)).toHaveLength(1)
    if (server().kind === 'postgres') return
    const ofLanguage = await heard(() =>
      read.selectFrom('public_article as a').select('a.title').where('a.lang', '=', 'ar').execute(),
    )
    expect(await wrongOf(server(), ofLanguage)).toHaveLength(1)
  })
})

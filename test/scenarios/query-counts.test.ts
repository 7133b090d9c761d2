import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { countQueries } from '../../packages/server/src/store/query-count.ts'
import { readingLimit } from '../../packages/server/src/web/limits.ts'
import { createReader } from '../../packages/server/src/web/reader.ts'
import { makePages } from '../harness/pages.ts'
import type { TestServer } from '../harness/server.ts'
import { eachServer } from '../harness/server.ts'

const SNAPSHOT = fileURLToPath(new URL('../snapshots/query-counts.json', import.meta.url))
/** A miss may ask this much, and so may what is never stored; a hit nothing. */
const MOST_ON_A_MISS = 6

const state = { paths: {} as Record<string, string> }

/** Asks for a page that is not stored, then again; counts what the database heard each time. */
async function count(server: TestServer, path: string): Promise<{ miss: number; hit: number }> {
  const reader = createReader(server.web, readingLimit())
  const query = new URLSearchParams(path === '/search' ? 'q=مادة' : '')
  const ask = () => countQueries(() => reader.answer({ path, query, net: 'test' }))
  await server.web.sites.get(null)
  server.web.pages.apply([{ id: server.web.pages.lastNoticeId + 1, tag: 'site' }])
  const miss = await ask()
  expect([path, miss.result.kind]).not.toEqual([path, 'error'])
  const hit = await ask()
  return { miss: miss.queries.length, hit: hit.queries.length }
}

eachServer('queries of each page', (server) => {
  test('a hit asks nothing, a miss at most six, and never more than last time', async () => {
    state.paths = await makePages(server())
    await server().settle()
    const counts: Record<string, { miss: number; hit: number }> = {}
    for (const [name, path] of Object.entries(state.paths)) counts[name] = await count(server(), path)
    const snapshot = JSON.parse(readFileSync(SNAPSHOT, 'utf8')) as typeof counts
    if (process.env['WARRAQ_WRITE_SNAPSHOTS'] === 'on') writeFileSync(SNAPSHOT, `${JSON.stringify(counts, null, 2)}\n`)
    for (const [name, { miss, hit }] of Object.entries(counts)) {
      const stored = name !== 'search' && name !== 'short-link'
      expect([name, stored ? hit : 0]).toEqual([name, 0])
      expect([name, miss <= MOST_ON_A_MISS]).toEqual([name, true])
    }
    expect(counts).toEqual(snapshot)
  })
})

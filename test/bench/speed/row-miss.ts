/**
 * What drawing an article costs that nobody has asked for: queries, related articles, markup; in time of the processor and
 * of all threads of the process. Packing is told apart; storing is left out.
 */
import { databaseAddress, readConfig } from '../../../packages/server/src/config/config.ts'
import { longDiscussion } from '../../../packages/server/src/actions/comments/fixtures/long-discussion.ts'
import type * as Serving from '../../../packages/server/src/serve.ts'
import { openDatabase } from '../../../packages/server/src/store/database.ts'
import { readingLimit } from '../../../packages/server/src/web/limits.ts'
import type { PageStore } from '../../../packages/server/src/web/page-store/page-store.ts'
import type { RenderedPage } from '../../../packages/server/src/web/page-store/stored-page.ts'
import { toStoredPage } from '../../../packages/server/src/web/page-store/stored-page.ts'
import type * as Reading from '../../../packages/server/src/web/reader.ts'
import { makeNewspaper } from './newspaper.ts'
import { median } from './rounds.ts'
import type { Figures, Row, RowResult } from './row.ts'
import { atMost } from './row.ts'

const ARTICLES = 1000
const DISCUSSED = 100
const COMMENTS = 50
const WARM_UP = 300
const WITHOUT_MS = 1
const WITH_MS = 3

export const miss: Row = async ({ rounds, told }) => {
  const paper = await makeNewspaper(ARTICLES, told)
  const settings = { WARRAQ_SAMPLE: 'off', WARRAQ_RATE_LIMITS: 'off', WARRAQ_DATA_DIR: paper.dataDir }
  const config = readConfig({ ...settings, PORT: String(paper.port) }, paper.dataDir)
  for (const id of paper.ids.slice(0, DISCUSSED)) await longDiscussion({ config }, id, COMMENTS)
  const tables = openDatabase(databaseAddress(config), 'write')
  await tables.exec('ANALYZE')
  await tables.close()
  const { serve, createReader } = await built()
  const server = await serve(config, { writeLog: (line) => void (line.includes('"defect"') && told(line)) })
  try {
    const drawn: { last: RenderedPage | null } = { last: null }
    const pages: Pick<PageStore, 'serve'> = {
      async serve(_key, render) {
        const { body, ...facts } = (drawn.last = await render())
        const bytes = { identity: Buffer.from(body), gzip: NOTHING, br: NOTHING }
        return { ...facts, bytes, etags: { identity: '', gzip: '', br: '' }, noticeId: 0 }
      },
    }
    const reader = createReader({ ...server.web, pages: pages as PageStore }, readingLimit())
    const draw = async (path: string): Promise<void> => {
      const { kind } = await reader.answer({ path, query: new URLSearchParams(), net: 'bench' })
      if (kind !== 'stored' || drawn.last === null) throw new Error(`${path} is answered with ${kind}`)
    }
    const pack = async (path: string): Promise<void> => {
      await draw(path)
      if (drawn.last) await toStoredPage(drawn.last, 0)
    }
    const [discussed, quiet] = [paper.paths.slice(0, DISCUSSED), paper.paths.slice(DISCUSSED)]
    for (const path of quiet.slice(0, WARM_UP)) await draw(path)
    const kinds = [
      { name: 'without comments', paths: quiet, work: draw, wanted: WITHOUT_MS },
      { name: `${COMMENTS} comments`, paths: discussed, work: draw, wanted: WITH_MS },
      { name: 'without comments, packed', paths: quiet, work: pack, wanted: null },
    ]
    const times = kinds.map((): number[] => [])
    for (let round = 0; round < rounds; round += 1)
      for (const [at, { paths, work }] of kinds.entries()) times[at]?.push(await cpuMsOfEach(paths, work))
    return [table(kinds.map(({ name, wanted }, at) => ({ name, wanted, times: times[at] ?? [] })))]
  } finally {
    await server.close()
    paper.remove()
  }
}

const NOTHING = new Uint8Array()

/** As it runs: Node reads TypeScript, but not the markup of pages. */
async function built() {
  const at = (file: string) => new URL(`../../../packages/server/dist/${file}`, import.meta.url).href
  const { serve } = (await import(at('serve.js'))) as typeof Serving
  const { createReader } = (await import(at('web/reader.js'))) as typeof Reading
  return { serve, createReader }
}

async function cpuMsOfEach(paths: readonly string[], work: (path: string) => Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  for (const path of paths) await work(path)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / paths.length
}

function table(kinds: readonly { name: string; wanted: number | null; times: readonly number[] }[]): RowResult {
  const figures: Figures[] = kinds.map(({ name, times }) => ({
    name,
    numbers: { 'CPU ms': median(times), least: Math.min(...times), most: Math.max(...times), rounds: times.length },
  }))
  return {
    title: `an article that is not stored, ${ARTICLES} in the newspaper`,
    figures,
    demands: kinds.flatMap(({ name, wanted, times }) =>
      wanted === null ? [] : [atMost(`CPU ms of one page, ${name}`, median(times), wanted)],
    ),
  }
}

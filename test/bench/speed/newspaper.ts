/** Newspapers to measure: so many articles of our own making, as the product would have them, with discussions. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseAddress, readConfig } from '../../../packages/server/src/config/config.ts'
import { openContext } from '../../../packages/server/src/context.ts'
import { openDatabase } from '../../../packages/server/src/store/database.ts'
import { randomOf } from '../../harness/random.ts'
import { freePort } from '../../harness/free-port.ts'
import { madeNews } from '../search/made-news.ts'
import { fillNewsroom } from '../search/product.ts'

export interface Newspaper {
  readonly dataDir: string
  readonly port: number
  /** Path of each article in order; the newest first. */
  readonly paths: readonly string[]
  readonly ids: readonly number[]
  remove(): void
}

const SECTIONS = 12
const AUTHORS = 40

export async function makeNewspaper(articles: number, told: (line: string) => void): Promise<Newspaper> {
  const dataDir = mkdtempSync(join(tmpdir(), 'warraq-speed-'))
  const port = await freePort()
  const config = readConfig({ WARRAQ_DATA_DIR: dataDir, PORT: String(port) }, dataDir)
  const app = await openContext(config, { writeLog: (line) => void (line.includes('"migrated"') || told(line)) })
  const made = await fillNewsroom(app, loaded(articles), told)
  told(`${articles} articles in ${made.loadSeconds.toFixed(0)} s, indexed in ${made.indexSeconds.toFixed(0)} s`)
  await app.close()
  const tables = openDatabase(databaseAddress(config), 'write')
  await tables.db.updateTable('public_article').set({ comments_open: 1 }).execute()
  const rows = await tables.db
    .selectFrom('public_article as a')
    .innerJoin('section as s', 's.id', 'a.section_id')
    .select(['a.id', 'a.slug', 's.slug as section'])
    .orderBy('a.published_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(1000)
    .execute()
  await tables.close()
  return {
    dataDir,
    port,
    ids: rows.map(({ id }) => id),
    paths: rows.map(({ id, slug, section }) => `/${section}/${id}/${encodeURIComponent(slug)}`),
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

function* loaded(count: number) {
  const news = madeNews(Math.min(count, 2000))
  const random = randomOf(7)
  for (let n = 0; n < count; n += 1) {
    const { title, body } = news[n % news.length] ?? { title: 'خبر', body: 'نص' }
    yield {
      title: n < news.length ? title : `${title} ${n}`,
      standfirst: '',
      // As long as an article usually is: about 2,700 letters.
      body: Array.from({ length: 4 }, () => body.split('\n')).flat(),
      tags: [],
      section: random(SECTIONS),
      author: random(AUTHORS),
      age: n,
    }
  }
}

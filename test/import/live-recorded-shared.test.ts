/** Answers of real WordPress sites, recorded for other importers, move in too. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toEpoch } from '@warraq/core/time'
import { expect, test } from 'vitest'
import { runLive } from '../../packages/server/src/import/wordpress-live/run-live.ts'
import { diskBlobs } from '../../packages/server/src/ports/blobs/disk.ts'
import { safeFetcher } from '../../packages/server/src/ports/fetch/fetch-safely.ts'
import { imageProcesses } from '../../packages/server/src/ports/images/process.ts'
import { eachServer } from '../harness/server.ts'
import { unexplained, visit } from './import-site.ts'
import type { Thing } from './live-site.ts'
import { liveSite } from './live-site.ts'

const FOLDER = join(import.meta.dirname, '../../../shared/data/cms/migrate-wp')

function recorded(): Thing[] {
  const files = readdirSync(FOLDER).filter((name) => /^mg-wp-api-.*\.json$/u.test(name) && !name.includes('user'))
  return files.flatMap((name): Thing[] => {
    const value = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Thing | Thing[]
    return Array.isArray(value) ? value : [value]
  })
}

if (existsSync(FOLDER)) {
  eachServer('recorded answers of WordPress sites', (server) => {
    test('come in, each with its title, authors and address', async () => {
      // Some were recorded without a number, and several have the same.
      const things = recorded().map((thing, index): Thing => ({ status: 'publish', ...thing, id: index + 1 }))
      const pages = things.filter((thing) => thing['type'] === 'page')
      const posts = things.filter((thing) => thing['type'] !== 'page').map((thing) => ({ ...thing, type: 'post' }))
      expect(posts.length).toBeGreaterThan(10)
      const site = await liveSite({ posts, pages })
      // As on many sites: nobody may list the people, and articles say who wrote them.
      site.closed.add('users')
      const { app, wait } = server()
      wait((Date.UTC(2026, 0, 15) - toEpoch(app.now())) / 1000)
      const images = { images: imageProcesses(), blobs: diskBlobs(join(app.config.dataDir, 'media')) }
      const fetch = safeFetcher({ allowed: [{ address: '127.0.0.1', port: site.port }] })
      const common = { credentials: null, since: null, fetchMedia: false, dryRun: false, now: app.now() }
      const place = { address: site.url, dataDir: app.config.dataDir, call: app.call, read: app.read, fetch, images }
      const report = await runLive({ ...common, ...place }, () => undefined)
      await site.close()
      expect(unexplained(report)).toEqual([])
      expect(report.counts.posts).toMatchObject({ read: posts.length, written: posts.length })
      expect(report.counts.pages).toMatchObject({ read: pages.length, written: pages.length })
      expect(report.live.closed).toEqual(['users'])
      const rows = await app.read.selectFrom('article').select('title').execute()
      expect(rows.map(({ title }) => title).filter((title) => /[<>]|&\w+;/u.test(title))).toEqual([])
      const { statuses, body } = await visit(server().base, 'https://mysite.com/2024/11/07/multi-author-post')
      expect(statuses).toEqual([301, 200])
      for (const author of ['Alice Smith', 'Bob Jones']) expect(body).toContain(author)
    })
  })
}

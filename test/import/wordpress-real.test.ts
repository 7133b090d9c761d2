/** A real WordPress, installed from Debian's packages and filled by itself, moves in both ways. */

import { join } from 'node:path'
import { toEpoch } from '@warraq/core/time'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LiveReport } from '../../packages/server/src/import/wordpress-live/run-live.ts'
import { runLive } from '../../packages/server/src/import/wordpress-live/run-live.ts'
import { diskBlobs } from '../../packages/server/src/ports/blobs/disk.ts'
import { safeFetcher } from '../../packages/server/src/ports/fetch/fetch-safely.ts'
import { imageProcesses } from '../../packages/server/src/ports/images/process.ts'
import type { TestServer } from '../harness/server.ts'
import { startTestServer } from '../harness/server.ts'
import type { WordPress } from '../harness/wordpress.ts'
import { hasWordPress, startWordPress } from '../harness/wordpress.ts'
import { bringIn, unexplained, visit } from './import-site.ts'
import type { OldAddress } from './old-site-crawl.ts'
import { addressesOf } from './old-site-crawl.ts'

interface Place {
  readonly old: WordPress
  readonly addresses: readonly OldAddress[]
}

const held: { place: Place | null; servers: TestServer[] } = { place: null, servers: [] }
const place = (): Place => held.place!

async function newServer(): Promise<TestServer> {
  const server = await startTestServer('sqlite')
  held.servers.push(server)
  return server
}

const PLACES =
  '/2024/ /2024/01/ /2024/02/page/2/ /2024/01/03/ /?m=202401 /?feed=rss2 /feed/atom/ /feed/rss/ /page/2/ /about /about/feed/'.split(
    ' ',
  )

/** Forms of addresses that the site takes and does not link to. */
function furtherAddresses({ posts, pictures }: WordPress): string[] {
  const last = posts.at(-1) ?? 0
  // Each names any of them: some of every kind, the pages right after the posts.
  const some = [...posts.slice(0, 2), ...pictures, last + 1, last + 2]
  return [
    ...[...posts, ...pictures, last + 1, last + 2].map((id) => `/?p=${id}`),
    ...some.flatMap((id) => [`/?page_id=${id}`, `/?attachment_id=${id}`]),
    ...[1, 2, 3, 4, 5, 6].flatMap((id) => [`/?cat=${id}`, `/?author=${id}`]),
    ...PLACES,
    '/?s=%D8%A7%D9%84%D9%85%D9%8A%D9%86%D8%A7%D8%A1',
    '/2024/05/07/%d9%85%d8%af%d8%b1%d8%b3%d8%a9-%d8%a7%d9%84%d8%a8%d8%ad%d8%b1-%d8%aa%d8%ae%d8%b1%d9%91%d8%ac-%d8%af%d9%81%d8%b9%d8%a9-%d8%ac%d8%af%d9%8a%d8%af%d8%a9/',
  ]
}

/** What is behind a password has no public text, and comes in as a draft. */
const WITHHELD = encodeURI('خبر-محمي').toLowerCase()

async function deadOn({ base }: TestServer, addresses: readonly OldAddress[]): Promise<string[]> {
  const dead: string[] = []
  for (const { path, from, leadsTo } of addresses) {
    if (leadsTo.includes(WITHHELD)) continue
    const { statuses } = await visit(base, base + path)
    if (statuses.at(-1) !== 200 || statuses.length > 2) dead.push(`${decodeURI(path)} ${statuses.join()} (${from})`)
  }
  return dead
}

function moveLive(server: TestServer, signedIn: boolean): Promise<LiveReport> {
  const { app, wait } = server
  // WordPress has the machine's clock, and what has changed is asked for by the clock of ours.
  wait((Date.now() - toEpoch(app.now())) / 1000)
  const { old } = place()
  return runLive(
    {
      address: old.url,
      credentials: signedIn ? { user: old.user, password: old.password } : null,
      since: null,
      fetchMedia: true,
      dryRun: false,
      dataDir: app.config.dataDir,
      now: app.now(),
      call: app.call,
      read: app.read,
      fetch: safeFetcher({ allowed: [{ address: '127.0.0.1', port: old.port }] }),
      images: { images: imageProcesses(), blobs: diskBlobs(join(app.config.dataDir, 'media')) },
    },
    () => undefined,
  )
}

describe.skipIf(!hasWordPress())('a real WordPress moves in', () => {
  beforeAll(async () => {
    const old = await startWordPress()
    held.place = { old, addresses: await addressesOf(old.url, furtherAddresses(old)) }
  }, 240_000)

  afterAll(async () => {
    for (const server of held.servers) await server.close()
    await held.place?.old.stop()
  })

  test('its addresses are many', () => {
    expect(place().addresses.length).toBeGreaterThan(130)
  })

  test('by its export, and no address of it is dead', async () => {
    const server = await newServer()
    const report = await bringIn(server, place().old.exportFile, { mediaDir: place().old.uploads })
    await server.settle()
    expect(unexplained(report)).toEqual([])
    expect(report.counts.posts).toMatchObject({ read: 28, written: 28 })
    expect(report.counts.pages).toMatchObject({ written: 2 })
    expect(report.counts.comments).toMatchObject({ written: 32 })
    expect(report.counts.attachments).toMatchObject({ written: 2 })
    expect(await deadOn(server, place().addresses)).toEqual([])
  })

  test('by its address, and no address of it is dead', async () => {
    const server = await newServer()
    const report = await moveLive(server, true)
    await server.settle()
    expect(unexplained(report)).toEqual([])
    expect(report.counts.posts).toMatchObject({ read: 28, written: 28 })
    expect(report.counts.comments).toMatchObject({ written: 32 })
    expect(report.live).toMatchObject({ closed: [], withheld: 0, notFetched: [] })
    expect(await deadOn(server, place().addresses)).toEqual([])
  })

  test('and what changes there comes in by a second run', async () => {
    const server = held.servers.at(-1)
    const { old } = place()
    const [first, second, third] = old.posts
    await old.run(`
      wp_update_post(['ID' => ${first}, 'post_title' => 'عنوان مصحَّح']);
      wp_insert_comment(['comment_post_ID' => ${second}, 'comment_author' => 'زائر', 'comment_content' => 'تعليق جديد', 'comment_approved' => 1]);
      wp_delete_post(${third}, true);
      wp_insert_post(['post_title' => 'خبر اليوم', 'post_content' => 'نص.', 'post_status' => 'publish', 'post_author' => 1]);`)
    const report = await moveLive(server!, true)
    expect(unexplained(report)).toEqual([])
    expect(report.counts.posts).toMatchObject({ written: 1, changed: 1, kept: 0 })
    expect(report.counts.comments).toMatchObject({ written: 1 })
    expect(report.live).toMatchObject({ conflicts: [], gone: [{ kind: 'article' }] })
    const { body } = await visit(server!.base, `${server!.base}/?p=${first}`)
    expect(body).toContain('عنوان مصحَّح')
    expect((await visit(server!.base, `${server!.base}/?p=${second}`)).body).toContain('تعليق جديد')
  })
})

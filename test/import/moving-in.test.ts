import { expect, test } from 'vitest'
import { join } from 'node:path'
import { toEpoch } from '@warraq/core/time'
import { importDisqus } from '../../packages/server/src/import/disqus/import-disqus.ts'
import { importFeed } from '../../packages/server/src/import/feed/import-feed.ts'
import type { BringInParts } from '../../packages/server/src/import/intake/bring-in.ts'
import { listRuns } from '../../packages/server/src/import/runs/list-runs.ts'
import { undoRun } from '../../packages/server/src/import/runs/undo-run.ts'
import { diskBlobs } from '../../packages/server/src/ports/blobs/disk.ts'
import type { SafeFetch } from '../../packages/server/src/ports/fetch/port.ts'
import { imageProcesses } from '../../packages/server/src/ports/images/process.ts'
import type { TestServer } from '../harness/server.ts'
import { eachServer } from '../harness/server.ts'
import { bringIn, dumpOf, unexplained, visit, writtenFile } from './import-site.ts'
import { disqusXml, fileWith } from './other-sources.ts'
import { handWxr } from './wxr-text.ts'

const OLD = 'https://old.example'
const IMPORT_DAY = Date.UTC(2026, 0, 15)
const quiet = (): void => undefined
const neverFetch: SafeFetch = (url) => Promise.reject(new Error(`fetched ${url}`))

function partsFor({ app, wait }: TestServer): BringInParts & { fetch: SafeFetch } {
  const behind = (IMPORT_DAY - toEpoch(app.now())) / 1000
  if (behind > 0) wait(behind)
  const images = { images: imageProcesses(), blobs: diskBlobs(join(app.config.dataDir, 'media')) }
  return { call: app.call, read: app.read, dryRun: false, now: app.now(), images, pictures: null, fetch: neverFetch }
}

interface Item {
  readonly path: string
  readonly title: string
}

function feedOf(items: readonly Item[]): string {
  const entries = items.map(
    ({ path, title }) =>
      `<item><title>${title}</title><link>${OLD}${path.replaceAll('&', '&amp;')}</link><pubDate>Tue, 13 Jun 2017 09:05:00 +0300</pubDate><author>هالة</author><category>محليات</category><description>نص عن ${title}.</description></item>`,
  )
  return `<rss version="2.0"><channel><title>القديمة</title><link>${OLD}/</link><language>ar</language>${entries.join('')}</channel></rss>`
}

function bringFeed(server: TestServer, items: readonly Item[]) {
  const wishes = { publish: true, section: null, authors: ['هالة الزعبي'] }
  return importFeed({ ...partsFor(server), place: fileWith('feed.xml', feedOf(items)), wishes }, quiet)
}

async function lastRun({ app }: TestServer): Promise<number> {
  return (await listRuns(app.read))[0]?.id ?? 0
}

async function undoLast(server: TestServer) {
  return undoRun({ call: server.app.call, actor: { kind: 'operator' } }, await lastRun(server), quiet)
}

eachServer('what moves in from anywhere', (server) => {
  test('an address that only its query tells from others leads to what it showed', async () => {
    const items = [
      { path: '/news.php?id=5', title: 'خامس' },
      { path: '/news.php?id=6', title: 'سادس' },
      { path: '/?id=12', title: 'ثاني عشر' },
      { path: '/index.php?option=com_content&id=7', title: 'سابع' },
    ]
    const report = await bringFeed(server(), items)
    await server().settle()
    expect(unexplained(report)).toEqual([])
    const { base } = server()
    for (const { path, title } of items) {
      const seen = await visit(base, `${OLD}${path}`)
      expect([path, seen.statuses]).toEqual([path, [301, 200]])
      expect(seen.body).toContain(`نص عن ${title}.`)
      // What readers' ways append says nothing.
      const shared = await visit(base, `${OLD}${path}&utm_source=x&fbclid=1`)
      expect(shared.path).toBe(seen.path)
    }
    expect((await visit(base, `${OLD}/news.php?id=7`)).statuses).toEqual([404])
    expect((await visit(base, `${OLD}/news.php`)).statuses).toEqual([404])
    expect((await visit(base, `${base}/?id=99`)).statuses.at(-1)).toBe(200)
  })

  test('a query changes nothing about the pages that this site has itself', async () => {
    await bringFeed(server(), [
      { path: '/search?id=1', title: 'أول' },
      { path: '/newsroom?id=2', title: 'ثانٍ' },
      { path: `/${'x'.repeat(3000)}`, title: 'ثالث' },
    ])
    await server().settle()
    const rows = await server().app.read.selectFrom('old_address').select('path_key').execute()
    expect(rows.filter(({ path_key: path }) => /^\/(?:search|newsroom|x)/u.test(path))).toEqual([])
    expect((await visit(server().base, `${OLD}/search?id=1`)).statuses).toEqual([200])
  })

  test('a feed and comments of Disqus are taken back: nothing of them is left to find', async () => {
    await server().settle()
    const before = await dumpOf(server().app.read)
    await bringFeed(server(), [{ path: '/news.php?id=55', title: 'يُسترجع' }])
    await server().settle()
    const row = await server().app.read.selectFrom('article').select('id').where('title', '=', 'يُسترجع').execute()
    const id = row[0]?.id ?? 0
    const afterFeed = await dumpOf(server().app.read)
    const thread = { id: 1, link: `${OLD}/news.php?id=55`, closed: true }
    const posts = [{ id: 11, thread: 1, text: 'رأي قارئ' }]
    const file = fileWith('disqus.xml', disqusXml([thread], posts))
    const report = await importDisqus({ ...partsFor(server()), file }, quiet)
    expect(report.counts.comments).toMatchObject({ read: 1, written: 1 })
    await server().settle()
    const open = () =>
      server().app.read.selectFrom('public_article').select('comments_open').where('id', '=', id).executeTakeFirst()
    expect(await open()).toEqual({ comments_open: 0 })
    expect((await undoLast(server())).gone).toMatchObject({ comments: 1 })
    await server().settle()
    expect(await open()).toEqual({ comments_open: 1 })
    const same = ['comment', 'identity', 'contact', 'search_document', 'public_article']
    const afterUndo = await dumpOf(server().app.read)
    for (const table of same) expect([table, afterUndo[table]]).toEqual([table, afterFeed[table]])
    const feedRun = (await listRuns(server().app.read)).find(({ kind }) => kind === 'feed')
    await undoRun({ call: server().app.call, actor: { kind: 'operator' } }, feedRun?.id ?? 0, quiet)
    await server().settle()
    const after = await dumpOf(server().app.read)
    const content = ['article', 'public_article', 'section', 'person', 'tag', 'menu', 'comment', 'search_document']
    for (const table of content) expect([table, after[table]]).toEqual([table, before[table]])
    expect((await visit(server().base, `${OLD}/news.php?id=55`)).statuses).toEqual([404])
  })
})

eachServer('the category of what nobody put anywhere', (server) => {
  const categories = [
    { slug: 'local', name: 'محليات' },
    { slug: 'uncategorized', name: 'Uncategorized' },
  ]
  const placed = { id: 1, title: 'في قسمه', categories: ['local'], link: `${OLD}/2020/01/a/` }
  const sections = () =>
    server().app.read.selectFrom('section').select(['name', 'slug']).where('import_key', 'is not', null).execute()

  test('makes no section while it is empty, and one with a name for readers when it is not', async () => {
    const report = await bringIn(server(), writtenFile(handWxr({ categories, items: [placed] })))
    expect(unexplained(report)).toEqual([])
    expect(report.leftOut).toContainEqual(expect.objectContaining({ bucket: 'categories', what: 'unused', count: 1 }))
    expect(await sections()).toEqual([{ name: 'محليات', slug: 'local' }])
    expect((await visit(server().base, `${OLD}/category/uncategorized/`)).statuses).toEqual([301, 200])
    const stray = { id: 2, title: 'بلا قسم', categories: ['uncategorized'], link: `${OLD}/2020/01/b/` }
    await bringIn(server(), writtenFile(handWxr({ categories, items: [placed, stray] })))
    await server().settle()
    const [, made] = await sections()
    expect(made?.name).toMatch(/^(?:منوعات|Miscellany)$/u)
    expect((await visit(server().base, `${OLD}/2020/01/b/`)).statuses).toEqual([301, 200])
  })
})

eachServer('addresses made to lead astray', (server) => {
  const LINKS = [
    '//evil.example/a',
    '/\\evil.example/b',
    '/%5c%5cevil.example/c',
    '/%2f%2fevil.example/d',
    '/newsroom/e',
    '/api/f',
    '/search',
    '/assets/../g',
    '/%0d%0aLocation:%20https:/evil.example',
    '/ar//evil.example',
  ]

  test('never lead to another host, in a ring, or to what the site answers itself', async () => {
    const items = LINKS.map((link, index) => ({
      id: index + 1,
      title: `مادة ${index + 1}`,
      slug: '//evil.example/\\evil',
      categories: ['//evil.example'],
      link: `${OLD}${link}`,
      content: `<p><a href="${OLD}${link}">رابط</a> <a href="${OLD}/?p=1&amp;next=//evil.example">آخر</a></p>`,
    }))
    const report = await bringIn(server(), writtenFile(handWxr({ items })))
    await server().settle()
    expect(unexplained(report)).toEqual([])
    const { base, app } = server()
    const numbers = items.map(({ id }) => `/?p=${id}`)
    for (const address of [...LINKS, ...numbers, '/%2F%2Fevil.example/a', '/?p=1&next=//evil.example']) {
      let path = address
      for (let step = 0; step < 3; step += 1) {
        const response = await fetch(new URL(base).origin + path, { redirect: 'manual' })
        await response.arrayBuffer()
        expect([address, response.status < 500]).toEqual([address, true])
        const to = response.headers.get('location')
        if (to === null) break
        expect([address, new URL(to, base).origin]).toEqual([address, new URL(base).origin])
        path = new URL(to, base).pathname
        expect([address, step < 2]).toEqual([address, true])
      }
    }
    for (const { id } of items) expect((await visit(base, `${OLD}/?p=${id}`)).statuses.slice(-1)).toEqual([200])
    const kept = await app.read.selectFrom('old_address').select('path_key').execute()
    const own = kept.filter(({ path_key: key }) => /^\/(?:newsroom|api|assets|search(?:\?|$))/u.test(key))
    expect(own).toEqual([])
    const texts = await app.read.selectFrom('article').select('content').execute()
    for (const { content } of texts) expect(content).not.toMatch(/"href":"(?:\/\/|\/\\\\|\\\\)/u)
  })

  test('what an editor wrote outlives a second export and the taking back', async () => {
    const item = { id: 50, title: 'قبل', categories: ['محليات'], link: `${OLD}/2021/fifty/` }
    await bringIn(server(), writtenFile(handWxr({ items: [item] })))
    const { app } = server()
    const row = () =>
      app.read.selectFrom('article').selectAll().where('import_key', '=', 'wp:old.example:item:50').executeTakeFirst()
    const first = await row()
    const content = { ...JSON.parse(first?.content ?? '{}'), title: 'بيد محرر' }
    await app.call(
      'articles/save-working',
      { id: first?.id ?? 0, content, lockVersion: first?.lock_version ?? 0, auto: false },
      { actor: { kind: 'operator' } },
    )
    await bringIn(
      server(),
      writtenFile(handWxr({ items: [{ ...item, title: 'بعد', modified: '2025-01-01 00:00:00' }] })),
    )
    expect((await row())?.title).toBe('بيد محرر')
    for (const { id } of await listRuns(app.read))
      await undoRun({ call: app.call, actor: { kind: 'operator' } }, id, quiet)
    expect((await row())?.title).toBe('بيد محرر')
  })

  test('the same export under two addresses is two sites, and two at once do not meet', async () => {
    const items = [70, 71, 72].map((id) => ({ id, title: `مرتان ${id}`, categories: ['محليات'] }))
    const [one, other] = await Promise.all([
      bringIn(server(), writtenFile(handWxr({ site: 'https://one.example', items }))),
      bringIn(server(), writtenFile(handWxr({ site: 'https://other.example', items }))),
    ])
    expect([...unexplained(one), ...unexplained(other)]).toEqual([])
    expect(one.counts.posts.written + other.counts.posts.written).toBe(6)
    const { app } = server()
    const rows = await app.read.selectFrom('article').select('id').where('title', 'like', 'مرتان%').execute()
    expect(rows).toHaveLength(6)
    const named = await app.read.selectFrom('section').select('id').where('name', '=', 'محليات').execute()
    expect(named).toHaveLength(1)
  })
})

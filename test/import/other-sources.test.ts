import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync, copyFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { renderText } from '@warraq/core/articles/render-text'
import type { Body } from '@warraq/core/articles/body'
import { toEpoch } from '@warraq/core/time'
import { describe, expect, test } from 'vitest'
import { importBlogger } from '../../packages/server/src/import/blogger/import-blogger.ts'
import { readBlogger } from '../../packages/server/src/import/blogger/read-blogger.ts'
import { importDisqus } from '../../packages/server/src/import/disqus/import-disqus.ts'
import { importFeed } from '../../packages/server/src/import/feed/import-feed.ts'
import { readFeed } from '../../packages/server/src/import/feed/read-feed.ts'
import { importGhost } from '../../packages/server/src/import/ghost/import-ghost.ts'
import type { BringInParts } from '../../packages/server/src/import/intake/bring-in.ts'
import { importPages } from '../../packages/server/src/import/page/import-pages.ts'
import { importSubstack } from '../../packages/server/src/import/substack/import-substack.ts'
import { diskBlobs } from '../../packages/server/src/ports/blobs/disk.ts'
import type { SafeFetch } from '../../packages/server/src/ports/fetch/port.ts'
import { imageProcesses } from '../../packages/server/src/ports/images/process.ts'
import type { TestServer } from '../harness/server.ts'
import { eachServer } from '../harness/server.ts'
import { dumpOf, unexplained, visit } from './import-site.ts'
import { ATOM, BLOGGER, disqusXml, fileWith, GHOST, JSON_FEED, RDF, RSS, substackFolder } from './other-sources.ts'
import { PAGES } from './page-readings.ts'

const IMPORT_DAY = Date.UTC(2026, 0, 15)
const quiet = (): void => undefined

/** Whoever fetches in these tests has not been asked to. */
const neverFetch: SafeFetch = (url) => Promise.reject(new Error(`fetched ${url}`))

function partsFor({ app, wait }: TestServer, dryRun = false): BringInParts & { fetch: SafeFetch } {
  const behind = (IMPORT_DAY - toEpoch(app.now())) / 1000
  if (behind > 0) wait(behind)
  const images = { images: imageProcesses(), blobs: diskBlobs(join(app.config.dataDir, 'media')) }
  return { call: app.call, read: app.read, dryRun, now: app.now(), images, pictures: null, fetch: neverFetch }
}

const NO_WISHES = { section: null, authors: [], site: null }

async function articles({ app }: TestServer, like: string) {
  const rows = await app.read
    .selectFrom('article')
    .select(['id', 'title', 'state', 'content', 'import_key'])
    .where('import_key', 'like', like)
    .orderBy('id')
    .execute()
  return rows.map(({ content, ...row }) => ({ ...row, text: renderText((JSON.parse(content) as { body: Body }).body) }))
}

async function comments({ app }: TestServer, like: string) {
  return app.read
    .selectFrom('comment')
    .select(['display_name as name', 'state', 'depth', 'article_id'])
    .where('import_key', 'like', like)
    .orderBy('id')
    .execute()
}

/** A second run writes nothing. */
async function expectSame(server: TestServer, again: () => Promise<{ counts: object }>): Promise<void> {
  const before = await dumpOf(server.app.read)
  await again()
  expect(await dumpOf(server.app.read)).toEqual(before)
}

eachServer('exports of other systems come in', (server) => {
  test('Ghost: documents of both kinds, sections, authors, states, comments, addresses', async () => {
    const file = fileWith('ghost.json', GHOST)
    const run = (dryRun = false) =>
      importGhost({ ...partsFor(server(), dryRun), file, wishes: { ...NO_WISHES, site: 'https://dar.example' } }, quiet)
    const rehearsal = await run(true)
    expect(await articles(server(), 'ghost:%')).toEqual([])
    const report = await run()
    await server().settle()
    expect(unexplained(report)).toEqual([])
    expect({ ...rehearsal, dryRun: false }).toEqual(report)
    expect(report.counts.posts).toMatchObject({ read: 5, written: 5 })
    expect(report.texts.map(({ what }) => what)).toContain('lexical:signup')
    const found = await articles(server(), 'ghost:dar.example:%')
    expect(found.map(({ title, state }) => [title, state])).toEqual([
      ['جناح جديد في المكتبة', 'published'],
      ['مادة p2', 'published'],
      ['مادة p3', 'draft'],
      ['مادة p4', 'draft'],
      ['مادة p6', 'ready'],
    ])
    expect(found[0]?.text).toBe('افتتحت المكتبة جناحها الجديد.\n\nما فيه\n\nكتب\n\nعن المكتبة\n\nالجناح\n\nدليل الزائر')
    expect(found[1]?.text).toContain('نص قوي\nرابط')
    for (const path of [
      '/library-wing/',
      '/p/uuid-p1/',
      '/tag/culture/',
      '/author/nawal/',
      '/tag/libraries/',
      '/about-house/',
    ])
      expect([path, (await visit(server().base, `https://dar.example${path}`)).statuses]).toEqual([path, [301, 200]])
    expect((await comments(server(), 'ghost:%')).map(({ name, state, depth }) => [name, state, depth])).toEqual([
      ['قارئة', 'published', 0],
      ['قارئة', 'held', 1],
    ])
    await expectSame(server(), run)
  })

  test('Blogger: posts, pages, drafts, threads; what has no place is explained', async () => {
    const file = fileWith('blog.xml', BLOGGER)
    const run = () => importBlogger({ ...partsFor(server()), file, wishes: NO_WISHES }, quiet)
    const report = await run()
    await server().settle()
    expect(unexplained(report)).toEqual([])
    expect(report.counts.comments).toMatchObject({ read: 3, written: 2, 'left-out': 1 })
    expect(report.counts.others).toMatchObject({ read: 2, 'left-out': 2 })
    expect((await articles(server(), 'blogger:%')).map(({ title, state }) => [title, state])).toEqual([
      ['حكاية شجرة التوت', 'published'],
      ['مسودة', 'draft'],
    ])
    const old = await visit(server().base, 'http://daftar.example/2012/08/blog-post_17.html')
    expect(old.statuses).toEqual([301, 200])
    expect(old.body).toContain('كلنا نعرفها.')
    expect((await comments(server(), 'blogger:%')).map(({ depth }) => depth)).toEqual([0, 1])
    await expectSame(server(), run)
  })

  test('Substack: a folder; what was for subscribers stays a draft, what has no text is named', async () => {
    const place = substackFolder()
    const wishes = { section: 'رسائل', authors: ['أمل الحاج'], site: 'https://letter.example' }
    const run = () => importSubstack({ ...partsFor(server()), place, wishes }, quiet)
    const report = await run()
    await server().settle()
    expect(unexplained(report)).toEqual([])
    expect(report.counts.posts).toMatchObject({ read: 4, written: 3, 'left-out': 1 })
    expect(report.leftOut).toContainEqual(expect.objectContaining({ what: 'file-missing', examples: ['ضائعة'] }))
    const found = await articles(server(), 'substack:letter.example:%')
    expect(found.map(({ title, state, text }) => [title, state, text])).toEqual([
      ['رسالة أولى, بفاصلة', 'published', 'أهلًا بكم.\n\nإلى اللقاء.'],
      ['للمشتركين', 'draft', 'لكم وحدكم.'],
      ['حلقة', 'published', 'استمعوا.\n\nhttps://audio.example/1.mp3'],
    ])
    expect((await visit(server().base, 'https://letter.example/p/first-letter')).statuses).toEqual([301, 200])
    await expectSame(server(), run)
  })

  test('Disqus: comments come to articles by their old and their new addresses; the rest is explained', async () => {
    const [tree, letter] = [
      (await articles(server(), 'blogger:%'))[0],
      (await articles(server(), 'substack:letter.example:%'))[0],
    ]
    const own = (await visit(server().base, 'https://letter.example/p/first-letter')).path
    const file = fileWith(
      'disqus.xml',
      disqusXml(
        [
          { id: 1, link: 'http://daftar.example/2012/08/blog-post_17.html?m=1' },
          { id: 2, link: `https://new.example${own}`, closed: true },
          { id: 3, link: 'https://elsewhere.example/nothing' },
        ],
        [
          { id: 31, thread: 1, text: 'سؤال' },
          { id: 32, thread: 1, parent: 31, text: 'جواب' },
          { id: 33, thread: 1, parent: 32, text: 'شكرًا' },
          { id: 34, thread: 1, text: 'دعاية', spam: true },
          { id: 35, thread: 1, text: 'محذوف', deleted: true },
          { id: 36, thread: 2, text: 'تحية' },
          { id: 37, thread: 3, text: 'في غير مكانه' },
          { id: 38, thread: 9, text: 'خيط ضائع' },
        ],
      ),
    )
    const run = () => importDisqus({ ...partsFor(server()), file }, quiet)
    const report = await run()
    await server().settle()
    expect(unexplained(report)).toEqual([])
    expect(report.counts.comments).toMatchObject({ read: 8, written: 4, 'left-out': 4 })
    expect(report.leftOut.map(({ what, count }) => [what, count])).toEqual(
      expect.arrayContaining([
        ['address-unknown', 1],
        ['deleted', 1],
        ['not-on-an-article', 1],
        ['spam', 1],
      ]),
    )
    expect((await comments(server(), 'disqus:%')).map(({ article_id, depth }) => [article_id, depth])).toEqual([
      [tree?.id, 0],
      [tree?.id, 1],
      [tree?.id, 2],
      [letter?.id, 0],
    ])
    const closed = await server()
      .app.read.selectFrom('public_article')
      .select('comments_open')
      .where('id', '=', letter?.id ?? 0)
      .executeTakeFirstOrThrow()
    expect(closed.comments_open).toBe(0)
    await expectSame(server(), run)
  })

  test('a feed: complete items are published when asked, others are drafts; a guid comes in once', async () => {
    const place = fileWith('feed.xml', RSS)
    const wishes = { publish: true, section: null, authors: [] }
    const run = () => importFeed({ ...partsFor(server()), place, wishes }, quiet)
    const report = await run()
    await server().settle()
    expect(unexplained(report)).toEqual([])
    expect(report.notes.map(({ what }) => what)).toEqual(expect.arrayContaining(['incomplete-as-draft', 'date-unread']))
    const found = await articles(server(), 'feed:agency.example:%')
    expect(found.map(({ title, state, text }) => [title, state, text])).toEqual([
      ['افتتاح الرصيف & الميناء', 'published', 'افتُتح الرصيف\u00a0صباح اليوم.\n\nhttps://agency.example/a.mp3'],
      ['بلا كاتب', 'draft', 'نص.'],
    ])
    expect((await visit(server().base, 'https://agency.example/news/pier')).statuses).toEqual([301, 200])
    await expectSame(server(), run)
  })

  test('a folder of saved pages: articles, comments, terms; pages that are none are named', async () => {
    const wishes = { publish: true, section: null, authors: [] }
    const parts = {
      ...partsFor(server()),
      place: PAGES,
      address: null,
      wishes,
      timeZone: 'Asia/Damascus',
      fetchMedia: false,
    }
    const report = await importPages(parts, quiet)
    await server().settle()
    expect(unexplained(report)).toEqual([])
    expect(report.counts.posts).toMatchObject({ read: 30, written: 28, 'left-out': 2 })
    expect(report.counts.comments).toMatchObject({ read: 16, written: 16 })
    expect(report.refused.map(({ name, why }) => [name, why])).toEqual([
      ['front.html', 'page-front'],
      ['not-found.html', 'page-not-found'],
    ])
    expect(report.terms).toContain('عدم مهاجمة الأديان أو الذات الإلهية')
    const { statuses, body } = await visit(server().base, 'https://raghif.example/2015/02/18/جولة/')
    expect([statuses, body.includes('أهلًا بك يا أم خالد.')]).toEqual([[301, 200], true])
    expect((await visit(server().base, 'https://raghif.example/?p=91')).statuses).toEqual([301, 200])
    const byline = await visit(server().base, 'https://raghif.example/author/samar/')
    expect(byline.statuses).toEqual([301, 200])
    const sections = await server().app.read.selectFrom('section').select('name').where('name', '=', 'ثقافة').execute()
    expect(sections).toHaveLength(1)
    await expectSame(server(), () => importPages(parts, quiet))
  })

  test('one page that is no article is refused and leaves nothing behind', async () => {
    const before = await server().app.read.selectFrom('import_run').select('id').execute()
    const wishes = { publish: false, section: null, authors: [] }
    const place = join(PAGES, 'front.html')
    const parts = { ...partsFor(server()), place, address: null, wishes, timeZone: 'UTC', fetchMedia: false }
    await expect(importPages(parts, quiet)).rejects.toMatchObject({
      code: 'page-front',
      place: { entry: 'front.html' },
    })
    expect(await server().app.read.selectFrom('import_run').select('id').execute()).toEqual(before)
  })

  test('pictures that a browser saved beside the page come in; one that leads out of the folder does not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'warraq-saved-'))
    mkdirSync(join(folder, 'page_files'))
    // One white pixel.
    const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='
    writeFileSync(join(folder, 'page_files', 'a.png'), Buffer.from(pixel, 'base64'))
    writeFileSync(
      join(folder, 'page.html'),
      '<!doctype html><html><head><meta charset="utf-8"><title>نافذة البيت</title><link rel="canonical" href="https://pics.example/window"></head><body><h1>نافذة البيت</h1><article><p>وصف طويل لنافذة البيت القديم، وهي تطل على الحديقة، وفيها زجاج ملون من زمن بعيد.</p><p><img src="page_files/a.png" alt="النافذة"><img src="x_files/%2e%2e/%2e%2e/etc/passwd" alt="خارج"></p></article></body></html>',
    )
    const wishes = { publish: false, section: null, authors: [] }
    const place = join(folder, 'page.html')
    const report = await importPages(
      { ...partsFor(server()), place, address: null, wishes, timeZone: 'UTC', fetchMedia: false },
      quiet,
    )
    expect(unexplained(report)).toEqual([])
    expect(report.counts.attachments).toMatchObject({ read: 2, written: 1, 'left-out': 1 })
  })
})

describe('feeds of every kind are read', () => {
  test.each([
    [
      'RSS 2.0',
      RSS,
      {
        title: 'افتتاح الرصيف & الميناء',
        authors: ['هالة الزعبي'],
        categories: ['محليات', 'بحر'],
        publishedAt: '2017-06-13T06:05:00.000Z',
      },
    ],
    [
      'Atom',
      ATOM,
      { title: 'عنوان & أول', authors: ['سامر'], categories: ['علوم'], publishedAt: '2020-01-01T08:00:00.000Z' },
    ],
    ['RSS 1.0', RDF, { title: 'خبر', authors: ['رباب'], categories: ['سفر'], publishedAt: '2004-05-06T07:08:09.000Z' }],
    [
      'JSON Feed',
      JSON_FEED,
      { title: 'مادة', authors: ['لين'], categories: ['رياضة', 'سباحة'], publishedAt: '2022-03-04T05:06:07.000Z' },
    ],
  ])('%s', async (_name, text, expected) => {
    expect((await readFeed(Buffer.from(text))).items[0]).toMatchObject(expected)
  })

  test('text between elements of XHTML keeps its place', async () => {
    expect((await readFeed(Buffer.from(ATOM))).items[0]?.html).toContain('<p>قبل <b>وسط</b> بعد</p>')
  })
})

const SHARED = join(import.meta.dirname, '../../../shared/data/cms/migrate-wp')

if (existsSync(SHARED)) {
  eachServer('samples of other systems come in', (server) => {
    test('the Ghost, Blogger and Substack samples are brought in whole or refused with a reason', async () => {
      const ghost = await importGhost(
        { ...partsFor(server()), file: join(SHARED, 'mg-ghost-api-posts.json'), wishes: NO_WISHES },
        quiet,
      )
      const blogger = await importBlogger(
        { ...partsFor(server()), file: join(SHARED, 'mg-blogger-response.json'), wishes: NO_WISHES },
        quiet,
      )
      const folder = mkdtempSync(join(tmpdir(), 'warraq-substack-'))
      mkdirSync(join(folder, 'posts'))
      copyFileSync(join(SHARED, 'mg-substack-posts.csv'), join(folder, 'posts.csv'))
      for (const name of readdirSync(SHARED).filter((one) => one.startsWith('mg-substack-posts_')))
        copyFileSync(join(SHARED, name), join(folder, 'posts', name.replace('mg-substack-posts_', '')))
      const substack = await importSubstack({ ...partsFor(server()), place: folder, wishes: NO_WISHES }, quiet)
      for (const report of [ghost, blogger, substack]) {
        expect(unexplained(report)).toEqual([])
        expect(report.counts.posts.written).toBeGreaterThan(0)
      }
      expect(blogger.counts.posts).toMatchObject({ read: 3, written: 3 })
      expect(substack.counts.posts).toMatchObject({ read: 4, written: 4 })
      expect(substack.counts.pages).toMatchObject({ read: 1, written: 1 })
    })
  })

  test('every JSON file among the samples is a blog or refused with a code', async () => {
    for (const name of readdirSync(SHARED).filter((one) => one.endsWith('.json'))) {
      const outcome = await readBlogger(readFileSync(join(SHARED, name))).then(
        ({ posts }) => posts.length,
        (error: { code?: string }) => error.code,
      )
      expect([name, outcome]).toEqual([
        name,
        name.includes('blogger') ? 3 : expect.stringMatching(/^(?:no-blogger|json-\w+)/u),
      ])
    }
  })
}

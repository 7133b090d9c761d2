import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { PageReport } from '../../packages/server/src/import/page/import-pages.ts'
import type { ImportReport } from '../../packages/server/src/import/wordpress/import-report.ts'
import { eachServer } from '../harness/server.ts'
import type { Ran } from './warraq-command.ts'
import { warraq, warraqBeside } from './warraq-command.ts'
import { unexplained, visit } from './import-site.ts'
import { fileWith, GHOST, RSS, SUBSTACK_POSTS, SUBSTACK_TEXTS } from './other-sources.ts'
import { PAGES, readFixture } from './page-readings.ts'
import { zipOf } from './zip-bytes.ts'

eachServer('importing from elsewhere beside a running server', (server) => {
  const run = (...words: string[]): Promise<Ran> => warraqBeside(server(), ['import', ...words])

  test('the page the project started from is published where a person says so, and its terms are offered', async () => {
    server().wait((Date.UTC(2026, 0, 15) - Date.parse(server().app.now())) / 1000)
    const old = 'http://marfa.example/2017/06/13/سوق-الوراقين/'
    const rehearsal = await run(
      'page',
      join(PAGES, 'original.html'),
      '--publish',
      '--address',
      old,
      '--dry-run',
      '--json',
    )
    expect(rehearsal.error).toBeNull()
    const { out, error } = await run('page', join(PAGES, 'original.html'), '--publish', '--address', old)
    expect(error).toBeNull()
    expect(out).toContain('بلدية الميناء تعيد فتح سوق الوراقين بعد ترميمه · ليان الحداد · محليات · 2017-06-13')
    expect(out).toContain('الابتعاد عن التحريض الطائفي والعنصري')
    expect((JSON.parse(rehearsal.out) as PageReport).terms).toHaveLength(4)
    const { statuses, body } = await visit(server().base, old)
    expect(statuses).toEqual([301, 200])
    for (const part of ['“عاد السوق إلى أهله كما كان، وسيبقى مفتوحًا للجميع”', 'ليان الحداد', '13 يونيو 2017'])
      expect(body).toContain(part)
    expect((await visit(server().base, 'http://marfa.example/?p=4821')).statuses).toEqual([301, 200])
    const again = await run('page', join(PAGES, 'original.html'), '--publish', '--address', old, '--json')
    expect((JSON.parse(again.out) as PageReport).counts.posts).toMatchObject({ read: 1, unchanged: 1, written: 0 })
  })

  test('a page of another newspaper says where it is from, with a link, and takes no address of it', async () => {
    const words = ['page', join(PAGES, 'amp.html'), '--publish', '--section', 'سفر', '--from-elsewhere', '--json']
    const { out, error } = await run(...words)
    expect(error).toBeNull()
    expect((JSON.parse(out) as PageReport).counts.posts).toMatchObject({ read: 1, written: 1 })
    const [url] = readFixture('amp').addresses
    const made = await server()
      .app.read.selectFrom('public_article')
      .select(['id', 'source_line'])
      .where('source_line', '!=', '')
      .execute()
    expect(made.map(({ source_line }) => source_line)).toEqual([`سفر ${url}`])
    const { body } = await visit(server().base, `/article/${made[0]?.id}/`)
    expect(body).toContain(`<p class="source">نقلًا عن <a href="${url}">سفر</a></p>`)
    expect((await visit(server().base, url ?? '')).statuses).toEqual([404])
  })

  test('a section that is here is used, an author too', async () => {
    const { out, error } = await run('feed', fileWith('b.xml', RSS), '--author', 'ليان الحداد', '--json')
    expect(error).toBeNull()
    const report = JSON.parse(out) as ImportReport
    expect(unexplained(report)).toEqual([])
    expect(report.counts.categories).toMatchObject({ read: 1, joined: 1 })
    expect(report.counts.authors).toMatchObject({ read: 1, joined: 1 })
    const persons = await server()
      .app.read.selectFrom('person')
      .select('id')
      .where('name', '=', 'ليان الحداد')
      .execute()
    expect(persons).toHaveLength(1)
  })

  test('exports are told apart; the wrong one is refused in words with its code', async () => {
    const [rss, ghost] = [fileWith('a.xml', RSS), fileWith('a.json', GHOST)]
    const zip = fileWith(
      'a.zip',
      zipOf([
        { name: 'posts.csv', text: SUBSTACK_POSTS },
        ...Object.entries(SUBSTACK_TEXTS).map(([name, text]) => ({ name, text })),
      ]),
    )
    for (const words of [
      ['feed', rss],
      ['ghost', ghost],
      ['substack', zip],
    ])
      expect([words[0], (await run(...words)).error]).toEqual([words[0], null])
    for (const words of [
      ['ghost', rss],
      ['feed', ghost],
      ['blogger', ghost],
      ['disqus', rss],
    ])
      expect((await run(...words)).error).toMatchObject({
        code: 'import-refused',
        details: { line: expect.any(Number) },
      })
    const refusals = [
      ['page', join(PAGES, 'front.html')],
      ['substack', fileWith('b.zip', zipOf([{ name: '../posts.csv', text: 'x' }]))],
      ['page', 'http://127.0.0.1:9/inside'],
      ['feed', 'http://[::1]/feed'],
    ]
    for (const words of refusals) expect((await run(...words)).error).toMatchObject({ code: 'import-entry-refused' })
    for (const words of [
      ['page'],
      ['page', '/nowhere/page.html'],
      ['ghost', ghost, '--site', 'nowhere'],
      ['page', PAGES, '--address', 'http://a.example/1'],
    ])
      expect((await run(...words)).error).toMatchObject({ code: 'bad-command' })
  })
})

test('a rehearsal needs no newsroom and makes none', async () => {
  const dataDir = join(mkdtempSync(join(tmpdir(), 'warraq-none-')), 'data')
  const folder = mkdtempSync(join(tmpdir(), 'warraq-pages-'))
  writeFileSync(join(folder, 'note.txt'), 'x')
  const { error, out } = await warraq(dataDir, ['import', 'page', PAGES, '--dry-run', '--json'])
  expect(error).toBeNull()
  expect((JSON.parse(out) as PageReport).counts.posts).toMatchObject({ read: 30, written: 28, 'left-out': 2 })
  expect((await warraq(dataDir, ['import', 'page', join(PAGES, 'front.html')])).error).toMatchObject({
    code: 'import-entry-refused',
  })
  for (const kind of ['page', 'feed', 'wordpress-live'])
    expect((await warraq(dataDir, ['import', kind, 'http://127.0.0.1:9/x'])).error).not.toBeNull()
  expect(existsSync(join(dataDir, 'warraq.db'))).toBe(false)
})

test('a page and a feed are fetched from the address that is named, pictures only when asked', async () => {
  // One white pixel.
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='
  const picture = '<p><img src="/i/a.png" alt="القبة"></p>'
  const page = readFileSync(join(PAGES, 'original.html'), 'utf8').replace(
    '<div class="news">',
    `<div class="news">${picture}`,
  )
  const asked: string[] = []
  const old = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === '/i/a.png') response.setHeader('content-type', 'image/png').end(Buffer.from(pixel, 'base64'))
    else if (request.url === '/rss') response.setHeader('content-type', 'application/rss+xml').end(RSS)
    else response.setHeader('content-type', 'text/html; charset=utf-8').end(page)
  })
  await new Promise<void>((resolve) => {
    old.listen(0, '127.0.0.1', resolve)
  })
  try {
    const { port } = old.address() as AddressInfo
    const base = `http://127.0.0.1:${port}`
    const dataDir = join(mkdtempSync(join(tmpdir(), 'warraq-fetch-')), 'data')
    const run = (...words: string[]): Promise<Ran> =>
      warraq(dataDir, ['import', ...words, '--json'], { WARRAQ_FETCH_ALLOW: `127.0.0.1:${port}` })
    const first = await run('page', `${base}/2017/06/market`, '--publish')
    // Once to see that it is an article, before there is a site, and once to bring it in.
    expect([first.error, asked.splice(1)]).toEqual([null, ['/2017/06/market']])
    expect((JSON.parse(first.out) as PageReport).pages).toMatchObject([
      { address: `${base}/2017/06/market`, comments: 0 },
    ])
    const second = await run('page', `${base}/2017/06/market`, '--publish', '--fetch-media')
    expect(second.error).toBeNull()
    const { counts } = JSON.parse(second.out) as PageReport
    expect(counts.attachments).toMatchObject({ read: 1, written: 1 })
    expect(counts.posts).toMatchObject({ read: 1, changed: 1 })
    expect((await run('feed', `${base}/rss`)).error).toBeNull()
    expect(asked).toEqual(['/2017/06/market', '/2017/06/market', '/i/a.png', '/rss'])
  } finally {
    old.close()
  }
})

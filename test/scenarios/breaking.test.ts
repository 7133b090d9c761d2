import { expect, test } from 'vitest'
import { countQueries } from '../../packages/server/src/store/query-count.ts'
import type { TestServer } from '../harness/server.ts'
import { eachServer } from '../harness/server.ts'
import { paragraphs, tell } from '../harness/stories.ts'

const operator = { actor: { kind: 'operator' } } as const
const LINE = 'حريق في مستودع قرب الميناء'

const get = (server: TestServer, path: string) => fetch(server.base + path, { redirect: 'manual' })
const text = async (server: TestServer, path: string) => (await get(server, path)).text()
const bar = async (server: TestServer, path = '/breaking.json') =>
  ((await (await get(server, path)).json()) as { line: { text: string; url: string; endsAt: string } | null }).line
const printed = (html: string) => /<aside class="breaking".*?<\/aside>/s.exec(html)?.[0] ?? null

eachServer('the breaking line', (server) => {
  test('shows at once on every page, without one stored article page being made anew, and is gone at its minute', async () => {
    const { app, web } = server()
    const { id: sectionId } = await app.call('sections/create-section', { name: 'محليات', parentId: null }, operator)
    const { id: personId } = await app.call('people/create-person', { name: 'سلمى حدّاد' }, operator)
    const story = { sectionId, bylines: [{ personId, role: null }], body: paragraphs('نص.') }
    const { id } = await tell(app.call, { ...story, title: 'مادة قديمة' })
    const old = new URL((await get(server(), `/x/${id}`)).headers.get('location') ?? '', server().base).pathname
    const first = await get(server(), old)
    expect(await first.text()).toContain('<breaking-bar data-url="/breaking.json"')
    expect(printed(await text(server(), '/'))).toBeNull()
    expect(await bar(server())).toBeNull()

    const asked = performance.now()
    const { articleId } = await app.call('articles/break-news', { text: LINE, minutes: 2 }, operator)
    const line = await bar(server())
    expect(performance.now() - asked).toBeLessThan(5_000)
    expect(line?.text).toBe(LINE)
    // Readers without script have it on the front page.
    expect(printed(await text(server(), '/'))).toContain(LINE)
    const again = await countQueries(() => get(server(), old))
    expect([again.queries.length, again.result.headers.get('etag')]).toEqual([0, first.headers.get('etag')])
    expect((await countQueries(() => bar(server()))).queries).toEqual([])
    const page = await get(server(), line?.url ?? '')
    expect([page.status, (await page.text()).includes(LINE)]).toEqual([200, true])
    expect(line?.url).toContain(`/${articleId}/`)

    server().wait(119)
    expect((await bar(server()))?.text).toBe(LINE)
    server().wait(1)
    expect(await bar(server())).toBeNull()
    expect(printed(await text(server(), '/'))).toBeNull()
    await web.pages.settle()
  })

  test('goes with its article when that is withdrawn, and says what the headline says', async () => {
    const { app } = server()
    const { articleId } = await app.call('articles/break-news', { text: 'إغلاق المطار', minutes: 60 }, operator)
    const row = await app.read
      .selectFrom('article')
      .select(['content', 'lock_version'])
      .where('id', '=', articleId)
      .executeTakeFirstOrThrow()
    const content = {
      ...(JSON.parse(row.content) as Parameters<typeof tell>[1] & object),
      title: 'إغلاق المطار ساعتين',
      sourceLine: 'وكالات',
      body: paragraphs('تفاصيل.'),
    }
    const { lockVersion } = await app.call(
      'articles/save-working',
      { id: articleId, content: content as never, lockVersion: row.lock_version, auto: false },
      operator,
    )
    const before = (await bar(server()))?.url
    await app.call('articles/take-step', { id: articleId, step: 'publish', lockVersion }, operator)
    expect(await bar(server())).toMatchObject({ text: 'إغلاق المطار ساعتين', url: before })
    await app.call(
      'articles/take-step',
      { id: articleId, step: 'withdraw', reason: 'لم يصح', lockVersion: lockVersion + 1 },
      operator,
    )
    expect(await bar(server())).toBeNull()
    expect(printed(await text(server(), '/'))).toBeNull()
  })

  test('is kept from an article whose care flag forbids pushing it, also when the flag comes later', async () => {
    const { app } = server()
    const section = await app.read.selectFrom('section').select('id').executeTakeFirstOrThrow()
    const made = await tell(app.call, { title: 'مادة حساسة', sectionId: section.id, flags: ['suicide'] })
    await expect(
      app.call('articles/time-breaking', { articleId: made.id, minutes: 5 }, operator),
    ).rejects.toMatchObject({ code: 'not-urgent' })
    const { articleId } = await app.call('articles/break-news', { text: 'وفاة في المدينة', minutes: 60 }, operator)
    expect((await bar(server()))?.text).toBe('وفاة في المدينة')
    expect(printed(await text(server(), '/'))).toContain('وفاة في المدينة')
    const row = await app.read
      .selectFrom('article')
      .select(['content', 'lock_version'])
      .where('id', '=', articleId)
      .executeTakeFirstOrThrow()
    const content = { ...(JSON.parse(row.content) as object), sourceLine: 'وكالات', body: paragraphs('نص.') }
    const { lockVersion } = await app.call(
      'articles/save-working',
      {
        id: articleId,
        content: { ...content, flags: ['suicide'] } as never,
        lockVersion: row.lock_version,
        auto: false,
      },
      operator,
    )
    await app.call('articles/take-step', { id: articleId, step: 'publish', lockVersion }, operator)
    expect(await bar(server())).toBeNull()
    expect(printed(await text(server(), '/'))).toBeNull()
  })

  test('can be shortened, lengthened and ended, and a newer line stands before an older one', async () => {
    const { app } = server()
    const one = await app.call('articles/break-news', { text: 'الخبر الأول', minutes: 30 }, operator)
    server().wait(1)
    const two = await app.call('articles/break-news', { text: 'الخبر الثاني', minutes: 10 }, operator)
    expect((await bar(server()))?.text).toBe('الخبر الثاني')
    await app.call('articles/time-breaking', { articleId: two.articleId, minutes: 0 }, operator)
    expect((await bar(server()))?.text).toBe('الخبر الأول')
    await app.call('articles/time-breaking', { articleId: one.articleId, minutes: 1 }, operator)
    server().wait(60)
    expect(await bar(server())).toBeNull()
    expect((await get(server(), '/en/breaking.json')).status).toBe(200)
  })
})

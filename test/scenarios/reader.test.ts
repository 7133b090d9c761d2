import { request } from 'node:http'
import { expect, test } from 'vitest'
import type { TestServer } from '../harness/server.ts'
import { eachServer } from '../harness/server.ts'
import { paragraphs, tell } from '../harness/stories.ts'

const operator = { actor: { kind: 'operator' } } as const

/** One request with the path exactly as given: `fetch` would rewrite it. */
function raw(
  server: TestServer,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Record<string, string | string[] | undefined>; body: string }> {
  const { hostname, port } = new URL(server.base)
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      )
    })
    asked.on('error', reject)
    asked.end()
  })
}

const state = { sectionId: 0, otherId: 0, personId: 0, id: 0, lockVersion: 0, code: '', path: '' }

eachServer('reader site', (server) => {
  test('an article is published and found at its canonical address', async () => {
    const { app } = server()
    state.sectionId = (await app.call('sections/create-section', { name: 'محليات', parentId: null }, operator)).id
    state.otherId = (await app.call('sections/create-section', { name: 'ثقافة', parentId: null }, operator)).id
    state.personId = (await app.call('people/create-person', { name: 'ليلى العطّار' }, operator)).id
    const told = await tell(app.call, {
      title: 'المدينة تفتتح مكتبتها العامة',
      sectionId: state.sectionId,
      bylines: [{ personId: state.personId, role: null }],
      tagNames: ['مكتبات', 'المكتبات', 'تعليم'],
    })
    Object.assign(state, { id: told.id, code: told.shortCode, lockVersion: told.lockVersion })
    state.path = `/${encodeURIComponent('محليات')}/${told.id}/${encodeURIComponent('المدينة-تفتتح-مكتبتها-العامة')}`
    const page = await raw(server(), state.path)
    expect(page.status).toBe(200)
    expect(page.body).toContain('<html lang="ar" dir="rtl">')
    expect(page.body.match(/<h1[\s>]/g)).toHaveLength(1)
    expect(page.body).toMatch(/<time datetime="2017-06-13T09:05:00.000Z">13 يونيو 2017/)
    expect(page.headers['link']).toBe(
      `<${server().base}/s/${told.shortCode}>; rel=shortlink, <${server().base}${state.path}>; rel=canonical`,
    )
    expect(page.body).toContain(`<link rel="canonical" href="${server().base}${state.path}"/>`)
    expect(page.body).toContain(`<link rel="shortlink" href="${server().base}/s/${told.shortCode}"/>`)
    expect(page.body).toMatch(/<link rel="alternate" type="application\/rss\+xml"/)
  })

  test('JSON-LD says author, section, dates and language', async () => {
    const { body } = await raw(server(), state.path)
    const json = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(body)?.[1] ?? '{}') as Record<
      string,
      unknown
    >
    expect(json).toMatchObject({
      '@type': 'NewsArticle',
      inLanguage: 'ar',
      articleSection: 'محليات',
      datePublished: '2017-06-13T09:05:00.000Z',
    })
    expect(JSON.stringify(json['author'])).toContain('ليلى العطّار')
  })

  test('ten spellings of one address: 200 or exactly one redirect to it', async () => {
    const [, section = '', , slug = ''] = state.path.split('/')
    const { id } = state
    const rawUtf8 = (text: string) => Buffer.from(text, 'utf8').toString('latin1')
    const spellings = [
      rawUtf8(decodeURIComponent(state.path)),
      state.path.toLowerCase(),
      `/${section}/${id}/${encodeURIComponent(decodeURIComponent(slug).normalize('NFD'))}`,
      `/${section}/${id}/${encodeURIComponent('المَدينة-تَفتتح-مكتبتَها-العامّة')}`,
      `/${section}/${id}/${encodeURIComponent('المدينـــة-تفتتح-مكتبتها-العامة')}`,
      `${state.path}/`,
      `/${section}/${id}/${encodeURIComponent('عنوان-قديم')}`,
      `/${encodeURIComponent('ثقافة')}/${id}/${slug}`,
      `/${section}/${id}`,
      `/article/${id}/${slug}`,
      `${state.path}?utm_source=x`,
    ]
    for (const spelling of spellings) {
      const first = await raw(server(), spelling)
      if (first.status === 200 || (first.status === 301 && first.headers['location'] === state.path)) continue
      expect([spelling, first.status, first.headers['location']]).toEqual([spelling, 301, state.path])
    }
    expect((await raw(server(), state.path)).status).toBe(200)
  })

  test('the short link leads there, in any case', async () => {
    for (const code of [state.code, state.code.toUpperCase()]) {
      expect(await raw(server(), `/s/${code}`)).toMatchObject({ status: 301, headers: { location: state.path } })
    }
    expect((await raw(server(), '/s/zzzzzz')).status).toBe(404)
  })

  test('a stored page answers 304 to whoever has it, in every encoding', async () => {
    for (const encoding of ['identity', 'gzip', 'br']) {
      const first = await raw(server(), state.path, { 'accept-encoding': encoding })
      const etag = String(first.headers['etag'])
      const again = await raw(server(), state.path, { 'accept-encoding': encoding, 'if-none-match': etag })
      expect([encoding, again.status, again.body]).toEqual([encoding, 304, ''])
    }
  })

  test('lists show the article: front, section, tag (one for both spellings), author, day, feed, search', async () => {
    await server().settle()
    const lists = [
      '/',
      `/${encodeURIComponent('محليات')}`,
      `/tag/${encodeURIComponent('مكتبات')}`,
      '/archive/2017/06/13',
      '/feed.xml',
      `/search?q=${encodeURIComponent('المَكتبة')}`,
    ]
    for (const path of lists) {
      const page = await raw(server(), path)
      expect([path, page.status]).toEqual([path, 200])
      // Search marks the words it was asked for.
      expect(page.body.replaceAll(/<\/?mark>/g, '')).toContain('المدينة تفتتح مكتبتها العامة')
    }
    const author = await raw(server(), `/author/${state.personId}`)
    expect(author.status).toBe(301)
    expect((await raw(server(), String(author.headers['location']))).body).toContain('المدينة تفتتح مكتبتها العامة')
  })

  test('a change shows at once, and an update is dated', async () => {
    const { app } = server()
    server().wait(3600)
    const row = await app.read
      .selectFrom('article')
      .select(['content', 'lock_version'])
      .where('id', '=', state.id)
      .executeTakeFirstOrThrow()
    const saved = await app.call(
      'articles/save-working',
      {
        id: state.id,
        content: { ...JSON.parse(row.content), body: paragraphs('نص جديد تمامًا.') },
        lockVersion: row.lock_version,
        auto: false,
      },
      operator,
    )
    expect((await raw(server(), state.path)).body).not.toContain('نص جديد تمامًا')
    const step = await app.call(
      'articles/take-step',
      { id: state.id, step: 'publish', lockVersion: saved.lockVersion },
      operator,
    )
    const page = await raw(server(), state.path)
    expect(page.body).toContain('نص جديد تمامًا')
    expect(page.body).toMatch(/datetime="2017-06-13T10:05:00.000Z"/)
    state.lockVersion = step.lockVersion
  })

  test('a draft is nowhere, also at its short link', async () => {
    const { app } = server()
    const draft = await tell(app.call, { title: 'مسودة سرية لا تُنشر', sectionId: state.sectionId }, false)
    await server().settle()
    expect((await raw(server(), `/s/${draft.shortCode}`)).status).toBe(404)
    expect((await raw(server(), `/${encodeURIComponent('محليات')}/${draft.id}/x`)).status).toBe(404)
    for (const path of [
      '/',
      '/feed.xml',
      `/search?q=${encodeURIComponent('سرية')}`,
      `/${encodeURIComponent('محليات')}`,
    ]) {
      expect((await raw(server(), path)).body).not.toContain('مسودة سرية')
    }
  })

  test('a scheduled article comes out on its minute, once', async () => {
    const { app } = server()
    const made = await tell(app.call, { title: 'خبر مجدول للمساء', sectionId: state.sectionId }, false)
    const at = '2017-06-13T18:00:00.000Z'
    await app.call('articles/take-step', { id: made.id, step: 'schedule', lockVersion: made.lockVersion, at }, operator)
    await server().settle()
    expect((await raw(server(), `/s/${made.shortCode}`)).status).toBe(404)
    server().wait(9 * 3600)
    await server().settle()
    expect((await raw(server(), `/s/${made.shortCode}`)).status).toBe(301)
    expect((await raw(server(), '/')).body).toContain('خبر مجدول للمساء')
    const revisions = await app.read
      .selectFrom('article_revision')
      .select('id')
      .where('article_id', '=', made.id)
      .execute()
    expect(revisions).toHaveLength(1)
  })

  test('a withdrawn article answers 410 with date and reason and leaves every list', async () => {
    const { app } = server()
    await app.call(
      'articles/take-step',
      { id: state.id, step: 'withdraw', lockVersion: state.lockVersion, reason: 'لم تثبت صحة الخبر.' },
      operator,
    )
    const page = await raw(server(), state.path)
    expect(page.status).toBe(410)
    expect(page.body).toMatch(/سُحبت هذه المادة في .*13 يونيو 2017.*لم تثبت صحة الخبر/s)
    const short = await raw(server(), `/s/${state.code}`)
    expect([short.status, (await raw(server(), String(short.headers['location']))).status]).toEqual([301, 410])
    await server().settle()
    for (const path of [
      '/',
      '/feed.xml',
      `/search?q=${encodeURIComponent('المكتبة')}`,
      `/${encodeURIComponent('محليات')}`,
    ]) {
      expect((await raw(server(), path)).body).not.toContain('المدينة تفتتح مكتبتها العامة')
    }
  })

  test('what is nowhere answers 404, what may not be done 405, in Arabic', async () => {
    const missing = await raw(server(), `/${encodeURIComponent('لا-قسم')}`)
    expect(missing.status).toBe(404)
    expect(missing.body).toContain('الصفحة غير موجودة')
    const posted = await fetch(`${server().base}/`, { method: 'POST', body: 'x' })
    expect(posted.status).toBe(405)
    expect((await raw(server(), '/', { host: 'evil.example' })).status).toBe(421)
    for (const path of ['/%FF', '/a%2Fb', '/a/%2e%2e/b', '/.env']) expect((await raw(server(), path)).status).toBe(404)
  })

  test('nothing was logged as a defect', () => {
    expect(server().logged.filter((line) => line.includes('"error"'))).toEqual([])
  })
})

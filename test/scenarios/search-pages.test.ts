import { Refusal } from '@warraq/core/errors'
import { describe, expect, test } from 'vitest'
import { readingLimit } from '../../packages/server/src/web/limits.ts'
import { createReader } from '../../packages/server/src/web/reader.ts'
import type { TestServer } from '../harness/server.ts'
import { eachServer } from '../harness/server.ts'
import { paragraphs, tell } from '../harness/stories.ts'

const operator = { actor: { kind: 'operator' } } as const
const OFF = { WARRAQ_RATE_LIMITS: 'off' }

interface Suggested {
  readonly said: string
  readonly options: readonly { readonly kind: string; readonly label: string; readonly url: string }[]
}

const address = (path: string, query: Readonly<Record<string, string>>) =>
  `${path}?${new URLSearchParams(query).toString()}`

async function get(server: TestServer, path: string): Promise<{ status: number; text: string; headers: Headers }> {
  const answer = await fetch(server.base + path)
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

const page = async (server: TestServer, query: Readonly<Record<string, string>>, path = '/search') =>
  (await get(server, address(path, query))).text

/** Ids of the articles on a result page, in their order. */
function found(html: string): number[] {
  return [...html.matchAll(/<h2 class="hl"><a href="\/[^/"]+\/(\d+)/g)].map(([, id]) => Number(id))
}

const marks = (html: string): string[] => [...html.matchAll(/<mark>(.*?)<\/mark>/g)].map(([, word]) => word ?? '')
const link = (html: string, rel: string): string | null => {
  const href = new RegExp(`<a[^>]* rel="${rel}" href="([^"]+)"`).exec(html)?.[1] ?? null
  return href === null ? null : href.replaceAll('&amp;', '&')
}

async function suggested(server: TestServer, q: string): Promise<Suggested> {
  return JSON.parse((await get(server, address('/search/suggest', { q }))).text) as Suggested
}

eachServer(
  'readers search',
  (server) => {
    const made = {} as Record<'port' | 'other' | 'english' | 'withdrawn' | 'draft' | 'culture' | 'economy', number>

    test('in any spelling, and see the words as they were written', async () => {
      const { call } = server().app
      made.culture = (await call('sections/create-section', { name: 'ثقافة', parentId: null }, operator)).id
      made.economy = (await call('sections/create-section', { name: 'اقتصاد', parentId: null }, operator)).id
      const author = (await call('people/create-person', { name: 'سَلمى الأحمد' }, operator)).id
      const signed = { bylines: [{ personId: author, role: null }], tagNames: ['الموانئ'] }
      made.port = (
        await tell(call, {
          ...signed,
          title: 'افتتاح المينـــاء الشرقي',
          sectionId: made.culture,
          body: paragraphs(
            'جملة أولى لا شأن لها. '.repeat(20),
            'وصلت ٢٠١٧ حاوية إلى المِينَاءِ الشرقيّ صباحًا، ثم غادرت إلى إيطاليا. وبالمكتبات ازدحام.',
          ),
        })
      ).id
      made.other = (
        await tell(call, {
          title: 'أسعار الزيتون',
          sectionId: made.economy,
          body: paragraphs('ارتفعت الأسعار في السوق.'),
        })
      ).id
      made.english = (
        await tell(call, {
          title: 'The old harbour',
          lang: 'en',
          sectionId: made.economy,
          body: paragraphs('Ships are back in the harbour.'),
        })
      ).id
      const gone = await tell(call, {
        title: 'خبر الميناء المسحوب كناريسحب',
        sectionId: made.culture,
        body: paragraphs('الميناء كناريسحب'),
      })
      made.withdrawn = gone.id
      const step = { id: gone.id, step: 'withdraw', lockVersion: gone.lockVersion, reason: 'لم يثبت.' } as const
      await call('articles/take-step', step, operator)
      const draft = { title: 'مسودة الميناء كناريمسود', tagNames: ['كناريوسم'], body: paragraphs('الميناء كناريمسود') }
      made.draft = (await tell(call, draft, false)).id
      await server().settle()
      for (const q of ['الميناء', 'ميناء', 'المِيناء', 'الميـــناء', 'المينا', 'ايطاليا', '2017', '٢٠١٧']) {
        const html = await page(server(), { q })
        expect([q, found(html)]).toEqual([q, [made.port]])
      }
      const html = await page(server(), { q: 'الميناء الشرقي' })
      expect(marks(html)).toEqual(expect.arrayContaining(['المينـــاء', 'المِينَاءِ', 'الشرقيّ']))
    })

    test('what was withdrawn or never published is nowhere: results, counts, suggestions, feed', async () => {
      for (const q of ['كناريسحب', 'كناريمسود', 'كناريوسم']) {
        const html = await page(server(), { q })
        expect([q, found(html)]).toEqual([q, []])
        expect(html).toContain('لا نتائج')
        expect(html).not.toContain('هل تقصد')
        expect((await suggested(server(), q.slice(0, 8))).options).toEqual([])
        expect((await get(server(), address('/search/feed.xml', { q }))).text).not.toContain('<item>')
      }
      const html = await page(server(), { q: 'الميناء' })
      expect(html).toContain('نتيجة واحدة')
      expect(JSON.stringify(await suggested(server(), 'المي'))).not.toMatch(/كناري/)
    })

    test('narrow by section, author, tag and days in either calendar', async () => {
      const q = 'الميناء'
      const one = async (more: Readonly<Record<string, string>>) => found(await page(server(), { q, ...more }))
      expect(await one({ section: String(made.culture) })).toEqual([made.port])
      expect(await one({ section: String(made.economy) })).toEqual([])
      expect(await one({ author: 'سلمي احمد' })).toEqual([made.port])
      expect(await one({ author: 'سلمى' })).toEqual([made.port])
      expect(await one({ tag: 'الموانيء' })).toEqual([made.port])
      expect(await one({ from: '١٨ رمضان ١٤٣٨', to: '18 رمضان 1438 هـ' })).toEqual([made.port])
      expect(await one({ from: '13/6/2017', to: '2017-06-13' })).toEqual([made.port])
      expect(await one({ from: '2018' })).toEqual([])
      expect(await one({ to: '1437' })).toEqual([])
      const html = await page(server(), { q, from: '1438', section: String(made.culture) })
      expect(html).toContain('قسم ثقافة')
      expect(html).toContain('من 2 أكتوبر 2016 (1 محرم 1438\u00a0هـ)')
      expect(html).toContain('value="1438"')
    })

    test('what was not understood comes back as it was typed, with what would be', async () => {
      const html = await page(server(), { q: 'الميناء', from: 'غدا', to: '2016', author: 'لا أحد', tag: '"><b>' })
      expect(html).toContain('لم نفهم التاريخ «غدا»')
      expect(html).toContain('لم نجد كاتبًا باسم «لا أحد»')
      expect(html).toContain('value="غدا"')
      expect(html).not.toContain('<b>')
      expect(found(html)).toEqual([])
      expect(await page(server(), { q: 'الميناء', from: '2018', to: '2017' })).toContain(
        'هذا التاريخ قبل تاريخ البداية',
      )
    })

    test('the address to share is one for all ways to type the same search', async () => {
      const canonical = (html: string) => /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1]
      const typed = canonical(
        await page(server(), { q: ' الميناء ', from: '١٨ رمضان ١٤٣٨', sort: 'relevance', x: 'y' }),
      )
      expect(typed).toBe(canonical(await page(server(), { from: '13 يونيو 2017', q: 'الميناء' })))
      expect(typed).toContain('from=2017-06-13')
      const html = await page(server(), { q: 'الميناء' })
      expect(html).toContain('<meta name="robots" content="noindex"/>')
      expect(html).toMatch(
        /<link rel="alternate" type="application\/rss\+xml" title="[^"]*" href="\/search\/feed\.xml\?q=/,
      )
    })

    test('the English edition searches English', async () => {
      const html = await page(server(), { q: 'harbour' }, '/en/search')
      expect(html).toContain('The old <mark>harbour</mark>')
      expect(html).toContain('One result')
      expect(found(await page(server(), { q: 'harbour' }))).toEqual([])
    })

    test('limits alone are a search: all of an author, of a section, of a year', async () => {
      const html = await page(server(), { author: 'سلمى', from: '2017', to: '2017' })
      expect(found(html)).toEqual([made.port])
      expect(html).toContain('سنة 2017')
      expect(found(await page(server(), { section: String(made.economy) }))).toEqual([made.other])
      expect((await get(server(), address('/search/feed.xml', { author: 'سلمى' }))).text).toContain('<item>')
    })

    test('nothing typed shows where to begin', async () => {
      const html = await page(server(), {})
      expect(html).toContain('وسوم متداولة')
      expect(html).toContain('الموانئ')
      expect(html).not.toContain('كناريوسم')
      expect(html).not.toContain('search/feed.xml')
    })

    test('suggestions: ends of the word, headlines, sections, authors, tags', async () => {
      const kinds = async (q: string) =>
        (await suggested(server(), q)).options.map(({ kind, label }) => `${kind}: ${label}`)
      expect(await kinds('افتتاح المين')).toContain('article: افتتاح المينـــاء الشرقي')
      expect(await kinds('ثقا')).toContain('section: ثقافة')
      expect(await kinds('الاحم')).toContain('author: سَلمى الأحمد')
      expect(await kinds('المواني')).toContain('tag: الموانئ')
      expect(await kinds('ا')).toEqual([])
      const { headers, status } = await get(server(), address('/search/suggest', { q: 'المي' }))
      expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
      expect(headers.get('cache-control')).toBe('private, max-age=60')
    })

    test('the feed of a search has its articles, the newest first', async () => {
      const { text, headers, status } = await get(server(), address('/search/feed.xml', { q: 'الميناء' }))
      expect([status, headers.get('content-type')]).toEqual([200, 'application/rss+xml; charset=utf-8'])
      expect(text.match(/<item>/g)).toHaveLength(1)
      expect(text).toContain('البحث عن «الميناء»')
      expect((await get(server(), '/search/feed.xml')).status).toBe(404)
    })

    test('every page of results is reached by «التالي», nothing twice, in each order', async () => {
      const { call } = server().app
      for (let n = 1; n <= 45; n += 1)
        await tell(call, {
          title: `الفنار ${n}`,
          sectionId: made.economy,
          body: paragraphs(`${'الفنار '.repeat(n % 7)} وغيره`),
        })
      await server().settle()
      for (const sort of ['', 'newest', 'oldest']) {
        const seen: number[] = []
        let next: string | null = address('/search', { q: 'الفنار', ...(sort !== '' && { sort }) })
        for (let pages = 0; next !== null && pages < 10; pages += 1) {
          const { text } = await get(server(), next)
          seen.push(...found(text))
          next = link(text, 'next')
        }
        expect([sort, new Set(seen).size, seen.length]).toEqual([sort, 45, 45])
      }
      const changed = await page(server(), { q: 'الفنار', after: 'relevance.all.zz.1' })
      expect(found(changed)).toHaveLength(20)
    })

    describe('whatever is asked', () => {
      const hostile = ['"', '-', '- -', 'NEAR(a b)', 'a*', 'الميناء AND', "'; drop table x --", '%', '\u0000', '\u202e', '«', '🙂', 'ا'.repeat(5000), '\ud800', '()^:{}[]', 'OR OR OR'] // oxfmt-ignore
      test.each(['/search', '/search/suggest', '/search/feed.xml'])('%s answers', async (path) => {
        for (const q of hostile) {
          for (const query of [{ q }, { q: 'x', author: q, tag: q, from: q, to: q, section: q, sort: q, after: q }]) {
            const { status } = await get(server(), address(path, query).slice(0, 6000))
            expect([path, q.slice(0, 20), status < 500]).toEqual([path, q.slice(0, 20), true])
          }
        }
      })
    })

    test('what readers search for is not written down', () => {
      expect(server().logged.join('\n')).not.toMatch(/الميناء|%D8%A7%D9%84%D9%85%D9%8A/)
    })
  },
  OFF,
)

eachServer('sections within sections', (server) => {
  test('are counted with the one they are in, and that is what its link opens', async () => {
    const { call } = server().app
    const section = async (name: string, parentId: number | null) =>
      (await call('sections/create-section', { name, parentId }, operator)).id
    const culture = await section('ثقافة', null)
    const books = await section('كتب', culture)
    const sport = await section('رياضة', null)
    for (const sectionId of [culture, books, books, sport])
      await tell(call, { title: `معرض ${sectionId}`, sectionId, body: paragraphs('رصيف المعرض.') })
    await server().settle()
    const counts = (html: string) =>
      [
        ...html.matchAll(/<a href="[^"]*section=(\d+)[^"]*"[^>]*>(?:(?!<\/a>).)*?facet-count[^>]*>(?:<[^>]*>)*(\d+)/gs),
      ].map(([, id, count]) => [Number(id), Number(count)])
    const html = await page(server(), { q: 'رصيف' })
    expect(counts(html)).toEqual([
      [culture, 3],
      [books, 2],
      [sport, 1],
    ])
    expect(found(await page(server(), { q: 'رصيف', section: String(culture) }))).toHaveLength(3)
    expect(found(await page(server(), { q: 'رصيف', section: String(books) }))).toHaveLength(2)
  })
})

eachServer('search that is busy', (server) => {
  test('asks readers to come back in a moment, and holds up no article', async () => {
    const { web, app } = server()
    const section = await app.call('sections/create-section', { name: 'محليات', parentId: null }, operator)
    const told = await tell(app.call, { title: 'مادة', sectionId: section.id })
    await tell(app.call, { title: 'مادة أخرى', sectionId: section.id })
    const busy = () => Promise.reject(new Refusal('search-busy'))
    const reader = createReader({ ...web, search: { search: busy, complete: busy, similar: busy } }, readingLimit())
    const ask = (path: string) => reader.answer({ path, query: new URLSearchParams('q=مادة'), net: 'test' })
    const page = await ask('/search')
    expect(page).toMatchObject({ kind: 'error', status: 503, retryAfter: 5 })
    expect(await ask('/search/feed.xml')).toMatchObject({ kind: 'error', status: 503, retryAfter: 5 })
    const suggestions = await ask('/search/suggest')
    expect(suggestions).toMatchObject({ kind: 'stored', page: { headers: { 'cache-control': 'no-store' } } })
    const article = await ask(`/${encodeURIComponent('محليات')}/${told.id}/${encodeURIComponent('مادة')}`)
    expect(article.kind === 'stored' && Buffer.from(article.page.bytes.identity).toString()).toContain('مادة أخرى')
    expect(server().logged.filter((line) => line.includes('defect'))).toEqual([])
  })
})

eachServer('limits of search', (server) => {
  test('one network may search thirty times a minute, and is told when to come back', async () => {
    const answers: number[] = []
    for (let n = 0; n < 32; n += 1) answers.push((await get(server(), '/search?q=x')).status)
    expect(answers.filter((status) => status === 200)).toHaveLength(30)
    const { status, headers, text } = await get(server(), '/search?q=x')
    expect(status).toBe(429)
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect(text).toContain('طلبات كثيرة')
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ArticleContent } from '@warraq/core/articles/content'
import { DESK_ROUTES } from '@warraq/core/contract/routes'
import { DESK_PREFIX } from '@warraq/core/contract/wire'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inHouse } from '../../scripts/launch/house.mjs'
import { commenter, idOf } from '../harness/commenter.ts'
import type { TestServer } from '../harness/server.ts'
import { startTestServer } from '../harness/server.ts'
import { paragraphs, tell } from '../harness/stories.ts'
import type { Canary } from './canaries.ts'
import { birdcatcher } from './canaries.ts'
import { plantCare } from './care-canaries.ts'
import type { Found } from './crawler.ts'
import { crawl } from './crawler.ts'
import type { Staff } from './staff-session.ts'
import { ownerOf } from './staff-session.ts'

const operator = { actor: { kind: 'operator' } } as const
const READER_ADDRESS = '198.51.100.77'

interface Planted {
  readonly server: TestServer
  readonly staff: Staff
  /** Must not come out to readers. */
  readonly secret: Canary[]
  /** Must not stand in clear in the database or in files either. */
  readonly sealed: Canary[]
  readonly codes: Record<'draft' | 'scheduled' | 'embargoed' | 'withdrawn' | 'published', string>
  readonly publicId: number
}

async function plant(kind: 'sqlite' | 'postgres'): Promise<Planted> {
  const server = await startTestServer(kind, { WARRAQ_RATE_LIMITS: 'off', WARRAQ_TRUSTED_PROXY: '127.0.0.1' })
  const { call } = server.app
  const secret: Canary[] = []
  const sealed: Canary[] = []
  const keep = (name: string, value: string, inStore = false): string => {
    secret.push({ name, value })
    if (inStore) sealed.push({ name, value })
    return value
  }
  const staff = await ownerOf(server, keep('e-mail of the owner', 'canary+1@secret.test'), 'ليلى العطّار')
  keep('session token', staff.cookie.split('=')[1] ?? '', true)
  const sectionId = (await call('sections/create-section', { name: 'محليات', parentId: null }, operator)).id
  const invited = {
    email: keep('e-mail of an invited colleague', 'canary+2@secret.test'),
    name: keep('name of a colleague who has published nothing', 'كناريالزميل'),
    role: 'reporter',
    sectionIds: [],
  }
  const { value: invitation } = await staff.call('POST', '/accounts', invited)
  keep('invitation link', /token=([\w-]+)/.exec(String(invitation['link']))?.[1] ?? '', true)
  const { value: reset } = await staff.call('POST', '/accounts/1/reset-link')
  keep('reset link', /token=([\w-]+)/.exec(String(reset['link']))?.[1] ?? '', true)
  const { codes, publicId } = await plantArticles(server, sectionId, keep)
  await plantComments(server, publicId, staff, keep)
  await plantPages(staff, keep)
  await plantCare(server, staff, { publicId, sectionId }, keep)
  for (const value of Object.values(
    (JSON.parse(readFileSync(join(server.dataDir, 'keys.json'), 'utf8')) as { keys: object }).keys,
  )) {
    keep('key of the site', String(value))
  }
  await server.settle()
  return { server, staff, secret, sealed, codes, publicId }
}

type Keep = (name: string, value: string, inStore?: boolean) => string

async function plantArticles(
  server: TestServer,
  sectionId: number,
  keep: Keep,
): Promise<Pick<Planted, 'codes' | 'publicId'>> {
  const { call } = server.app
  const hidden = (await call('people/create-person', { name: keep('hidden byline', 'كناريالمخفي') }, operator)).id
  const shown = (await call('people/create-person', { name: 'سعاد الغرّاوي' }, operator)).id
  const secretly = (what: string, word: string) => ({
    title: `عنوان ${keep(`title of the ${what} article`, `${word}العنوان`)}`,
    kicker: keep(`kicker of the ${what} article`, `${word}التمهيد`),
    standfirst: keep(`standfirst of the ${what} article`, `${word}المقدمة`),
    body: paragraphs(keep(`body of the ${what} article`, `${word}المتن`)),
    tagNames: [keep(`tag of the ${what} article`, `${word}الوسم`)],
    sectionId,
    bylines: [{ personId: shown, role: null }],
  })
  const draft = await tell(call, secretly('draft', 'كناريمسودة'), false)
  await call(
    'articles/take-step',
    { id: draft.id, step: 'submit', lockVersion: draft.lockVersion, note: keep('internal note', 'كناريملاحظة') },
    operator,
  )
  const scheduled = await tell(call, secretly('scheduled', 'كناريمجدول'), false)
  await call(
    'articles/take-step',
    { id: scheduled.id, step: 'schedule', lockVersion: scheduled.lockVersion, at: '2017-06-14T09:00:00.000Z' },
    operator,
  )
  const embargoed = await tell(call, secretly('embargoed', 'كناريمحظور'), false)
  await call(
    'articles/take-step',
    { id: embargoed.id, step: 'embargo', lockVersion: embargoed.lockVersion, at: '2017-06-14T10:00:00.000Z' },
    operator,
  )
  const withdrawn = await tell(call, secretly('withdrawn', 'كناريمسحوب'))
  await fetch(`${server.base}/s/${withdrawn.shortCode}`)
  await call(
    'articles/take-step',
    { id: withdrawn.id, step: 'withdraw', lockVersion: withdrawn.lockVersion, reason: 'لم تثبت.' },
    operator,
  )
  const first = {
    title: 'افتتاح المكتبة',
    sectionId,
    bylines: [
      { personId: hidden, role: keep('role of the hidden byline', 'كناريالصفة') },
      { personId: shown, role: null },
    ],
  }
  const published = await tell(call, { ...first, body: paragraphs(keep('replaced text', 'كناريمستبدل')) })
  const content = { ...(await contentOf(server, published.id)), body: paragraphs('النص الجديد.') }
  const again = await call(
    'articles/save-working',
    { id: published.id, content, lockVersion: published.lockVersion, auto: false },
    operator,
  )
  const step = await call(
    'articles/take-step',
    { id: published.id, step: 'publish', lockVersion: again.lockVersion },
    operator,
  )
  const unsaved = { ...content, standfirst: keep('change that is not published', 'كناريتعديل') }
  await call(
    'articles/save-working',
    { id: published.id, content: unsaved, lockVersion: step.lockVersion, auto: true },
    operator,
  )
  await call('people/change-person', { id: hidden, bylineHidden: true }, operator)
  const codes = {
    draft: draft.shortCode,
    scheduled: scheduled.shortCode,
    embargoed: embargoed.shortCode,
    withdrawn: withdrawn.shortCode,
    published: published.shortCode,
  }
  return { codes, publicId: published.id }
}

async function contentOf(server: TestServer, id: number): Promise<ArticleContent> {
  const row = await server.app.read
    .selectFrom('article')
    .select('content')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return JSON.parse(row.content) as ArticleContent
}

async function plantComments(server: TestServer, articleId: number, staff: Staff, keep: Keep): Promise<void> {
  keep('address of a reader', READER_ADDRESS, true)
  const agent = keep('browser of a reader', 'Mozilla/5.0 (CanaryOS 77.7) CanaryBrowser/77.7', true)
  const reader = (n: number) =>
    commenter(server, articleId, {
      'x-forwarded-for': READER_ADDRESS.replace('77', String(77 + n)),
      'user-agent': agent,
    })
  const email = (n: number) => keep(`e-mail of reader ${n}`, `canary+${n}@secret.test`, true)
  const waiting = reader(0)
  await waiting.send({
    name: keep('name of who waits', 'كناريقارئ'),
    email: email(11),
    body: keep('waiting comment', 'كناريمعلق'),
  })
  keep('reader’s cookie', waiting.jar.cookie.split('=')[1] ?? '', true)
  const removed = idOf(
    (await reader(1).send({ email: email(12), body: keep('removed comment', 'كناريمزال') })).headers.get('location'),
  )
  const approved = idOf((await reader(2).send({ email: email(13), body: 'كلام طيب' })).headers.get('location'))
  const decide = async (id: number, decision: object) => {
    const { value } = await staff.call('GET', `/comments/${id}`)
    const answer = await staff.call('POST', `/comments/${id}/decision`, {
      ...decision,
      revisionId: value['revisionId'],
      lockVersion: value['lockVersion'],
    })
    if (answer.status !== 200) throw new Error(`decision: ${answer.status} ${JSON.stringify(answer.value)}`)
  }
  await decide(removed, { decision: 'remove', clauses: ['CL1'], facts: keep('facts of a removal', 'كناريالوقائع') })
  await decide(approved, { decision: 'approve' })
  await plantReports(reader(4), approved, keep)
  // A refused form is answered with what was typed, to who typed it and to nobody else.
  await reader(3).send({ email: email(14), body: '' })
}

async function plantReports(reporter: ReturnType<typeof commenter>, id: number, keep: Keep): Promise<void> {
  const form = await reporter.ask(`/comments/${id}/report`)
  const send = (who: typeof reporter, fields: Record<string, string>) =>
    who.ask(`/comments/${id}/report`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ revision: /name="revision" value="(\d+)"/.exec(form.body)?.[1] ?? '', ...fields }),
    })
  const terms = await send(reporter, { clause: 'CL2', note: keep('note of a report', 'كناريملاحظة') })
  const notice = await send(reporter, {
    kind: 'illegal',
    law: keep('law of a notice', 'كناريقانون'),
    note: keep('explanation of a notice', 'كناريشرح'),
    name: keep('name of who gave notice', 'كناريمبلّغ', true),
    email: keep('e-mail of who gave notice', 'canary+15@secret.test', true),
    goodFaith: 'yes',
  })
  if (terms.status !== 303 || notice.status !== 303) throw new Error(`reports: ${terms.status} ${notice.status}`)
}

async function plantPages(staff: Staff, keep: Keep): Promise<void> {
  await staff.call('POST', '/pages', { title: keep('page that is not published', 'كناريصفحة') })
  const form = new FormData()
  form.set('alt', keep('picture that stands nowhere', 'كناريصورة'))
  const bytes = readFileSync(inHouse('packages/server/sample/media/rain-city.jpg'))
  form.set('file', new File([bytes], keep('name of an uploaded file', 'canary-file-77.jpg'), { type: 'image/jpeg' }))
  const { status } = await staff.call('POST', '/media', form)
  if (status !== 200) throw new Error(`media: ${status}`)
}

/** Where a stranger would look. */
function seeds({ codes, secret }: Planted): string[] {
  const words = secret.map(({ value }) => value).filter((value) => value.length < 80)
  const numbers = Array.from({ length: 12 }, (_, i) => i + 1)
  const desk = Object.values(DESK_ROUTES).flatMap(({ path }) =>
    numbers.slice(0, 3).map((n) => DESK_PREFIX + path.replaceAll(/:\w+/g, String(n))),
  )
  return [
    '/',
    '/en',
    '/feed.xml',
    '/en/feed.xml',
    '/robots.txt',
    '/sitemap.xml',
    '/corrections',
    '/newsroom/',
    '/healthz',
    '/nothing/at/all',
    '/%FF',
    '/api',
    '/wp-json',
    '/favicon.ico',
    '/archive/2017/06/13',
    '/archive/2017/06/14',
    '/comments/mine',
    '/comments/reports',
    '/transparency',
    '/transparency.csv',
    ...Object.values(codes).map((code) => `/s/${code}`),
    ...desk,
    ...numbers.flatMap((n) => [
      `/article/${n}/x`,
      `/author/${n}`,
      `/comments/${n}`,
      `/comments/${n}/held`,
      `/comments/new?article=${n}`,
      `/comments/new?article=5&parent=${n}`,
      `/comments/${n}/report`,
      `/comments/${n}/report?kind=illegal`,
      `/comments/${n}/like`,
      `/comments/reports/${n}`,
      `/comments/live?article=${n}`,
      `/comments/riddle?article=${n}`,
      `/comments/mine/${n}/edit`,
      `/media/${n}/640.jpg`,
      `/media/${n}/320.avif`,
      `/?p=${n}`,
    ]),
    ...words.flatMap((word) => [`/tag/${encodeURIComponent(word)}`, `/page/${encodeURIComponent(word)}`]),
  ]
}

describe.each(['sqlite', 'postgres'] as const)('what nobody may see (%s)', (kind) => {
  const skip = kind === 'postgres' && !process.env['WARRAQ_TEST_POSTGRES_URL']
  const state = {} as { planted: Planted; found: Found[] }
  beforeAll(async () => {
    if (skip) return
    state.planted = await plant(kind)
    state.found = await crawl(state.planted.server.base, seeds(state.planted))
  }, 120_000)
  afterAll(() => state.planted?.server.close())

  test.skipIf(skip)('the cage: the crawl sees what readers may see, and the catcher knows its birds', () => {
    const { found, planted } = state
    const all = found.map((one) => one.all).join('\n')
    expect(found.length).toBeGreaterThan(150)
    for (const shown of ['مطر على المدينة', 'افتتاح المكتبة', 'النص الجديد.', 'كلام طيب', 'سعاد الغرّاوي'])
      expect(all).toContain(shown)
    expect(planted.secret.length).toBeGreaterThan(50)
    expect(planted.secret.filter(({ value }) => value.length < 6)).toEqual([])
    expect(birdcatcher(planted.secret)('x canary+11@secret.test y')).toContain('e-mail of reader 11')
    expect(birdcatcher(planted.secret)(encodeURIComponent('كناريمعلق'))).toContain('waiting comment, percent-encoded')
  })

  test.skipIf(skip)('no page, feed, API answer, redirect, header or error page holds any of it', () => {
    const { found, planted } = state
    const catchIn = birdcatcher(planted.secret)
    const base = found.map(({ path, all }) => ({ path, caught: catchIn(all.replaceAll(path, '')) }))
    expect(base.filter(({ caught }) => caught.length > 0)).toEqual([])
    expect(found.filter(({ status }) => status >= 500)).toEqual([])
  })

  test.skipIf(skip)('search finds none of it', async () => {
    const { server, secret } = state.planted
    // Random letters may be read as Arabic in Latin letters and find something by chance, which gives nothing away.
    const words = secret.filter(({ name, value }) => value.length < 80 && !/token|link|key|cookie/.test(name))
    expect(words.length).toBeGreaterThan(20)
    for (const { name, value } of words) {
      const page = await (await fetch(`${server.base}/search?q=${encodeURIComponent(value)}`)).text()
      const results = /<main[\s\S]*<\/main>/.exec(page)?.[0] ?? page
      expect([name, /<article|<h3/.test(results)]).toEqual([name, false])
      expect([name, results.includes('class="suggestion"')]).toEqual([name, false])
      const feed = await (await fetch(`${server.base}/search/feed.xml?q=${encodeURIComponent(value)}`)).text()
      expect([name, feed.includes('<item>')]).toEqual([name, false])
    }
  })

  test.skipIf(skip)('no beginning of it is ended by the search field', async () => {
    const { server, secret } = state.planted
    const catchIn = birdcatcher(secret)
    const words = secret.flatMap(({ value }) => value.split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length > 4)
    for (const beginning of new Set(words.flatMap((word) => [word.slice(0, 3), word.slice(0, -2)]))) {
      const answer = await (await fetch(`${server.base}/search/suggest?q=${encodeURIComponent(beginning)}`)).text()
      expect([beginning, catchIn(answer)]).toEqual([beginning, []])
    }
  })

  test.skipIf(skip)(
    'drafts, scheduled and embargoed articles are 404 at every address, the withdrawn one 410',
    async () => {
      const { server, codes } = state.planted
      const statusOf = async (path: string) => (await fetch(server.base + path)).status
      for (const code of [codes.draft, codes.scheduled, codes.embargoed])
        expect([code, await statusOf(`/s/${code}`)]).toEqual([code, 404])
      expect(await statusOf(`/s/${codes.withdrawn}`)).toBe(410)
      expect(await statusOf(`/s/${codes.published}`)).toBe(200)
    },
  )

  test.skipIf(skip)('readers’ addresses, tokens and browsers stand in clear in no table and no kept page', async () => {
    const { server, sealed, secret } = state.planted
    // SHA-256 is how a random token is kept; of an address or a name it would be as good as the thing itself.
    const catchIn = (text: string) =>
      birdcatcher(sealed)(text).filter((name) => !/^sha256 of (session token|\w+ link)$/.test(name))
    const caught: string[] = []
    for (const table of await tablesOf(server)) {
      const rows = await server.app.read
        .selectFrom(table as 'article')
        .selectAll()
        .execute()
      caught.push(...catchIn(JSON.stringify(rows)).map((name) => `${table}: ${name}`))
    }
    const pages = join(server.dataDir, 'pages')
    const inPages = birdcatcher(secret)
    for (const file of readdirSync(pages, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())) {
      caught.push(
        ...inPages(readFileSync(join(file.parentPath, file.name)).toString('utf8')).map(
          (name) => `${file.name}: ${name}`,
        ),
      )
    }
    expect(caught).toEqual([])
  })

  test.skipIf(skip)('the log says nothing of it', () => {
    const { server, secret } = state.planted
    expect(birdcatcher(secret)(server.logged.join('\n'))).toEqual([])
  })

  test.skipIf(skip)(
    'what was embargoed is there a minute after its time, on the front page and in the feed',
    async () => {
      const { server, codes } = state.planted
      server.wait(26 * 3600)
      await server.settle()
      expect((await fetch(`${server.base}/s/${codes.embargoed}`)).status).toBe(200)
      for (const path of ['/', '/feed.xml']) {
        const page = await (await fetch(server.base + path)).text()
        expect([path, page.includes('كناريمحظورالعنوان'), page.includes('كناريمجدولالعنوان')]).toEqual([
          path,
          true,
          true,
        ])
      }
    },
  )
})

async function tablesOf(server: TestServer): Promise<string[]> {
  const source = readFileSync(inHouse('packages/server/src/store/tables.table.ts'), 'utf8')
  const names = [.../^ {2}(\w+): \w+Row$/gm[Symbol.matchAll](source)].map(([, name = '']) => name)
  if (names.length < 20) throw new Error(`only ${names.length} tables on ${server.kind}`)
  return names
}

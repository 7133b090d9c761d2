import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestServer } from '../harness/server.ts'
import { startTestServer } from '../harness/server.ts'
import { tell } from '../harness/stories.ts'
import { directivesOf, observatoryScore } from './observatory.ts'

const operator = { actor: { kind: 'operator' } } as const
const HOST = 'paper.example'
const PASSWORD = 'قنديل على نافذة الطابق الثالث 9'
const open = {} as { server: TestServer }
const site = { article: '', code: '', asset: '', newsroomFile: '' }

interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly body: string
}

/** As a proxy in front of us asks: plain HTTP on loopback, under the public name. */
function ask(path: string, method = 'GET', headers: Record<string, string> = {}, body = ''): Promise<Answered> {
  const { port } = new URL(open.server.base)
  return new Promise((resolve, reject) => {
    const asked = request(
      { hostname: '127.0.0.1', port, path, method, headers: { host: HOST, ...headers } },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => void chunks.push(chunk))
        response.on('end', () => {
          const all = new Headers()
          for (let i = 0; i < response.rawHeaders.length; i += 2)
            all.append(response.rawHeaders[i] ?? '', response.rawHeaders[i + 1] ?? '')
          resolve({ status: response.statusCode ?? 0, headers: all, body: Buffer.concat(chunks).toString('utf8') })
        })
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
}

const send = (path: string, input: unknown) =>
  ask(path, 'POST', { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }, JSON.stringify(input))

beforeAll(async () => {
  open.server = await startTestServer('sqlite', { WARRAQ_PUBLIC_URL: `https://${HOST}` })
  const { call } = open.server.app
  const sectionId = (await call('sections/create-section', { name: 'محليات', parentId: null }, operator)).id
  const told = await tell(call, { title: 'افتتاح المكتبة', sectionId })
  site.code = told.shortCode
  site.article = (await ask(`/s/${told.shortCode}`)).headers.get('location') ?? ''
  site.asset = /\/assets\/[\w.-]+\.css/.exec((await ask('/')).body)?.[0] ?? ''
  site.newsroomFile = /\/newsroom\/assets\/[\w.-]+\.js/.exec((await ask('/newsroom/')).body)?.[0] ?? ''
})
afterAll(() => open.server.close())

/** Every kind of answer there is: a name, how to get one, its status. */
const kinds = (): readonly (readonly [string, number, () => Promise<Answered>])[] => [
  ['page', 200, () => ask(site.article)],
  ['list', 200, () => ask('/')],
  ['search', 200, () => ask('/search?q=%D8%A7')],
  ['feed', 200, () => ask('/feed.xml')],
  ['robots', 200, () => ask('/robots.txt')],
  ['short link', 301, () => ask(`/s/${site.code}`)],
  ['not there', 404, () => ask('/nothing/here')],
  ['old language prefix', 301, () => ask('/ar/search')],
  [
    'not modified',
    304,
    async () => ask(site.article, 'GET', { 'if-none-match': (await ask(site.article)).headers.get('etag') ?? '' }),
  ],
  ['wrong method', 405, () => ask(site.article, 'PUT')],
  ['wrong host', 421, () => ask('/', 'GET', { host: 'evil.example' })],
  ['comment form', 200, () => ask('/comments/new?article=1')],
  ['no such comment', 404, () => ask('/comments/99')],
  [
    'refused comment',
    403,
    () => ask('/comments', 'POST', { 'content-type': 'application/x-www-form-urlencoded' }, 'article=1'),
  ],
  ['style sheet', 200, () => ask(site.asset)],
  ['no such style sheet', 404, () => ask('/assets/none.css')],
  ['no such picture', 404, () => ask('/media/1/640.jpg')],
  ['newsroom', 200, () => ask('/newsroom/')],
  ['file of the newsroom', 200, () => ask(site.newsroomFile)],
  ['no such file of the newsroom', 404, () => ask('/newsroom/assets/none.js')],
  ['API', 200, () => ask('/api/desk/session')],
  ['API without a session', 401, () => ask('/api/desk/articles')],
  ['no such API', 404, () => ask('/api/none')],
  ['health', 200, () => ask('/healthz')],
]

describe('headers of every kind of answer', () => {
  test('nosniff, a policy that lets nothing foreign in, who may embed it, and nothing about the machine', async () => {
    for (const [name, status, get] of kinds()) {
      const { headers, ...answer } = await get()
      const policy = directivesOf(headers.get('content-security-policy') ?? '')
      const foreign = [...policy].flatMap(([directive, sources]) =>
        sources.filter((source) => /unsafe|https?:|\*/.test(source) && directive !== 'require-trusted-types-for'),
      )
      expect({
        name,
        status: answer.status,
        sniff: headers.get('x-content-type-options'),
        defaults: policy.get('default-src'),
        foreign,
        embeddable: ['same-origin', 'cross-origin'].includes(headers.get('cross-origin-resource-policy') ?? ''),
        tells: [...headers.keys()].filter((key) => /^(server|x-powered-by|x-generator|via)$/.test(key)),
        openToAll: headers.get('access-control-allow-origin'),
      }).toEqual({
        name,
        status,
        sniff: 'nosniff',
        defaults: ["'none'"],
        foreign: [],
        embeddable: true,
        tells: [],
        openToAll: null,
      })
    }
  })

  test('documents: no frame, own window, no device, HTTPS for a year, no inline script or style', async () => {
    for (const [name, , get] of kinds()) {
      const { headers, body } = await get()
      if (!(headers.get('content-type') ?? '').startsWith('text/html')) continue
      const policy = directivesOf(headers.get('content-security-policy') ?? '')
      expect({
        name,
        frames: policy.get('frame-ancestors'),
        base: policy.get('base-uri'),
        forms: policy.get('form-action'),
        trusted: policy.get('require-trusted-types-for'),
        window: headers.get('cross-origin-opener-policy'),
        devices: /camera=\(\).*geolocation=\(\).*microphone=\(\)/.test(headers.get('permissions-policy') ?? ''),
        transport: headers.get('strict-transport-security'),
        inline: /<style|\sstyle=|\son[a-z]+=|<script(?![^>]*(src=|application\/ld\+json))/i.exec(body)?.[0],
      }).toEqual({
        name,
        frames: ["'none'"],
        base: ["'none'"],
        forms: ["'self'"],
        trusted: ["'script'"],
        window: 'same-origin',
        devices: true,
        transport: 'max-age=31536000; includeSubDomains',
        inline: undefined,
      })
    }
  })

  test('what is made for one person, or is no page, is kept by nobody', async () => {
    const fresh = [
      'search',
      'not there',
      'wrong method',
      'comment form',
      'no such comment',
      'refused comment',
      'newsroom',
      'API',
      'API without a session',
      'health',
      'no such picture',
    ]
    for (const [name, , get] of kinds().filter(([one]) => fresh.includes(one))) {
      expect([name, (await get()).headers.get('cache-control')]).toEqual([name, 'no-store'])
    }
  })

  test('pictures and sheets may stand in feeds and on other sites, pages and the API may not', async () => {
    for (const [name, , get] of kinds()) {
      const policy = (await get()).headers.get('cross-origin-resource-policy')
      expect([name, policy]).toEqual([name, ['style sheet', 'health'].includes(name) ? 'cross-origin' : 'same-origin'])
    }
  })

  test('Observatory: at least 130 for readers, 140 for the newsroom', async () => {
    const scores: Record<string, number> = {}
    for (const [name, , get] of kinds()) {
      const { headers } = await get()
      if ((headers.get('content-type') ?? '').startsWith('text/html')) scores[name] = observatoryScore(headers, true)
    }
    expect(Object.keys(scores).length).toBeGreaterThan(5)
    expect(Object.entries(scores).filter(([, score]) => score < 130)).toEqual([])
    expect(scores['newsroom']).toBeGreaterThanOrEqual(140)
  })

  test('the score falls where it should', () => {
    const score = (headers: Record<string, string>) => observatoryScore(new Headers(headers), true)
    expect(score({})).toBe(100 - 25 - 20 - 20 - 5)
    expect(
      score({ 'content-security-policy': "default-src 'none'; script-src 'unsafe-inline'; frame-ancestors 'none'" }),
    ).toBe(55)
  })
})

describe('cookies over HTTPS', () => {
  test('the session: __Host-, Secure, HttpOnly, Lax; gone after signing out, also for who copied it', async () => {
    const { token } = await open.server.app.call('people/make-setup-link', null, operator)
    const owner = { token, name: 'المالكة', email: 'owner@example.org', password: PASSWORD }
    const entered = await send('/api/desk/setup', owner)
    const [cookie = ''] = entered.headers.getSetCookie()
    expect(entered.status).toBe(200)
    expect(cookie).toMatch(/^__Host-warraq=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=\d+$/)
    const session = { cookie: cookie.split(';')[0] ?? '' }
    // At a public address an owner is let in to set up a second key, and to nothing else before that.
    expect((await ask('/api/desk/articles', 'GET', session)).status).toBe(403)
    expect((await ask('/api/desk/session', 'DELETE', { ...session, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    expect((await ask('/api/desk/articles', 'GET', session)).status).toBe(401)
  })

  test('a reader’s cookie is nobody else’s business', async () => {
    const typed = new URLSearchParams({ article: '1', name: 'سلمى', email: 'salma@example.org', body: 'كلام طيب' })
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
    const posted = await ask('/comments', 'POST', headers, typed.toString())
    expect(posted.status).toBe(303)
    const [cookie = ''] = posted.headers.getSetCookie()
    expect(cookie).toMatch(/^__Host-[\w-]+=/)
    for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) expect(cookie).toContain(`; ${attribute}`)
  })

  test('no page for everybody sets one', async () => {
    for (const [name, , get] of kinds()) expect([name, (await get()).headers.getSetCookie()]).toEqual([name, []])
  })
})

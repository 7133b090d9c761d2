import { connect } from 'node:net'
import { DESK_ROUTES } from '@warraq/core/contract/routes'
import { DESK_PREFIX } from '@warraq/core/contract/wire'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestServer } from '../harness/server.ts'
import { startTestServer } from '../harness/server.ts'
import { tell } from '../harness/stories.ts'
import { BAD_REQUESTS, CLAIMS, OTHER_HOSTS, SPELLINGS, UNKEYED_HEADERS } from './http-attacks.table.ts'
import { mutate, numbersFrom } from './mutations.ts'
import { ask, sendRaw } from './raw-http.ts'
import { hasShared, sharedJson, sharedPayloads } from './shared-data.ts'

const operator = { actor: { kind: 'operator' } } as const
const open = {} as { server: TestServer; slow: readonly Promise<{ ms: number; closed: boolean }>[] }
const site = { id: 0, code: '', article: '', section: '', author: '', tag: '', draft: '', draftId: 0, draftCode: '' }
const port = (): number => Number(new URL(open.server.base).port)

beforeAll(async () => {
  open.server = await startTestServer('sqlite', { WARRAQ_RATE_LIMITS: 'off' })
  const { call } = open.server.app
  const sectionId = (await call('sections/create-section', { name: 'محليات', parentId: null }, operator)).id
  const personId = (await call('people/create-person', { name: 'ليلى العطّار' }, operator)).id
  const bylines = [{ personId, role: null }]
  const told = await tell(call, { title: 'افتتاح المكتبة', sectionId, bylines, tagNames: ['مكتبات'] })
  const draft = await tell(call, { title: 'مسودة لا تُقرأ', sectionId, bylines }, false)
  const section = `/${encodeURIComponent('محليات')}`
  Object.assign(site, {
    id: told.id,
    code: told.shortCode,
    section,
    article: `${section}/${told.id}/${encodeURIComponent('افتتاح-المكتبة')}`,
    author: `/author/${personId}/${encodeURIComponent('ليلى-العطار')}`,
    tag: `/tag/${encodeURIComponent('مكتبات')}`,
    draft: `${section}/${draft.id}/${encodeURIComponent('مسودة-لا-تقرأ')}`,
    draftId: draft.id,
    draftCode: draft.shortCode,
  })
  await open.server.settle()
  // Begun here, judged at the end: they take as long as the server lets them.
  open.slow = [...Array.from({ length: 30 }, () => slowHeaders()), ...Array.from({ length: 30 }, () => slowBody())]
})
afterAll(() => open.server.close())

async function alive(): Promise<void> {
  const page = await ask(port(), site.article)
  expect([page.status, page.body.includes('افتتاح المكتبة')]).toEqual([200, true])
}

/** Sends the beginning, then a byte each second, until the server has had enough. */
function drip(beginning: string, byte: string): Promise<{ ms: number; closed: boolean }> {
  const started = Date.now()
  return new Promise((resolve) => {
    const socket = connect(port(), '127.0.0.1', () => socket.write(beginning))
    const drops = setInterval(() => socket.write(byte), 1_000)
    const finish = (closed: boolean): void => {
      clearInterval(drops)
      clearTimeout(limit)
      socket.destroy()
      resolve({ ms: Date.now() - started, closed })
    }
    const limit = setTimeout(() => finish(false), 30_000)
    socket.on('error', () => finish(true))
    socket.on('close', () => finish(true))
    socket.resume()
  })
}
const slowHeaders = () => drip('GET / HTTP/1.1\r\nHost: x\r\nX: ', 'a')
const slowBody = () =>
  drip(
    `POST /comments HTTP/1.1\r\nHost: 127.0.0.1:${port()}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9000\r\n\r\n`,
    'a',
  )

describe('requests that are no requests', () => {
  test.each(BAD_REQUESTS)('%s', async (_, request, expected) => {
    const answer = await sendRaw(port(), Buffer.from(request.replaceAll('{host}', `127.0.0.1:${port()}`), 'latin1'))
    expect(expected).toContain(answer.status)
    expect(answer.closed).toBe(true)
    await alive()
  })

  if (hasShared('own/http/raw-requests.json')) {
    const { cases } = sharedJson('own/http/raw-requests.json') as {
      cases: { name: string; rawBase64: string; expect: number[] }[]
    }
    test.each(cases)('$name (shared)', async ({ rawBase64, expect: expected }) => {
      const raw = Buffer.from(rawBase64, 'base64').toString('latin1').replaceAll('site.test', `127.0.0.1:${port()}`)
      const answer = await sendRaw(port(), Buffer.from(raw, 'latin1'))
      expect(answer.status === 0 ? 'closed' : answer.status).toSatisfy(
        (status: number | string) => status === 'closed' || expected.includes(Number(status)),
        `one of ${expected.join(', ')}`,
      )
      await alive()
    })
  }

  test('a thousand requests with something wrong in them: no 5xx, each answered or closed, and the site stands', async () => {
    const seed = Number(process.env['WARRAQ_TEST_SEED'] ?? Date.now() % 2 ** 31)
    process.stdout.write(`mutations: WARRAQ_TEST_SEED=${seed}\n`)
    const draw = numbersFrom(seed)
    const bases = validRequests()
    const wrong: string[] = []
    const answered = { any: 0, closed: 0 }
    for (let round = 0; round < 50; round += 1) {
      const requests = Array.from({ length: 20 }, () => mutate(bases[draw(bases.length)] ?? Buffer.from('x'), draw))
      const answers = await Promise.all(requests.map((bytes) => sendRaw(port(), bytes)))
      for (const [i, { status, closed }] of answers.entries()) {
        if (status > 0) answered.any += 1
        else answered.closed += 1
        if (status >= 500 || !closed)
          wrong.push(`${status} ${closed}: ${JSON.stringify(requests[i]?.toString('latin1').slice(0, 600))}`)
      }
      if (round % 10 === 9) await alive()
    }
    expect(wrong, `seed ${seed}`).toEqual([])
    expect(answered.any, 'most are answered').toBeGreaterThan(800)
  }, 120_000)
})

/** Requests as a browser sends them, one of each way into the server. */
function validRequests(): Buffer[] {
  const host = `Host: 127.0.0.1:${port()}\r\n`
  const own = 'Sec-Fetch-Site: same-origin\r\n'
  const form = `article=${site.id}&name=a&email=a%40example.org&body=%D9%85%D8%B1%D8%AD%D8%A8%D8%A7`
  const json = JSON.stringify({ email: 'a@example.org', password: 'x' })
  const parts = `--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n\u0089PNG\r\n--x--\r\n`
  const post = (path: string, type: string, body: string) =>
    `POST ${path} HTTP/1.1\r\n${host}${own}Content-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body, 'latin1')}\r\n\r\n${body}`
  return [
    `GET / HTTP/1.1\r\n${host}Accept: text/html\r\nAccept-Encoding: gzip, br\r\n\r\n`,
    `GET ${site.article} HTTP/1.1\r\n${host}If-None-Match: "a", W/"b"\r\nRange: bytes=0-9\r\n\r\n`,
    `GET /search?q=%D9%85%D9%83%D8%AA%D8%A8%D8%A9&page=1 HTTP/1.1\r\n${host}\r\n`,
    `HEAD /feed.xml HTTP/1.1\r\n${host}If-Modified-Since: Tue, 13 Jun 2017 09:05:00 GMT\r\n\r\n`,
    `GET /s/${site.code} HTTP/1.1\r\n${host}\r\n`,
    `GET ${DESK_PREFIX}/articles?state=draft HTTP/1.1\r\n${host}Cookie: warraq-desk=${'a'.repeat(43)}\r\n\r\n`,
    `GET /media/1/640.jpg HTTP/1.1\r\n${host}\r\n`,
    `GET /comments/new?article=${site.id}&parent=1 HTTP/1.1\r\n${host}\r\n`,
    post('/comments', 'application/x-www-form-urlencoded', form),
    post(`${DESK_PREFIX}/session`, 'application/json', json),
    post(`${DESK_PREFIX}/media`, 'multipart/form-data; boundary=x', parts),
    `POST ${DESK_PREFIX}/password/reset-request HTTP/1.1\r\n${host}${own}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"a":\r\n2\r\n1}\r\n0\r\n\r\n`,
  ].map((text) => Buffer.from(text, 'latin1'))
}

describe('headers that no page depends on', () => {
  const shared = hasShared('own/http/unkeyed-headers.json')
    ? (sharedJson('own/http/unkeyed-headers.json') as { headers: string[] }).headers.map(
        (name) => name.split(':')[0] ?? '',
      )
    : []
  const names = [...new Set([...UNKEYED_HEADERS, ...shared])].filter((name) => name !== 'Range')
  const same = ({ status, body, headers }: Awaited<ReturnType<typeof ask>>) => [
    status,
    body,
    headers['etag'],
    headers['link'],
    headers['location'],
  ]

  test('change no byte of a page, neither for who sends them nor for who comes after', async () => {
    const targets = ['/', site.article, site.section, '/feed.xml', '/robots.txt', `/s/${site.code}`]
    for (const target of targets) {
      const clean = same(await ask(port(), target))
      const tried = await Promise.all(
        names.flatMap((name) => ['evil.example', '/evil', 'en'].map((value) => ask(port(), target, { [name]: value }))),
      )
      expect(tried.filter((answer) => JSON.stringify(same(answer)) !== JSON.stringify(clean))).toEqual([])
      expect(same(await ask(port(), target))).toEqual(clean)
    }
  })
})

describe('one address for one page', () => {
  test('a stored page answers 200 at its own spelling only', async () => {
    const targets = [
      '/feed.xml',
      '/theme.css',
      '/robots.txt',
      '/corrections',
      '/archive/2017/06/13',
      site.article,
      site.section,
      site.author,
      site.tag,
    ]
    for (const target of targets) {
      expect([target, (await ask(port(), target)).status]).toEqual([target, 200])
      const escaped = target.replace(/[a-z](?=[^%]*$)/, (letter) => `%${letter.charCodeAt(0).toString(16)}`)
      const others = [`${target}/`, `${target}//`, target.replace('/', '/%'.concat('2e%2e/')), escaped, `/ar${target}`]
      for (const other of others.filter((one) => one !== target)) {
        const { status } = await ask(port(), other)
        expect([other, [301, 302, 404].includes(status)]).toEqual([other, true])
      }
    }
  })

  test('nobody is led to another host', async () => {
    const shared = [
      ...(hasShared('own/redirect/next-param.json')
        ? (sharedJson('own/redirect/next-param.json') as { cases: { value: string }[] }).cases.map(({ value }) => value)
        : []),
      ...(hasShared('redirect') ? sharedPayloads('redirect') : []),
    ].filter((value) => !/[\r\n\0 ]/.test(value) && value.length < 1_000)
    const wrong: string[] = []
    for (const value of [...OTHER_HOSTS, ...shared]) {
      const targets = [
        value,
        `/ar${value}`,
        `/ar/${value}`,
        `/en/${value}`,
        `/s/${site.code}${value}`,
        `${site.section}${value}`,
        `/?p=${value}`,
        `/search?next=${value}&q=`,
      ]
      for (const target of targets) {
        const { status, headers } = await ask(port(), Buffer.from(target, 'utf8').toString('latin1'))
        const to = headers['location']
        if (status >= 500) wrong.push(`${target}: ${status}`)
        if (to !== undefined && new URL(to, open.server.base).origin !== open.server.base)
          wrong.push(`${target} -> ${to}`)
      }
    }
    expect(wrong).toEqual([])
  }, 120_000)
})

describe('what is not for everybody', () => {
  test('no spelling of a protected address, header or method opens it', async () => {
    const guarded = Object.values(DESK_ROUTES)
      .filter(({ session, method }) => session === 'needed' && method === 'GET')
      .map(({ path }) => DESK_PREFIX + path.replace(':id', String(site.draftId)).replace(':n', '1'))
    const paths = [...guarded, site.draft, `/s/${site.draftCode}`, `/comments/1/held`]
    const shown = await ask(port(), '/newsroom/')
    const opened: string[] = []
    const look = async (target: string, more: Readonly<Record<string, string>>, method = 'GET'): Promise<void> => {
      const { status, body } = await ask(port(), target, more, method)
      // The app's empty page answers everywhere below /newsroom; it is the same for everybody.
      if (status >= 500 || (status === 200 && body !== shown.body))
        opened.push(`${method} ${target} ${JSON.stringify(more)} -> ${status}`)
      if (body.includes('مسودة لا تُقرأ')) opened.push(`${method} ${target}: the draft`)
    }
    for (const path of paths) {
      await Promise.all(SPELLINGS.map((change) => look(change(path), {})))
      await Promise.all(CLAIMS.map((more) => look(path, more)))
      await Promise.all(
        ['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'POST', 'FOO'].map((method) =>
          look(path, { 'Sec-Fetch-Site': 'same-origin' }, method),
        ),
      )
    }
    expect(opened).toEqual([])
  }, 120_000)

  test('what changes something is refused from another site, and does nothing as a GET', async () => {
    const unsafe = Object.values(DESK_ROUTES).filter(({ method }) => method !== 'GET')
    const json = { 'Content-Type': 'application/json', 'Content-Length': '2' }
    for (const { method, path } of unsafe) {
      const target = DESK_PREFIX + path.replaceAll(/:\w+/g, '1')
      for (const from of [
        { 'Sec-Fetch-Site': 'cross-site' },
        { 'Sec-Fetch-Site': 'same-site' },
        { Origin: 'https://evil.example' },
        { Origin: 'null' },
        {},
      ]) {
        expect([target, from, (await ask(port(), target, { ...json, ...from }, method)).status]).toEqual([
          target,
          from,
          403,
        ])
      }
      const asGet = await ask(port(), target)
      expect([target, [200, 401, 404, 405, 400].includes(asGet.status)]).toEqual([target, true])
    }
    const form = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': '0' }
    for (const from of [{ 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'https://evil.example' }]) {
      expect((await ask(port(), '/comments', { ...form, ...from }, 'POST')).status).toBe(403)
    }
    expect((await ask(port(), '/comments')).status).toBe(405)
  }, 60_000)
})

test('slow clients are cut off in time and hold nobody up', async () => {
  const started = Date.now()
  await alive()
  expect(Date.now() - started).toBeLessThan(3_000)
  const ends = await Promise.all(open.slow)
  expect(ends.filter(({ closed }) => !closed)).toEqual([])
  const [headers, bodies] = [ends.slice(0, 30), ends.slice(30)]
  expect(Math.max(...headers.map(({ ms }) => ms))).toBeLessThan(12_000)
  expect(Math.max(...bodies.map(({ ms }) => ms))).toBeLessThan(22_000)
}, 60_000)

test('nothing of this was a defect', () => {
  expect(open.server.logged.filter((line) => line.includes('"error"'))).toEqual([])
})

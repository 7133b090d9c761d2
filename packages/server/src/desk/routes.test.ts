import type { DeskRouteName } from '@warraq/core/contract/routes'
import { DESK_ROUTES } from '@warraq/core/contract/routes'
import { DESK_PREFIX } from '@warraq/core/contract/wire'
import { permissionsOf } from '@warraq/core/people/permissions'
import type { Role } from '@warraq/core/people/roles'
import { ROLES } from '@warraq/core/people/roles'
import { describe, expect, test } from 'vitest'
import type { TestNewsroom } from '../../../../test/harness/newsroom.ts'
import { eachDatabase } from '../../../../test/harness/newsroom.ts'
import { deskApp, undeclaredRoutes } from './app.ts'
import { DESK_ENTRIES } from './entries.table.ts'
import { PAGE_HEADERS, testDesk } from './fixtures/test-desk.ts'

const NAMES = Object.keys(DESK_ROUTES) as DeskRouteName[]
const OPEN: readonly DeskRouteName[] = [
  'session.read',
  'session.start',
  'setup.read',
  'setup.finish',
  'password.request',
  'password.link',
  'password.reset',
  'invitation.read',
  'invitation.accept',
  'session.second',
  'passkeys.ask',
  'passkeys.enter',
]

describe('declarations', () => {
  test('every endpoint has one', () => {
    expect(undeclaredRoutes(DESK_ENTRIES)).toEqual([])
    expect(NAMES.filter((name) => DESK_ENTRIES[name].who === 'anyone')).toEqual(OPEN)
  })

  test('a missing one, one without a rule and one that contradicts the contract stop the start-up', () => {
    const without = {
      ...DESK_ENTRIES,
      'tags.merge': undefined,
      'jobs.retry': { ...DESK_ENTRIES['jobs.retry'], who: 'anyone' },
    } as never
    expect(undeclaredRoutes(without)).toEqual(['tags.merge', 'jobs.retry'])
    const careless = { ...DESK_ENTRIES, 'site.save': { handle: DESK_ENTRIES['site.save'].handle } } as never
    expect(undeclaredRoutes(careless)).toEqual(['site.save'])
    expect(() => deskApp({} as never, without)).toThrow('tags.merge, jobs.retry')
  })
})

/** A path of the endpoint with numbers in it. */
const pathOf = (name: DeskRouteName, id = 1) => DESK_ROUTES[name].path.replaceAll(/:\w+/g, String(id))

/** Rows of every table that a call could change without anybody meaning it. */
async function fingerprint(newsroom: TestNewsroom): Promise<string> {
  const { read } = newsroom
  const tables = [
    'account',
    'session',
    'article',
    'article_step',
    'section',
    'person',
    'tag',
    'page',
    'menu',
    'setting',
    'media',
    'job',
    'event',
    'one_time_token',
    'audit_event',
  ] as const
  const rows = await Promise.all(tables.map((table) => read.selectFrom(table).selectAll().execute()))
  return JSON.stringify(rows)
}

eachDatabase('every endpoint', (newsroom) => {
  test('is closed to those who are not signed in, unless it is declared open', async () => {
    const desk = testDesk(newsroom())
    for (const name of NAMES.filter((one) => !OPEN.includes(one))) {
      for (const cookie of [undefined, `warraq-desk=${'x'.repeat(43)}`, 'warraq-desk=']) {
        const { method } = DESK_ROUTES[name]
        const headers = { ...PAGE_HEADERS, 'content-type': 'application/json', ...(cookie ? { cookie } : {}) }
        const response = await desk.raw(pathOf(name), { method, headers, ...(method === 'GET' ? {} : { body: '{}' }) })
        expect([name, response.status]).toEqual([name, 401])
        expect(await response.json()).toMatchObject({ code: 'sign-in-needed' })
      }
    }
  })

  test('is closed to every role that the permission table does not name', async () => {
    const desk = testDesk(newsroom())
    const tokens = new Map<Role, string>()
    for (const role of ROLES) tokens.set(role, (await desk.staff(role)).token)
    const before = await fingerprint(newsroom())
    let refused = 0
    for (const name of NAMES) {
      const { who } = DESK_ENTRIES[name]
      if (who === 'anyone' || who === 'staff') continue
      for (const role of ROLES.filter((one) => !permissionsOf(one).includes(who))) {
        const { method } = DESK_ROUTES[name]
        const headers = {
          ...PAGE_HEADERS,
          'content-type': 'application/json',
          cookie: `warraq-desk=${tokens.get(role)}`,
        }
        const response = await desk.raw(pathOf(name), { method, headers, ...(method === 'GET' ? {} : { body: '{}' }) })
        expect([name, role, response.status]).toEqual([name, role, 403])
        refused += 1
      }
    }
    expect(refused).toBeGreaterThan(120)
    expect(await fingerprint(newsroom())).toBe(before)
  })

  test('does nothing by another method than its own', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('admin')
    await newsroom().call('sections/create-section', { name: 'أخبار', parentId: null }, { actor: { kind: 'operator' } })
    const before = await fingerprint(newsroom())
    for (const name of NAMES.filter((one) => DESK_ROUTES[one].method !== 'GET')) {
      const { path } = DESK_ROUTES[name]
      const readable = NAMES.some((other) => DESK_ROUTES[other].path === path && DESK_ROUTES[other].method === 'GET')
      for (const method of ['GET', 'HEAD', 'OPTIONS', 'TRACE']) {
        // The fetch standard keeps programs from sending TRACE at all.
        if (method === 'TRACE' || (readable && method !== 'OPTIONS')) continue
        const response = await desk.raw(pathOf(name), {
          method,
          headers: { ...PAGE_HEADERS, cookie: `warraq-desk=${token}` },
        })
        expect([name, method, response.status]).toEqual([name, method, 405])
        expect(response.headers.get('allow')).toContain(DESK_ROUTES[name].method)
      }
    }
    expect(await fingerprint(newsroom())).toBe(before)
  })

  test('refuses what comes from another site', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('admin')
    const before = await fingerprint(newsroom())
    const strange: Record<string, string>[] = [
      {},
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://127.0.0.1:8081' },
      { origin: 'https://127.0.0.1:8080' },
      { 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1:8080' },
    ]
    for (const name of NAMES.filter((one) => DESK_ROUTES[one].method !== 'GET')) {
      for (const headers of strange) {
        const response = await desk.raw(pathOf(name), {
          method: DESK_ROUTES[name].method,
          body: '{}',
          headers: { ...headers, 'content-type': 'application/json', cookie: `warraq-desk=${token}` },
        })
        expect([name, headers, response.status]).toEqual([name, headers, 403])
        expect(await response.json()).toMatchObject({ code: 'cross-site' })
      }
    }
    expect(await fingerprint(newsroom())).toBe(before)
    for (const origin of ['http://127.0.0.1:8080', 'http://localhost:8080']) {
      const response = await desk.raw('/session/profile', {
        method: 'PATCH',
        body: '{}',
        headers: { origin, 'content-type': 'application/json', cookie: `warraq-desk=${token}` },
      })
      expect(response.status).toBe(200)
    }
  })

  test('refuses keys that its contract does not name, also those every object inherits', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('admin')
    const before = await fingerprint(newsroom())
    const bodies = [
      '{"role":"admin","id":1}',
      '{"published_at":"2020-01-01"}',
      '{"__proto__":{"admin":true}}',
      '{"constructor":1}',
      '{"password_hash":"x","status":"active"}',
    ]
    for (const name of NAMES.filter(
      (one) => DESK_ROUTES[one].method !== 'GET' && DESK_ROUTES[one].encoding === 'json',
    )) {
      for (const body of bodies) {
        if (name === 'accounts.change' && body.includes('"status"')) continue
        const response = await desk.raw(pathOf(name), {
          method: DESK_ROUTES[name].method,
          body,
          headers: { ...PAGE_HEADERS, 'content-type': 'application/json', cookie: `warraq-desk=${token}` },
        })
        expect([name, body, response.status]).toEqual([name, body, 400])
      }
    }
    for (const name of NAMES.filter((one) => DESK_ROUTES[one].method === 'GET')) {
      for (const query of ['?fields=*', '?where[role]=admin', '?__proto__=1', '?sort=password_hash', '?q=1&q=2']) {
        const response = await desk.raw(pathOf(name) + query, {
          headers: { ...PAGE_HEADERS, cookie: `warraq-desk=${token}` },
        })
        expect([name, query, response.status]).toEqual([name, query, 400])
      }
    }
    expect(await fingerprint(newsroom())).toBe(before)
  })

  test('takes JSON in UTF-8 of its size and depth and nothing else', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('admin')
    const send = async (body: BodyInit, headers: Record<string, string> = {}) => {
      const all = { ...PAGE_HEADERS, 'content-type': 'application/json', cookie: `warraq-desk=${token}`, ...headers }
      const response = await desk.raw('/session/profile', {
        method: 'PATCH',
        body,
        headers: all,
        duplex: 'half',
      } as RequestInit)
      return `${response.status} ${((await response.json()) as { code?: string }).code ?? 'done'}`
    }
    expect(await send('{"name":"ليلى"}')).toBe('200 done')
    expect(await send('{"name":"ليلى"}', { 'content-type': 'application/json; charset=utf-8' })).toBe('200 done')
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json5',
      '',
    ]) {
      expect(await send('{"name":"ليلى"}', { 'content-type': type })).toBe('400 bad-input')
    }
    for (const body of [
      '{"name":',
      '[]',
      'null',
      '"x"',
      '{"name":"\\ud800"}',
      '{"name":"a\\u0000b"}',
      '\ufeff{"name":"a"}',
      `{"name":${'['.repeat(5000)}${']'.repeat(5000)}}`,
    ]) {
      expect([body.slice(0, 20), await send(body)]).toEqual([body.slice(0, 20), '400 bad-input'])
    }
    expect(await send(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]))).toBe('400 bad-input')
    expect(await send('{}', { 'content-encoding': 'gzip' })).toBe('400 bad-input')
    expect(await send(JSON.stringify({ name: 'x'.repeat(70_000) }))).toBe('413 too-large')
    // Without a length in front, what arrives is counted.
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(16_384).fill(0x20)) })
    expect(await send(endless)).toBe('413 too-large')
  })

  test('answers for one person only, and a defect with its number and without its text', async () => {
    const desk = testDesk(newsroom(), { preview: () => Promise.reject(new Error('the secret of the preview')) })
    const { token } = await desk.staff('admin')
    const { id } = await newsroom().call('articles/create-article', { title: 'مسودة' }, { actor: { kind: 'operator' } })
    const response = await desk.raw(`/articles/${id}/preview`, { headers: { cookie: `warraq-desk=${token}` } })
    expect(response.status).toBe(500)
    const body = (await response.json()) as { code: string; ref: string; message: string }
    expect(body).toMatchObject({ code: 'defect' })
    expect(body.message).toContain(body.ref)
    expect(JSON.stringify(body)).not.toContain('secret')
    expect(newsroom().logged.filter((line) => line.includes(body.ref))).toHaveLength(1)
    for (const [name, value] of [
      ['cache-control', 'no-store'],
      ['x-content-type-options', 'nosniff'],
      ['cross-origin-resource-policy', 'same-origin'],
    ] as const) {
      expect(response.headers.get(name)).toBe(value)
    }
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    const unknown = await desk.raw('/nothing/here', {
      headers: { cookie: `warraq-desk=${token}`, 'accept-language': 'en' },
    })
    expect([unknown.status, unknown.headers.get('content-type')]).toEqual([404, 'application/json; charset=utf-8'])
    for (const path of [
      '/articles/0',
      '/articles/01',
      '/articles/9999999999999999',
      '/articles/1e3',
      '/articles/١',
      '/articles/1%2F2',
    ]) {
      const missing = await desk.raw(path, { headers: { cookie: `warraq-desk=${token}` } })
      expect([path, missing.status]).toEqual([path, 404])
    }
    expect(DESK_PREFIX).toBe('/api/desk')
  })
})

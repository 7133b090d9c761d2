/** A PostgreSQL that goes away and comes back: what is stored is read on, the rest is told to come again, nobody sees a defect. */

import type { AddressInfo, Server, Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { commenter } from '../harness/commenter.ts'
import { createPostgresDatabase } from '../harness/databases.ts'
import type { TestServer } from '../harness/server.ts'
import { startTestServer } from '../harness/server.ts'
import { content, paragraphs, tell } from '../harness/stories.ts'

/** The way to the database, which can be cut: open connections break, new ones are refused. */
class Way {
  readonly #to: { readonly host: string; readonly port: number }
  readonly #sockets = new Set<Socket>()
  #server: Server | null = null
  #port = 0

  constructor(to: { readonly host: string; readonly port: number }) {
    this.#to = to
  }

  async open(): Promise<number> {
    const server = createServer((socket) => {
      const further = connect(this.#to)
      for (const one of [socket, further]) {
        this.#sockets.add(one)
        one.once('close', () => void this.#sockets.delete(one))
        one.on('error', () => [socket, further].forEach((end) => end.destroy()))
      }
      socket.pipe(further).pipe(socket)
    })
    await new Promise<void>((resolve) => void server.listen(this.#port, '127.0.0.1', resolve))
    this.#server = server
    this.#port = (server.address() as AddressInfo).port
    return this.#port
  }

  async cut(): Promise<void> {
    const gone = new Promise((resolve) => this.#server?.close(resolve))
    for (const socket of this.#sockets) socket.destroy()
    await gone
  }
}

const OWNER = { name: 'سلمى', email: 'owner@example.org', password: 'قارب-صغير-في-ميناء-قديم' }

describe.skipIf(!process.env['WARRAQ_TEST_POSTGRES_URL'])('a PostgreSQL that goes away and comes back', () => {
  const state = {} as { server: TestServer; way: Way; drop: () => Promise<void>; cookie: string; paths: string[] }

  beforeAll(async () => {
    const { url, drop } = await createPostgresDatabase()
    const there = new URL(url)
    const way = new Way({ host: there.hostname, port: Number(there.port || 5432) })
    there.hostname = '127.0.0.1'
    there.port = String(await way.open())
    const server = await startTestServer('postgres', { WARRAQ_DATABASE_URL: there.href })
    const { token } = await server.app.call('people/make-setup-link', null, { actor: { kind: 'operator' } })
    const body = JSON.stringify({ token, siteName: 'صحيفة الساحل', ...OWNER })
    const made = await desk(server, 'setup', { method: 'POST', body })
    expect(made.status).toBe(200)
    const cookie = made.headers.get('set-cookie')?.split(';')[0] ?? ''
    const section = { name: 'محليات', parentId: null }
    const { id: sectionId } = await server.app.call('sections/create-section', section, { actor: { kind: 'operator' } })
    const told = [
      await tell(server.app.call, { title: 'يُقرأ قبل ذلك', sectionId }),
      await tell(server.app.call, { title: 'لم يقرأه أحد', sectionId }),
    ]
    Object.assign(state, { server, way, drop, cookie, paths: told.map(({ id }) => `/article/${id}/`) })
    await server.settle()
  }, 60_000)

  afterAll(async () => {
    await state.server?.close()
    await state.drop?.()
  })

  function desk(server: TestServer, path: string, init: RequestInit = {}): Promise<Response> {
    const own = { 'content-type': 'application/json', origin: server.base, 'sec-fetch-site': 'same-origin' }
    const headers = { ...own, 'idempotency-key': crypto.randomUUID(), ...init.headers }
    return fetch(`${server.base}/api/desk/${path}`, { ...init, headers })
  }

  const get = (path: string): Promise<Response> => fetch(state.server.base + path)
  const statusOf = async (path: string): Promise<number> => (await get(path)).status
  const signedIn = (path: string, init: RequestInit = {}): Promise<Response> =>
    desk(state.server, path, { ...init, headers: { cookie: state.cookie } })

  test('stored pages are read on; everything else is busy (503) and says when to come again', async () => {
    const [read = '', unread = ''] = state.paths
    const path = new URL((await get(read)).url).pathname
    expect(await statusOf('/')).toBe(200)
    expect((await signedIn('articles')).status).toBe(200)
    await state.server.web.pages.settle()
    await state.way.cut()
    const before = state.server.logged.length
    expect([await statusOf('/'), await statusOf(path)]).toEqual([200, 200])
    for (const asked of [unread, '/search?q=ميناء', '/feed.xml', '/corrections', '/2017/06/13/']) {
      const answer = await get(asked)
      const text = await answer.text()
      expect([asked, answer.status, answer.headers.get('cache-control')]).toEqual([asked, 503, 'no-store'])
      expect([asked, Number(answer.headers.get('retry-after'))]).toEqual([
        asked,
        expect.toSatisfy((n: number) => n > 0),
      ])
      expect([asked, /مشغول/u.test(text)]).toEqual([asked, true])
    }
    for (const asked of ['articles', 'session', 'imports']) {
      const answer = await signedIn(asked)
      expect([asked, answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([asked, 503, true])
      expect(await answer.json()).toMatchObject({ code: 'busy', message: 'الخادم مشغول الآن. أعد المحاولة بعد لحظات.' })
    }
    const body = JSON.stringify({ content: content({ title: 'يُكتب الآن', body: paragraphs('نص.') }) })
    const saved = await signedIn('articles', { method: 'POST', body })
    expect([saved.status, Number(saved.headers.get('retry-after')) > 0]).toEqual([503, true])
    expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 503])
    const said = state.server.logged.slice(before).filter((line) => !line.includes('"storage"'))
    expect(said.filter((line) => /"(?:web|http|desk)/u.test(line))).toEqual([])
    expect(state.server.logged.slice(before).join('')).toMatch(/ECONN|Connection terminated/u)
  })

  test('a comment that is sent meanwhile is told to come again', async () => {
    const { send } = commenter(state.server, Number(state.paths[1]?.split('/')[2]))
    const answer = await send({ body: 'تعليق لا يضيع' })
    expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([503, true])
    expect(answer.body).toMatch(/مشغول/u)
  })

  test('as soon as it is back, everything answers', async () => {
    await state.way.open()
    await vi.waitFor(async () => expect(await statusOf('/readyz')).toBe(200), { timeout: 20_000, interval: 100 })
    for (const asked of [state.paths[1] ?? '', '/search?q=ميناء', '/feed.xml', '/corrections'])
      expect([asked, await statusOf(asked)]).toEqual([asked, 200])
    expect((await signedIn('articles')).status).toBe(200)
  })
})

/** The one way out leads to the public internet and nowhere else, however the address is written, named or redirected. */

import { execFile } from 'node:child_process'
import { channel } from 'node:diagnostics_channel'
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { safeFetcher } from '../../packages/server/src/ports/fetch/fetch-safely.ts'
import type { FetchAnswer, FetchOptions, SafeFetch } from '../../packages/server/src/ports/fetch/port.ts'
import { isPublicAddress } from '../../packages/server/src/ports/fetch/public-address.ts'
import { targetOf } from '../../packages/server/src/ports/fetch/target.ts'
import { hasShared, sharedJson } from './shared-data.ts'
import { PRIVATE_NAMES, REFUSED_ADDRESSES } from './ssrf.table.ts'
import type { Listening, NameServer } from './ssrf-stubs.ts'
import { nameServer, rawServer, trap, webServer } from './ssrf-stubs.ts'

const FETCHER = new URL('../../packages/server/src/ports/fetch/fetch-safely.ts', import.meta.url).href

interface Place {
  readonly web: Listening
  readonly names: NameServer
  readonly fetch: SafeFetch
  /** `http://public.test:PORT`: this machine plays a public one, by its exact address and port. */
  readonly origin: string
}

const held: { place: Place | null } = { place: null }
const here = (): Place => held.place!

/** Addresses that sockets of this thread have set out to connect to. */
const attempts: string[] = []
const watch = (message: unknown): void => {
  const { socket } = message as { socket: Socket }
  socket.on('connectionAttempt', (ip, port) => void attempts.push(`${ip}:${port}`))
}

const MORE_THAN_MOST = 3 * 1024 * 1024

const PAGES: Readonly<Record<string, (response: ServerResponse, url: URL) => void>> = {
  '/page': (response) => response.setHeader('content-type', 'text/html; charset=UTF-8').end('<p>سلام'),
  '/to': (response, url) => {
    // By hand, so that it may hold what no honest server writes.
    const head = `HTTP/1.1 302 Found\r\nlocation: ${url.searchParams.get('url')}\r\ncontent-length: 0\r\n\r\n`
    response.socket?.end(head)
  },
  '/loop': (response) => response.writeHead(301, { location: '/loop' }).end(),
  '/chain': (response, url) => {
    const left = Number(url.searchParams.get('left'))
    if (left === 0) response.end('arrived')
    else response.writeHead(302, { location: `/chain?left=${left - 1}` }).end()
  },
  '/drip': (response) => {
    const timer = setInterval(() => response.write('.'), 50)
    response.on('close', () => clearInterval(timer))
  },
  '/stuck': (response) => void response.write('begun'),
  '/silent': () => undefined,
  '/endless': (response) => pour(response),
  '/declared': (response) => response.setHeader('content-length', MORE_THAN_MOST).end(Buffer.alloc(MORE_THAN_MOST)),
  '/bomb': (response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(50 * 1024 * 1024))),
  '/twice': (response) => response.setHeader('content-encoding', 'gzip, gzip').end(gzipSync(gzipSync('a'))),
  '/packed': (response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('سلام '.repeat(1000))),
  '/not-packed': (response) => response.setHeader('content-encoding', 'gzip').end('plain'),
  '/utf-7': (response) => response.setHeader('content-type', 'text/html; charset=utf-7').end('+ADw-script+AD4-'),
  '/echo': (response) => response.end(JSON.stringify(response.req.headers)),
}

function pour(response: ServerResponse): void {
  while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x')));
  if (!response.destroyed) response.once('drain', () => pour(response))
}

beforeAll(async () => {
  const web = await webServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://public.test')
    const page = PAGES[url.pathname]
    if (page) page(response, url)
    else response.writeHead(404).end()
  })
  const names = await nameServer({
    'public.test': [['127.0.0.1']],
    'other.test': [['127.0.0.1']],
    'rebinding.test': [['127.0.0.1'], ['127.0.0.2']],
    'private.test': [['127.0.0.2']],
    'both.test': [['127.0.0.2', '127.0.0.1']],
    'alias.test': [['=private.test', '127.0.0.2']],
    ...Object.fromEntries(PRIVATE_NAMES.map(([name, address]) => [name, [[address]]])),
  })
  const fetch = safeFetcher({ allowed: [{ address: '127.0.0.1', port: web.port }], resolve: names.resolve })
  held.place = { web, names, fetch, origin: `http://public.test:${web.port}` }
  channel('net.client.socket').subscribe(watch)
})

afterAll(async () => {
  channel('net.client.socket').unsubscribe(watch)
  here().names.close()
  await here().web.close()
})

beforeEach(() => void attempts.splice(0))

/** Nothing but the server that plays a public one was connected to. */
afterEach(() => {
  expect(attempts.filter((one) => one !== `127.0.0.1:${here().web.port}`)).toEqual([])
})

const why = (answer: FetchAnswer): string => (answer.got ? `got ${answer.status}` : answer.why)
const get = (path: string, options?: FetchOptions): Promise<FetchAnswer> => here().fetch(here().origin + path, options)

describe('an address that is not of the public internet', () => {
  test.each(REFUSED_ADDRESSES)('%s is refused', async (url, reason) => {
    expect(why(await here().fetch(url))).toBe(reason)
  })

  test.each(REFUSED_ADDRESSES.filter(([url]) => URL.canParse(url)))('%s is refused as a redirect', async (url) => {
    expect(why(await get(`/to?url=${encodeURIComponent(url)}`))).toMatch(/refused|not-public|bad-address|unknown-host/)
  })

  test('is refused by name, as an alias and beside a port that is allowed', async () => {
    const answers = await Promise.all(
      ['private.test', 'alias.test', '127.0.0.2', 'localhost.'].map((host) =>
        here().fetch(`http://${host}:${here().web.port}/`),
      ),
    )
    // The last one is this machine, which is allowed here by its exact address and port.
    expect(answers.map(why)).toEqual(['not-public', 'not-public', 'not-public', 'got 404'])
  })

  test('public addresses are public', () => {
    const open = ['93.184.216.34', '1.1.1.1', '223.255.255.254', '2606:2800:220:1:248:1893:25c8:1946', '2a00::1']
    expect(open.filter((address) => !isPublicAddress(address))).toEqual([])
    expect(targetOf('https://93.184.216.34/', [])).toMatchObject({ host: '93.184.216.34', port: 443 })
  })
})

describe('a name', () => {
  test('that answers differently the second time gains nothing', async () => {
    const secret = await trap('127.0.0.2', here().web.port)
    const url = `http://rebinding.test:${here().web.port}/drip`
    try {
      // The first connection is in use, so that the second request needs one of its own.
      const first = here().fetch(url, { allMs: 600 })
      await expect.poll(() => here().names.asked.includes('rebinding.test')).toBe(true)
      const second = await here().fetch(url.replace('drip', 'page'))
      expect([why(await first), why(second)]).toEqual(['too-slow', 'not-public'])
      expect(secret.connections()).toBe(0)
    } finally {
      await secret.close()
    }
  })

  test('with a private address beside a public one leads to the public one', async () => {
    const secret = await trap('127.0.0.2', here().web.port)
    try {
      expect(why(await here().fetch(`http://both.test:${here().web.port}/page`))).toBe('got 200')
      expect(secret.connections()).toBe(0)
    } finally {
      await secret.close()
    }
  })

  test('that nobody has is said to be unknown', async () => {
    expect(why(await here().fetch('http://nobody.test/'))).toBe('unknown-host')
  })
})

test('settings of the environment for a proxy are not followed', async () => {
  const proxy = await trap('127.0.0.1', 0)
  const address = `http://127.0.0.1:${proxy.port}`
  const allowed = JSON.stringify([{ address: '127.0.0.1', port: here().web.port }])
  const program = `
    const { safeFetcher } = await import(${JSON.stringify(FETCHER)})
    const answer = await safeFetcher({ allowed: ${allowed} })('http://127.0.0.1:${here().web.port}/page')
    console.log(answer.got && answer.status)`
  const env = { ...process.env, NODE_USE_ENV_PROXY: '1', HTTP_PROXY: address, http_proxy: address, ALL_PROXY: address }
  try {
    const args = ['--conditions=source', '--input-type=module', '--eval', program]
    const { stdout } = await promisify(execFile)(process.execPath, args, { env })
    expect(stdout.trim()).toBe('200')
    expect(proxy.connections()).toBe(0)
  } finally {
    await proxy.close()
  }
})

describe('redirects', () => {
  test('three are followed, a fourth is not', async () => {
    expect(await get('/chain?left=3')).toMatchObject({ status: 200, url: `${here().origin}/chain?left=0` })
    expect(why(await get('/chain?left=4'))).toBe('redirects')
    expect(why(await get('/chain?left=25'))).toBe('redirects')
    expect(why(await get('/loop'))).toBe('redirects')
  })

  test('to another port or a page of Arabic letters', async () => {
    expect(why(await get('/to?url=http://public.test:22/'))).toBe('port-refused')
    expect(await get(`/to?url=${encodeURIComponent('/محليات')}`)).toMatchObject({
      status: 404,
      url: `${here().origin}/%D9%85%D8%AD%D9%84%D9%8A%D8%A7%D8%AA`,
    })
  })

  test('take a password along within the host and not to another', async () => {
    const headers = { Authorization: 'Basic c2VjcmV0', cookie: 'a=b', 'x-other': 'stays' }
    const seen = async (host: string): Promise<unknown> => {
      const target = encodeURIComponent(`http://${host}:${here().web.port}/echo`)
      const answer = await get(`/to?url=${target}`, { headers })
      return answer.got && JSON.parse(Buffer.from(answer.bytes).toString())
    }
    expect(await seen('public.test')).toMatchObject({ authorization: 'Basic c2VjcmV0', cookie: 'a=b' })
    const elsewhere = await seen('other.test')
    expect(elsewhere).toMatchObject({ 'x-other': 'stays' })
    expect(elsewhere).not.toHaveProperty('authorization')
    expect(elsewhere).not.toHaveProperty('cookie')
  })
})

describe('an answer', () => {
  test('comes with its address, type, charset and bytes', async () => {
    const answer = await get('/page', { accept: ['text/html'] })
    expect(answer).toMatchObject({ got: true, status: 200, type: 'text/html', charset: 'utf-8' })
    expect(answer.got && Buffer.from(answer.bytes).toString()).toBe('<p>سلام')
    expect(await get('/utf-7')).toMatchObject({ charset: 'utf-7' })
  })

  test('of another type than asked for is refused, but not an error page', async () => {
    expect(why(await get('/page', { accept: ['application/json', 'image/*'] }))).toBe('type-refused')
    expect(why(await get('/page', { accept: ['text/*'] }))).toBe('got 200')
    expect(why(await get('/nothing', { accept: ['application/json'] }))).toBe('got 404')
  })

  test('that is unpacked is held to the same limit', async () => {
    const packed = await get('/packed')
    expect(packed.got && packed.bytes.length).toBe(9000)
    expect(why(await get('/packed', { mostBytes: 8999 }))).toBe('too-large')
    const before = process.memoryUsage().rss
    expect(why(await get('/bomb'))).toBe('too-large')
    expect(process.memoryUsage().rss - before).toBeLessThan(40 * 1024 * 1024)
    expect(why(await get('/twice'))).toBe('broken-answer')
    expect(why(await get('/not-packed'))).toBe('broken-answer')
  })

  test('without an end, or longer than allowed, is given up', async () => {
    expect(why(await get('/endless'))).toBe('too-large')
    expect(why(await get('/declared'))).toBe('too-large')
    expect(why(await get('/drip', { allMs: 400 }))).toBe('too-slow')
    expect(why(await get('/stuck', { stepMs: 200 }))).toBe('too-slow')
    expect(why(await get('/silent', { stepMs: 200 }))).toBe('too-slow')
    expect(why(await get('/silent', { signal: AbortSignal.timeout(100) }))).toBe('stopped')
  })

  test('is let go of when it is given up', async () => {
    await get('/endless')
    const opened = here().web.connections()
    expect(why(await get('/page'))).toBe('got 200')
    expect(why(await get('/page'))).toBe('got 200')
    expect(here().web.connections() - opened).toBe(1)
  })

  test.each([
    ['HTTP/0.9', '<p>secret'],
    ['a head of one megabyte', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(1_048_576)}\r\n\r\n`],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 9\r\n\r\nabcdefghi'],
    ['an upgrade nobody asked for', 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'],
  ])('that is no answer (%s) is refused', async (_, bytes) => {
    const server = await rawServer(bytes)
    try {
      const fetch = safeFetcher({ allowed: [{ address: '127.0.0.1', port: server.port }] })
      expect(why(await fetch(`http://127.0.0.1:${server.port}/`, { stepMs: 1000 }))).toBe('broken-answer')
    } finally {
      await server.close()
      attempts.splice(0)
    }
  })

  test.each([
    ['that says less than it sends', 'HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nabcdef', 'abc'],
    ['304 with a body', 'HTTP/1.1 304 Not Modified\r\ncontent-length: 3\r\n\r\nabc', ''],
  ])('%s has what it says', async (_, bytes, expected) => {
    const server = await rawServer(bytes)
    try {
      const fetch = safeFetcher({ allowed: [{ address: '127.0.0.1', port: server.port }] })
      const answer = await fetch(`http://127.0.0.1:${server.port}/`)
      expect(answer.got && Buffer.from(answer.bytes).toString()).toBe(expected)
    } finally {
      await server.close()
      attempts.splice(0)
    }
  })
})

if (hasShared('own/ssrf')) {
  const { cases } = sharedJson('own/ssrf/ssrf-urls.json') as { cases: { url: string; expect: 'block' | 'allow' }[] }
  const blocked = cases.filter((one) => one.expect === 'block').map(({ url }) => url)

  test('every address of the shared list that should be blocked is, without a connection', async () => {
    expect(blocked.length).toBeGreaterThan(90)
    const got: string[] = []
    for (const url of blocked) if ((await here().fetch(url)).got) got.push(url)
    expect(got).toEqual([])
    expect(attempts).toEqual([])
  })

  test('every address of the shared list is blocked behind a redirect', async () => {
    for (const url of blocked) {
      const answer = await get(`/to?url=${encodeURIComponent(url)}`)
      // Some are paths of the same host when they are read against its address; nothing else may be reached.
      if (answer.got) expect(new URL(answer.url).origin).toBe(here().origin)
    }
    expect(new Set(attempts)).toEqual(new Set([`127.0.0.1:${here().web.port}`]))
  })

  test('every address of the shared list that is allowed passes', () => {
    const allowed = cases.filter((one) => one.expect === 'allow')
    expect(allowed.length).toBeGreaterThan(0)
    expect(allowed.filter(({ url }) => typeof targetOf(url, []) === 'string')).toEqual([])
  })
}

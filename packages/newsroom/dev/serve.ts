import { createReadStream, existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateSync } from 'node:zlib'
import { DESK_ROUTES, type DeskRouteName } from '@warraq/core/contract/routes'
import { DESK_PREFIX } from '@warraq/core/contract/wire'
import * as v from 'valibot'
import { createMockDesk } from './mock-desk.ts'
import { Refused, type MockCall } from './mock-kit.ts'

/**
 * Serves the built newsroom over a desk that lives in memory, under the same Content-Security-Policy as the product:
 * `node --conditions=source packages/newsroom/dev/serve.ts [port]`. Development only; not a part of the build.
 */

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types warraq',
].join('; ')
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}
const dist = fileURLToPath(new URL('../dist', import.meta.url))
const { state, handlers } = createMockDesk()

function matchRoute(method: string, path: string): { name: DeskRouteName; params: Record<string, number> } | null {
  for (const [name, route] of Object.entries(DESK_ROUTES)) {
    const pattern = new RegExp(`^${route.path.replaceAll(/:(\w+)/g, '(?<$1>\\d+)')}$`, 'u')
    const match = route.method === method ? pattern.exec(path) : null
    if (match)
      return {
        name: name as DeskRouteName,
        params: Object.fromEntries(Object.entries(match.groups ?? {}).map(([key, value]) => [key, Number(value)])),
      }
  }
  return null
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const type = request.headers['content-type'] ?? ''
  return type.startsWith('application/json') ? JSON.parse(Buffer.concat(chunks).toString('utf8')) : {}
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(body))
}

async function desk(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const found = matchRoute(request.method ?? 'GET', url.pathname.slice(DESK_PREFIX.length))
  if (found === null) return send(response, 404, { code: 'not-found', message: 'لا يوجد شيء في هذا العنوان.' })
  const route = DESK_ROUTES[found.name]
  const raw = route.method === 'GET' ? Object.fromEntries(url.searchParams) : await bodyOf(request)
  const input = v.safeParse(route.input, raw)
  if (!input.success)
    return send(response, 400, { code: 'bad-input', message: JSON.stringify(v.flatten(input.issues)) })
  if (route.session === 'needed' && !state.signedIn)
    return send(response, 401, { code: 'sign-in-needed', message: 'سجّل الدخول أولًا.' })
  try {
    const run = handlers[found.name] as (call: MockCall<DeskRouteName>) => unknown
    const answer = run({ input: input.output, params: found.params })
    if (route.answer !== 'page') return send(response, 200, answer)
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(answer)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    send(response, error.status, error.body)
  }
}

/** A plain grey picture with its number's shade, so that screens have something to show. */
function picture(n: number): Buffer {
  const [width, height] = [300, 200]
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(width, 90 + ((n * 40) % 120))])
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const out = Buffer.alloc(8 + data.length + 4)
    out.writeUInt32BE(data.length, 0)
    body.copy(out, 4)
    out.writeUInt32BE(crc(body), 8 + data.length)
    return out
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc(data: Buffer): number {
  let value = 0xffffffff
  for (const byte of data) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}

function file(response: ServerResponse, path: string): void {
  const wanted = join(dist, normalize(path.replace(/^\/newsroom\/?/u, '')))
  const name =
    wanted.startsWith(dist) && extname(wanted) !== '' && existsSync(wanted) ? wanted : join(dist, 'index.html')
  response.writeHead(200, {
    'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
    'content-security-policy': CSP,
  })
  createReadStream(name).pipe(response)
}

const port = Number(process.argv[2] ?? 4173)
createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  if (url.pathname.startsWith(`${DESK_PREFIX}/`)) {
    desk(request, response, url).catch((error: unknown) =>
      send(response, 500, { code: 'defect', message: String(error) }),
    )
  } else if (url.pathname.startsWith('/mock-media/')) {
    response.writeHead(200, { 'content-type': 'image/png' }).end(picture(Number(/\d+/u.exec(url.pathname)?.[0] ?? 1)))
  } else if (url.pathname.startsWith('/newsroom')) file(response, url.pathname)
  else response.writeHead(404).end()
}).listen(port, '127.0.0.1')

import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { DESK_ROUTES } from '@warraq/core/contract/routes'
import { DESK_PREFIX } from '@warraq/core/contract/wire'
import { Refusal } from '@warraq/core/errors'
import { clientAddress, netPrefix } from '../config/client-address.ts'
import type { Config } from '../config/config.ts'
import type { Keyring } from '../config/keyring.ts'
import type { Log } from '../ports/log/log.ts'
import type { Metrics } from '../ports/metrics/metrics.ts'
import { guard } from './guard.ts'
import { timeAnswer } from './metrics.ts'
import { refusalText } from './plain-answer.ts'
import { answerUnreadable } from './raw-target.ts'
import type { PageStore } from './page-store/page-store.ts'
import type { StoredPage } from './page-store/stored-page.ts'
import type { Reader } from './reader.ts'
import { readerHeaders } from './security-headers.ts'
import { quickHit } from './quick-hit.ts'
import type { StoredAnswers } from './stored-answer.ts'
import { askedHeaders, storedAnswers } from './stored-answer.ts'
import { writeReaderResponse } from './write-answer.ts'

export interface ServerParts {
  readonly config: Config
  readonly keys: Keyring
  readonly log: Log
  readonly pages: PageStore
  /** Null in a process that does not serve readers. */
  readonly reader: Reader | null
  /** Everything that is not a reader page: desk, newsroom, files, comment forms. */
  readonly app: Hono
  readonly metrics: Metrics
  /** Milliseconds that only go forward. */
  readonly clock: () => number
  /** Counts a reading; written down later, never on the way of an answer. */
  readonly countView: (articleId: number) => void
}

/** First path segments that belong to the app and not to the reader's addresses. */
const APP_SEGMENTS = new Set([
  'api',
  'assets',
  'comments',
  'favicon.ico',
  'healthz',
  'letters',
  'media',
  'metrics',
  'newsroom',
  'readyz',
])

/** How long a client may take to send what it has to say. A photograph from a phone on a slow line takes its time. */
const BODY_MS = 15_000
const UPLOAD_MS = 180_000
/** An export of two gigabytes from an office with a slow line. */
const STREAM_MS = 3 * 3_600_000
/** Time to hear the answer, for a client that goes on sending. */
const LAST_WORD_MS = 500
const REFUSED_MS = 5_000
const BODIES_MS: ReadonlyMap<string, number> = new Map(
  Object.values(DESK_ROUTES).flatMap(({ encoding, path }) =>
    encoding === 'json' ? [] : [[DESK_PREFIX + path, encoding === 'form' ? UPLOAD_MS : STREAM_MS]],
  ),
)

/** Ends a request whose body does not arrive (408). One that has no body is complete at once. */
function endSlowBody(request: IncomingMessage, response: ServerResponse, ms: number): void {
  if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined) return
  const timer = setTimeout(() => {
    if (request.complete) return
    const { socket } = request
    if (!response.headersSent) answerUnreadable(undefined, socket, 'ERR_HTTP_REQUEST_TIMEOUT')
    setTimeout(() => socket.destroy(), LAST_WORD_MS).unref()
  }, ms)
  const stop = (): void => clearTimeout(timer)
  // Who was refused while still sending has the time to hear it and no longer.
  response.once('finish', () => {
    if (!request.complete && ms === STREAM_MS) setTimeout(() => request.socket.destroy(), REFUSED_MS).unref()
  })
  request.once('end', stop)
  response.once('close', stop)
}

/** The HTTP server. A stored page is answered here, before any router, without a query. */
export function createWebServer(parts: ServerParts): Server {
  const https = parts.config.publicUrl.protocol === 'https:'
  const headers = readerHeaders({ https })
  const hosts = allowedHosts(parts.config)
  const toApp = getRequestListener(parts.app.fetch, { overrideGlobalObjects: false })

  const answers = storedAnswers(headers)
  const seen = ({ articleId }: StoredPage): void => {
    if (articleId !== null) parts.countView(articleId)
  }
  const answeredAtOnce = parts.reader === null ? () => false : quickHit({ pages: parts.pages, answers, hosts, seen })

  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    if (answeredAtOnce(request, response)) {
      parts.metrics.stored()
      return
    }
    const time = (kind: 'page' | 'app' | 'refused'): void =>
      timeAnswer(parts.metrics, kind, request, response, parts.clock)
    const verdict = guard(request, hosts)
    if (!verdict.ok) {
      time('refused')
      refuse(response, verdict.code, headers)
      return
    }
    const { path, search } = verdict.request
    endSlowBody(request, response, BODIES_MS.get(path) ?? BODY_MS)
    if (APP_SEGMENTS.has(path.split('/', 2)[1] ?? '')) {
      time('app')
      void toApp(request, response)
      return
    }
    time('page')
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD')
      // After its body, so that the line is clean for what comes next and a broken body is called broken.
      request.resume().once('end', () => refuse(response, 'method-not-allowed', headers))
      return
    }
    if (parts.reader === null) {
      refuse(response, 'not-found', headers)
      return
    }
    const asked = { path, query: new URLSearchParams(search), reader: parts.reader, answers, seen }
    answerReader(parts, asked, request, response, headers).catch((error: unknown) => {
      parts.log.defect('http', error)
      if (response.headersSent) response.destroy()
      else refuse(response, 'busy', headers)
    })
  }

  const server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: 5_000,
      // Bodies have shorter times of their own, by address.
      requestTimeout: STREAM_MS,
      connectionsCheckingInterval: 1_000,
      keepAliveTimeout: 65_000,
    },
    onRequest,
  )
  server.on('clientError', (error: NodeJS.ErrnoException & { rawPacket?: Buffer }, socket: Socket) =>
    answerUnreadable(error.rawPacket, socket, error.code),
  )
  server.maxHeadersCount = 100
  server.maxConnections = 2_000
  return server
}

interface Asked {
  readonly path: string
  readonly query: URLSearchParams
  readonly reader: Reader
  readonly answers: StoredAnswers
  readonly seen: (page: StoredPage) => void
}

async function answerReader(
  parts: ServerParts,
  { path, query, reader, answers, seen }: Asked,
  request: IncomingMessage,
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  // A program that only looks at the headers has read nothing.
  const count = (page: StoredPage): void => {
    if (request.method === 'GET') seen(page)
  }
  const key = reader.keyOf(path, query)
  const hit = key === null ? null : parts.pages.peek(key)
  if (hit) {
    count(hit)
    answers.write(askedHeaders(request), response, hit)
    return
  }
  const answer = await reader.answer({ path, query, net: readerNet(parts, request) })
  if (answer.kind === 'stored') count(answer.page)
  writeReaderResponse(request, response, answer, headers, answers)
}

function readerNet({ config, keys }: ServerParts, request: IncomingMessage): string {
  const forwarded = request.headers['x-forwarded-for']
  const address = clientAddress(
    config.trustedProxy,
    request.socket.remoteAddress,
    Array.isArray(forwarded) ? forwarded.join(',') : forwarded,
  )
  return keys.hmac('rate', netPrefix(address))
}

/** Names by which we may be addressed: the public one, and on the machine itself its local ones with our port. */
function allowedHosts(config: Config): Set<string> {
  const hosts = new Set([config.publicUrl.host])
  for (const name of ['127.0.0.1', 'localhost', '[::1]']) hosts.add(`${name}:${config.port}`)
  return hosts
}

function refuse(
  response: ServerResponse,
  code: ConstructorParameters<typeof Refusal>[0],
  headers: Readonly<Record<string, string>>,
): void {
  const body = Buffer.from(refusalText(code), 'utf8')
  response
    .writeHead(new Refusal(code).status, {
      ...headers,
      'content-type': 'text/plain; charset=utf-8',
      'content-length': body.length,
      'cache-control': 'no-store',
    })
    .end(body)
}

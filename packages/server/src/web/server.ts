import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { Refusal } from '@warraq/core/errors'
import { clientAddress, netPrefix } from '../config/client-address.ts'
import type { Config } from '../config/config.ts'
import type { Keyring } from '../config/keyring.ts'
import type { Log } from '../ports/log/log.ts'
import { guard } from './guard.ts'
import { refusalText } from './plain-answer.ts'
import { answerUnreadable } from './raw-target.ts'
import type { PageStore } from './page-store/page-store.ts'
import type { Reader } from './reader.ts'
import { readerHeaders } from './security-headers.ts'
import { writeReaderResponse, writeStored } from './write-answer.ts'

export interface ServerParts {
  readonly config: Config
  readonly keys: Keyring
  readonly log: Log
  readonly pages: PageStore
  readonly reader: Reader
  /** Everything that is not a reader page: desk, newsroom, files, comment forms. */
  readonly app: Hono
  readonly countView: (articleId: number) => void
}

/** First path segments that belong to the app and not to the reader's addresses. */
const APP_SEGMENTS = new Set(['api', 'newsroom', 'assets', 'media', 'comments', 'healthz', 'readyz'])

/** The HTTP server. A stored page is answered here, before any router, without a query. */
export function createWebServer(parts: ServerParts): Server {
  const https = parts.config.publicUrl.protocol === 'https:'
  const headers = readerHeaders({ https })
  const hosts = allowedHosts(parts.config)
  const toApp = getRequestListener(parts.app.fetch, { overrideGlobalObjects: false })

  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    const verdict = guard(request, hosts)
    if (!verdict.ok) {
      refuse(response, verdict.code, headers)
      return
    }
    const { path, search } = verdict.request
    if (APP_SEGMENTS.has(path.split('/', 2)[1] ?? '')) {
      void toApp(request, response)
      return
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD')
      // After its body, so that the line is clean for what comes next and a broken body is called broken.
      request.resume().once('end', () => refuse(response, 'method-not-allowed', headers))
      return
    }
    answerReader(parts, { path, query: new URLSearchParams(search) }, request, response, headers).catch(
      (error: unknown) => {
        parts.log.defect('http', error)
        if (response.headersSent) response.destroy()
        else refuse(response, 'busy', headers)
      },
    )
  }

  const server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: 5_000,
      requestTimeout: 15_000,
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

async function answerReader(
  parts: ServerParts,
  asked: { path: string; query: URLSearchParams },
  request: IncomingMessage,
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  // An old `?p=5` address is no page of the store.
  const bare = asked.path !== '/' || asked.query.size === 0
  const hit = bare ? parts.pages.peek(parts.reader.keyOf(asked.path, asked.query)) : null
  if (hit) {
    if (hit.articleId !== null) parts.countView(hit.articleId)
    writeStored(request, response, hit, headers)
    return
  }
  const answer = await parts.reader.answer({ ...asked, net: readerNet(parts, request) })
  if (answer.kind === 'stored' && answer.page.articleId !== null) parts.countView(answer.page.articleId)
  writeReaderResponse(request, response, answer, headers)
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

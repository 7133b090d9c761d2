import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ReaderResponse } from './reader.ts'
import type { Encoding, StoredPage } from './page-store/stored-page.ts'

/** Browsers ask again each time and mostly hear 304; a shared cache may keep a page when we cannot be reached. */
const CACHEABLE = 'public, max-age=0, must-revalidate, stale-if-error=86400'

export function acceptedEncoding(header: string | undefined): Encoding {
  if (header === undefined) return 'identity'
  const accepted = header.split(',').map((part) =>
    part
      .trim()
      .split(';')
      .map((piece) => piece.trim()),
  )
  const takes = (name: string) => accepted.some(([coding, q]) => coding === name && !/^q=0(\.0{0,3})?$/.test(q ?? ''))
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity'
}

/** Writes a stored page, or 304 when the reader has these bytes already (RFC 9110 section 13.1.2). */
export function writeStored(
  request: IncomingMessage,
  response: ServerResponse,
  page: StoredPage,
  headers: Readonly<Record<string, string>>,
  storable = true,
): void {
  const encoding = acceptedEncoding(request.headers['accept-encoding'])
  const etag = page.etags[encoding]
  // What is drawn anew for each request is kept nowhere, unless it says for how long it may be.
  const lifetime = storable ? CACHEABLE : (page.headers['cache-control'] ?? 'no-store')
  const common = {
    ...headers,
    ...page.headers,
    etag,
    vary: 'Accept-Encoding',
    'cache-control': lifetime,
  }
  if (lifetime !== 'no-store' && matches(request.headers['if-none-match'], page)) {
    response.writeHead(304, common).end()
    return
  }
  const bytes = page.bytes[encoding]
  response.writeHead(200, {
    ...common,
    'content-type': page.type,
    'content-length': bytes.length,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  })
  response.end(request.method === 'HEAD' ? undefined : bytes)
}

function matches(header: string | undefined, page: StoredPage): boolean {
  if (header === undefined) return false
  if (header.trim() === '*') return true
  const asked = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return Object.values(page.etags).some((tag) => asked.includes(tag))
}

export function writeReaderResponse(
  request: IncomingMessage,
  response: ServerResponse,
  answer: ReaderResponse,
  headers: Readonly<Record<string, string>>,
): void {
  if (answer.kind === 'stored') {
    writeStored(request, response, answer.page, headers, answer.storable)
    return
  }
  if (answer.kind === 'redirect') {
    response
      .writeHead(answer.permanent ? 301 : 302, {
        ...headers,
        location: answer.to,
        'cache-control': answer.permanent ? 'public, max-age=300' : 'no-store',
        'content-length': 0,
      })
      .end()
    return
  }
  const bytes = Buffer.from(answer.html, 'utf8')
  response.writeHead(answer.status, {
    ...headers,
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-length': bytes.length,
    ...(answer.retryAfter === null ? {} : { 'retry-after': String(answer.retryAfter) }),
  })
  response.end(request.method === 'HEAD' ? undefined : bytes)
}

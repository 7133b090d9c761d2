import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ReaderResponse } from './reader.ts'
import type { StoredPage } from './page-store/stored-page.ts'
import type { StoredAnswers } from './stored-answer.ts'
import { acceptedEncoding, askedHeaders, matches } from './stored-answer.ts'

/** A page that is drawn anew for each request: kept nowhere, unless it says for how long it may be. */
function writeFresh(
  request: IncomingMessage,
  response: ServerResponse,
  page: StoredPage,
  headers: Readonly<Record<string, string>>,
): void {
  const encoding = acceptedEncoding(request.headers['accept-encoding'])
  const lifetime = page.headers['cache-control'] ?? 'no-store'
  const common = {
    ...headers,
    ...page.headers,
    etag: page.etags[encoding],
    vary: 'Accept-Encoding',
    'cache-control': lifetime,
  }
  const ifNoneMatch = request.headers['if-none-match']
  if (lifetime !== 'no-store' && ifNoneMatch !== undefined && matches(ifNoneMatch, page)) {
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

export function writeReaderResponse(
  request: IncomingMessage,
  response: ServerResponse,
  answer: ReaderResponse,
  headers: Readonly<Record<string, string>>,
  stored: StoredAnswers,
): void {
  if (answer.kind === 'stored') {
    if (answer.storable) stored.write(askedHeaders(request), response, answer.page)
    else writeFresh(request, response, answer.page, headers)
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
    ...(answer.blockedBy === undefined ? {} : { link: `<${answer.blockedBy}>; rel="blocked-by"` }),
  })
  response.end(request.method === 'HEAD' ? undefined : bytes)
}

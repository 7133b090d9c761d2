import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Encoding, StoredPage } from './page-store/stored-page.ts'

/**
 * Browsers ask again each time and mostly hear 304; a shared cache may show a page while we cannot be reached (RFC 5861,
 * section 4), which `must-revalidate` would forbid (RFC 9111, section 4.2.4).
 */
const CACHEABLE = 'public, max-age=0, stale-if-error=86400'
/**
 * For shared caches alone (RFC 9213): they may also show a page while they ask for it anew. A browser that did that would
 * show readers the page as it was before their own comment.
 */
const CACHEABLE_AT_EDGES = 'public, max-age=0, stale-while-revalidate=10, stale-if-error=86400'

const LONGEST_KNOWN = 200
const MOST_KNOWN = 64

/** Names and values in turn, as `writeHead` takes them without looking each of them up. */
type FlatHeaders = string[]

interface Prepared {
  readonly ok: FlatHeaders
  readonly notModified: FlatHeaders
}

const WIRE = Symbol('headers as they are written')

/** A page with what was made for it; a weak map would cost more than it saves. */
interface KeptPage extends StoredPage {
  readonly [WIRE]?: Partial<Record<Encoding, Prepared>>
}

/**
 * Answers from stored pages. Everything that is the same for each reader is made once for a page: a hit looks three
 * headers of the request up and writes bytes.
 */
export interface StoredAnswers {
  write(request: AskedHeaders, response: ServerResponse, page: StoredPage): void
}

/** Of a request, what an answer from the store depends on. */
export interface AskedHeaders {
  readonly method: string | undefined
  readonly acceptEncoding: string | undefined
  readonly ifNoneMatch: string | undefined
}

export function askedHeaders({ method, headers }: IncomingMessage): AskedHeaders {
  return { method, acceptEncoding: headers['accept-encoding'], ifNoneMatch: headers['if-none-match'] }
}

export function storedAnswers(common: Readonly<Record<string, string>>): StoredAnswers {
  // Browsers send a handful of different headers; a client that sends ever new ones only makes it begin anew.
  const known = new Map<string, Encoding>()
  const encodingOf = (header: string | undefined): Encoding => {
    if (header === undefined) return 'identity'
    const before = known.get(header)
    if (before !== undefined) return before
    const encoding = acceptedEncoding(header)
    if (known.size >= MOST_KNOWN) known.clear()
    if (header.length <= LONGEST_KNOWN) known.set(header, encoding)
    return encoding
  }
  const prepared = (page: KeptPage, encoding: Encoding): Prepared => {
    const before = page[WIRE]?.[encoding]
    if (before) return before
    const all: Partial<Record<Encoding, Prepared>> = page[WIRE] ?? {}
    // Not enumerable: a copy of the page has other bytes and makes its own.
    if (page[WIRE] === undefined) Object.defineProperty(page, WIRE, { value: all })
    return (all[encoding] = prepare(page, encoding, common))
  }
  return {
    write({ method, acceptEncoding, ifNoneMatch }, response, page) {
      const encoding = encodingOf(acceptEncoding)
      const { ok, notModified } = prepared(page, encoding)
      if (ifNoneMatch !== undefined && matches(ifNoneMatch, page)) response.writeHead(304, notModified).end()
      else response.writeHead(200, ok).end(method === 'HEAD' ? undefined : page.bytes[encoding])
    },
  }
}

function prepare(page: StoredPage, encoding: Encoding, common: Readonly<Record<string, string>>): Prepared {
  const shared = {
    ...common,
    ...page.headers,
    etag: page.etags[encoding],
    vary: 'Accept-Encoding',
    'cache-control': CACHEABLE,
    'cdn-cache-control': CACHEABLE_AT_EDGES,
  }
  const ok = {
    ...shared,
    'content-type': page.type,
    'content-length': String(page.bytes[encoding].length),
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  }
  return { ok: Object.entries(ok).flat(), notModified: Object.entries(shared).flat() }
}

/** Does the reader have these bytes already (RFC 9110 section 13.1.2)? */
export function matches(header: string, page: StoredPage): boolean {
  if (header.trim() === '*') return true
  const asked = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return Object.values(page.etags).some((tag) => asked.includes(tag))
}

/** The coding that the header takes and that is smallest (RFC 9110 section 12.5.3). */
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

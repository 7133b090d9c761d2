/** The one way out: every request of this program to another machine, mail and database excepted, is made in this file. */

import { Agent as PlainAgent, request as plainRequest } from 'node:http'
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'
import type { Resolve } from './connecting.ts'
import { guardedLookup, systemResolve } from './connecting.ts'
import type { FetchAnswer, FetchOptions, FetchWhy, Fetched, SafeFetch } from './port.ts'
import { Failed, PACKINGS, readBody } from './read-body.ts'
import type { Allowed, Target } from './target.ts'
import { targetOf } from './target.ts'

export interface FetchSettings {
  /** What may be reached besides the public internet's ports 80 and 443 (`WARRAQ_FETCH_ALLOW`). */
  readonly allowed?: readonly Allowed[]
  /** The system's resolver unless told otherwise. */
  readonly resolve?: Resolve
}

const MOST_BYTES = 2 * 1024 * 1024
const STEP_MS = 5000
const MOST_REDIRECTS = 3
const MOST_HEAD_BYTES = 64 * 1024
const IDLE_MS = 4000

const AGENT = 'Warraq (+https://www.npmjs.com/package/warraq)'
const REDIRECTS = new Set([301, 302, 303, 307, 308])

interface Ways {
  readonly plain: PlainAgent
  readonly secure: SecureAgent
  readonly allowed: readonly Allowed[]
  readonly resolve: Resolve
}

interface Asked {
  readonly options: FetchOptions
  readonly headers: Readonly<Record<string, string>>
  readonly mostBytes: number
  readonly stepMs: number
  /** Ends with the time for everything, or with the caller's own signal. */
  readonly signal: AbortSignal
}

/**
 * Makes the fetcher: GET and POST over http and https, addresses of the public internet only, each held against the list when a
 * socket connects to it and again after every redirect (three at most), with limits on time, size and unpacking, without
 * cookies and without the proxy settings of the environment (ASVS 5.0: 1.3.6, 13.2.4, 15.3.2).
 * Connections are kept for some seconds and keep no process alive.
 */
export function safeFetcher({ allowed = [], resolve = systemResolve }: FetchSettings = {}): SafeFetch {
  const kept = { keepAlive: true, maxFreeSockets: 2, timeout: IDLE_MS }
  const ways: Ways = { plain: new PlainAgent(kept), secure: new SecureAgent(kept), allowed, resolve }
  return (url, options = {}) => fetchSafely(ways, url, options)
}

async function fetchSafely(ways: Ways, address: string, options: FetchOptions): Promise<FetchAnswer> {
  const { mostBytes = MOST_BYTES, stepMs = STEP_MS, allMs = STEP_MS, signal: stop } = options
  const tooLong = AbortSignal.timeout(allMs)
  const signal = stop === undefined ? tooLong : AbortSignal.any([tooLong, stop])
  const place = { url: address }
  try {
    return await follow(ways, place, { options, headers: options.headers ?? {}, mostBytes, stepMs, signal })
  } catch (error) {
    if (stop?.aborted === true) return { got: false, url: place.url, why: 'stopped' }
    return { got: false, url: place.url, why: tooLong.aborted ? 'too-slow' : whyOf(error) }
  }
}

/** @param place tells the caller which address was being asked when something failed */
async function follow(ways: Ways, place: { url: string }, asked: Asked): Promise<Fetched> {
  let headers = asked.headers
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const target = targetOf(place.url, ways.allowed)
    if (typeof target === 'string') throw new Failed(target)
    const answer = await ask(ways, target, { ...asked, headers })
    if (!isRedirect(answer)) return take(answer, target, asked)
    answer.destroy()
    if (asked.options.post !== undefined) throw new Failed('redirects')
    const next = nextOf(answer, target.url)
    if (next.origin !== target.url.origin) headers = withoutSecrets(headers)
    place.url = next.href
  }
  throw new Failed('redirects')
}

function isRedirect({ statusCode = 0, headers }: IncomingMessage): boolean {
  return REDIRECTS.has(statusCode) && headers.location !== undefined
}

/** Heads are read as Latin-1; many a server writes UTF-8 there. */
function nextOf({ headers }: IncomingMessage, from: URL): URL {
  const written = Buffer.from(headers.location ?? '', 'latin1').toString('utf8')
  if (!URL.canParse(written, from.href)) throw new Failed('redirects')
  return new URL(written, from)
}

function withoutSecrets(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !/^(authorization|cookie|proxy-authorization)$/i.test(name)),
  )
}

async function ask(ways: Ways, target: Target, asked: Asked): Promise<IncomingMessage> {
  const first = open(ways, target, asked)
  const sent = asked.options.post?.body
  try {
    return await headOf(first, asked.stepMs, sent)
  } catch (error) {
    // The other side closed a kept connection just as it was taken up again: nothing of the request was read.
    const code = (error as NodeJS.ErrnoException).code
    if (!first.reusedSocket || (code !== 'ECONNRESET' && code !== 'EPIPE')) throw error
    const again = open({ ...ways, plain: new PlainAgent(), secure: new SecureAgent() }, target, asked)
    return headOf(again, asked.stepMs, sent)
  }
}

function open(ways: Ways, { url, host, port }: Target, { options, headers, signal }: Asked): ClientRequest {
  const secure = url.protocol === 'https:'
  const request: RequestOptions = {
    method: options.post === undefined ? 'GET' : 'POST',
    host,
    port,
    path: `${url.pathname}${url.search}`,
    headers: {
      'user-agent': AGENT,
      accept: options.accept?.join(', ') ?? '*/*',
      'accept-encoding': PACKINGS,
      ...(options.post === undefined ? {} : { 'content-type': options.post.type }),
      ...headers,
    },
    agent: secure ? ways.secure : ways.plain,
    lookup: guardedLookup(port, ways.allowed, ways.resolve),
    maxHeaderSize: MOST_HEAD_BYTES,
    insecureHTTPParser: false,
    signal,
  }
  return secure ? secureRequest(request) : plainRequest(request)
}

function headOf(request: ClientRequest, stepMs: number, sent: string | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => request.destroy(new Failed('too-slow')), stepMs)
    request.on('response', (answer) => {
      clearTimeout(patience)
      resolve(answer)
    })
    // Nothing was asked to be upgraded.
    request.on('upgrade', (_, socket) => {
      socket.destroy()
      reject(new Failed('broken-answer'))
    })
    // Also hears what happens after the head; the body's reader has been told by then.
    request.on('error', (error) => {
      clearTimeout(patience)
      reject(error)
    })
    request.end(sent)
  })
}

async function take(answer: IncomingMessage, target: Target, asked: Asked): Promise<Fetched> {
  const status = answer.statusCode ?? 0
  const said = answer.headers['content-type'] ?? ''
  const type = (said.split(';')[0] ?? '').trim().toLowerCase()
  const { accept } = asked.options
  try {
    if (status >= 200 && status < 300 && accept !== undefined && !isAccepted(type, accept)) {
      throw new Failed('type-refused')
    }
    const bytes = await readBody(answer, asked.mostBytes, asked.stepMs)
    const charset = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(said)?.[1]?.toLowerCase() ?? null
    return { got: true, url: target.url.href, status, headers: headersOf(answer), type, charset, bytes }
  } catch (error) {
    answer.destroy()
    throw error
  }
}

function isAccepted(type: string, accept: readonly string[]): boolean {
  return accept.some((wanted) => (wanted.endsWith('/*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted))
}

function headersOf({ headers }: IncomingMessage): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
    ),
  )
}

function whyOf(error: unknown): FetchWhy {
  if (error instanceof Failed) return error.why
  const { code = '' } = error as NodeJS.ErrnoException
  if (code.startsWith('HPE_')) return 'broken-answer'
  if (/CERT|TLS|SSL|SIGNATURE|SELF_SIGNED|UNABLE_TO_|EPROTO/.test(code)) return 'not-secure'
  // What has no code was not said by a socket: it is a mistake of ours.
  if (code === '' || code.startsWith('ERR_INVALID_')) throw error
  return 'unreachable'
}

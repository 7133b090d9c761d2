import { createHash } from 'node:crypto'
import type { DeskRouteName } from '@warraq/core/contract/routes'
import { DESK_ROUTES } from '@warraq/core/contract/routes'
import { UPLOAD_LIMIT_BYTES } from '@warraq/core/contract/media'
import { IDEMPOTENCY_HEADER } from '@warraq/core/contract/wire'
import { Refusal } from '@warraq/core/errors'
import type { Context } from 'hono'
import { Hono } from 'hono'
import * as v from 'valibot'
import { clientAddress, netPrefix } from '../config/client-address.ts'
import type { DeskContext } from './context.ts'
import { BadInput, DESK_HEADERS, errorAnswer, json } from './edge/answers.ts'
import { admit, refuseUnproved } from './edge/admit.ts'
import { bearerToken, callerOfProgram, callerOfToken } from './edge/caller.ts'
import type { SessionCookie } from './edge/cookie.ts'
import { sessionCookie } from './edge/cookie.ts'
import { readForm } from './edge/form.ts'
import { parseJson, parseQuery, readBytes, streamOf } from './edge/input.ts'
import type { SameSite } from './edge/origin.ts'
import { refuseCrossSite, sameSiteCheck } from './edge/origin.ts'
import { DESK_ENTRIES } from './entries.table.ts'
import { PREVIEW_HEADERS } from './articles/preview-headers.ts'
import type { Caller, DeskEntries, DeskEntry, UploadedFile } from './route.ts'
import { DEFAULT_BODY_BYTES } from './route.ts'

/** What @hono/node-server puts beside a request. */
interface Bindings {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } }
}
type Http = Context<{ Bindings: Bindings }>

type AnyEntry = DeskEntry<DeskRouteName>

interface Edge {
  readonly desk: DeskContext
  readonly entries: DeskEntries<DeskRouteName>
  readonly cookie: SessionCookie
  readonly sameSite: SameSite
}

/** The newsroom's JSON API, to be mounted under `DESK_PREFIX`. Throws when an endpoint is not declared. */
export function deskApp(
  desk: DeskContext,
  entries: DeskEntries<DeskRouteName> = DESK_ENTRIES,
): Hono<{ Bindings: Bindings }> {
  const gaps = undeclaredRoutes(entries)
  if (gaps.length > 0) throw new Error(`desk: not declared or wrongly declared: ${gaps.join(', ')}`)
  const edge: Edge = {
    desk,
    entries,
    cookie: sessionCookie(desk.config.publicUrl),
    sameSite: sameSiteCheck(desk.config.publicUrl),
  }
  const app = new Hono<{ Bindings: Bindings }>()
  const methods = new Map<string, string[]>()
  for (const [name, route] of Object.entries(DESK_ROUTES) as [DeskRouteName, (typeof DESK_ROUTES)[DeskRouteName]][]) {
    const path = route.path.replaceAll(/:(\w+)/g, ':$1{[0-9]+}')
    methods.set(path, [...(methods.get(path) ?? []), route.method])
    app.on(route.method, path, (http) => answer(edge, name, http))
  }
  for (const [path, allowed] of methods) {
    app.all(path, (http) => refusalAnswer(edge, http, new Refusal('method-not-allowed'), { allow: allowed.join(', ') }))
  }
  app.all('*', (http) => refusalAnswer(edge, http, new Refusal('not-found')))
  app.onError((error, http) => errorAnswer(desk, http.req.method, error, languageOf(http, null)))
  return app
}

/** Names of endpoints without an entry, or whose entry contradicts the contract about needing a session. */
export function undeclaredRoutes(entries: Readonly<Record<string, AnyEntry | undefined>>): string[] {
  return Object.entries(DESK_ROUTES).flatMap(([name, route]) => {
    const entry = entries[name]
    const right =
      entry &&
      typeof entry.handle === 'function' &&
      entry.who &&
      (route.session === 'none') === (entry.who === 'anyone')
    return right ? [] : [name]
  })
}

async function answer(edge: Edge, name: DeskRouteName, http: Http): Promise<Response> {
  const state: { caller: Caller | null; cookie: string | null } = { caller: null, cookie: null }
  const withCookie = (response: Response): Response => {
    if (state.cookie !== null) response.headers.append('set-cookie', state.cookie)
    return response
  }
  try {
    const route = DESK_ROUTES[name]
    const entry = edge.entries[name] as AnyEntry
    state.caller = await callerOf(edge, http, route.method !== 'GET')
    admit(edge.desk, name, entry, state.caller)
    const body = await readInput(name, entry, http)
    const parts = {
      desk: edge.desk,
      input: parseInput(name, body.value),
      id: pathNumber(http, 'id'),
      n: pathNumber(http, 'n'),
      lang: languageOf(http, state.caller),
      visitor: visitorOf(edge.desk, http),
      retryKeys: retryKeys(edge.desk, name, http, state.caller, body.bytes),
      file: body.file,
      stream: body.stream,
      setSession: (fresh: string | null) => void (state.cookie = edge.cookie.write(fresh)),
      caller: state.caller,
    }
    // Who may call was settled above: entries that need a caller get one.
    if (state.caller !== null && entry.who !== 'anyone' && typeof entry.stepUp === 'function') {
      const dangerous = await (entry.stepUp as (call: typeof parts) => Promise<boolean>)(parts)
      if (dangerous) refuseUnproved(edge.desk, state.caller)
    }
    const output = await (entry.handle as (call: typeof parts) => Promise<unknown>)(parts)
    return withCookie(route.answer === 'page' ? page(String(output)) : json(200, output))
  } catch (error) {
    return withCookie(errorAnswer(edge.desk, name, error, languageOf(http, state.caller)))
  }
}

/**
 * A program says who it is in a header that no browser sends by itself, so that it needs no proof of being this site's
 * page; with one the cookie is not looked at. Everybody else is known by the cookie, and changes things from here only.
 */
async function callerOf(edge: Edge, http: Http, changes: boolean): Promise<Caller | null> {
  const bearer = bearerToken(http.req.header('authorization'))
  if (bearer !== null) {
    const program = await callerOfProgram(edge.desk, bearer)
    if (program === null) throw new Refusal('sign-in-needed')
    return program
  }
  if (changes) refuseCrossSite(edge.sameSite, http.req.raw)
  return callerOfToken(edge.desk, edge.cookie.read(http.req.header('cookie') ?? null))
}

interface Body {
  readonly value: unknown
  readonly bytes: Uint8Array
  readonly file: UploadedFile | null
  readonly stream: AsyncIterable<Uint8Array> | null
}

async function readInput(name: DeskRouteName, entry: AnyEntry, http: Http): Promise<Body> {
  const route = DESK_ROUTES[name]
  const { raw } = http.req
  if (raw.headers.has('content-encoding')) throw new Refusal('bad-input', { field: 'content-encoding' })
  if (route.method === 'GET') {
    const { search, searchParams } = new URL(raw.url)
    return { value: parseQuery(searchParams), bytes: Buffer.from(search), file: null, stream: null }
  }
  const type = (raw.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (route.encoding === 'form') {
    if (type !== 'multipart/form-data') throw new Refusal('bad-input', { field: 'content-type' })
    const { fields, file } = await readForm(raw, UPLOAD_LIMIT_BYTES)
    return { value: fields, bytes: file?.bytes ?? new Uint8Array(), file, stream: null }
  }
  if (route.encoding === 'stream') {
    if (type !== 'application/octet-stream') throw new Refusal('bad-input', { field: 'content-type' })
    const stream = streamOf(raw, entry.bytes ?? UPLOAD_LIMIT_BYTES)
    // What goes with a file that comes as it is stands in the query.
    const { search, searchParams } = new URL(raw.url)
    return { value: parseQuery(searchParams), bytes: Buffer.from(search), file: null, stream }
  }
  const bytes = await readBytes(raw, entry.bytes ?? DEFAULT_BODY_BYTES)
  if (bytes.length > 0 && type !== 'application/json') throw new Refusal('bad-input', { field: 'content-type' })
  return { value: parseJson(bytes), bytes, file: null, stream: null }
}

function parseInput(name: DeskRouteName, value: unknown): never {
  const result = v.safeParse(DESK_ROUTES[name].input, value)
  if (!result.success) throw new BadInput(result.issues)
  return result.output as never
}

/** Ids in paths are exact: `007` is not 7, and what does not fit a whole number is nothing we have. */
function pathNumber(http: Http, param: string): number {
  const text = http.req.param(param)
  if (text === undefined) return 0
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new Refusal('not-found')
  return Number(text)
}

/** An account says which language it wants; before there is one, the newsroom sends the one it is shown in. */
function languageOf(http: Http, caller: Caller | null): 'ar' | 'en' {
  if (caller) return caller.account.lang
  return (http.req.header('accept-language') ?? '').toLowerCase().startsWith('en') ? 'en' : 'ar'
}

function visitorOf(desk: DeskContext, http: Http) {
  const peer = http.env?.incoming?.socket?.remoteAddress
  const address = clientAddress(desk.config.trustedProxy, peer, http.req.header('x-forwarded-for'))
  return { net: netPrefix(address), agent: http.req.header('user-agent') ?? '' }
}

/** The key stands for one caller, endpoint and input: a key used again for something else is another call. */
function retryKeys(
  desk: DeskContext,
  name: DeskRouteName,
  http: Http,
  caller: Caller | null,
  input: Uint8Array,
): string[] {
  const key = http.req.header(IDEMPOTENCY_HEADER)
  if (key === undefined || !/^[\x21-\x7e]{8,200}$/.test(key)) return []
  const digest = createHash('sha256').update(input).digest('hex')
  const text = [caller?.account.id ?? 'guest', name, http.req.path, key, digest].join('\n')
  return [`desk:${desk.keys.hmac('retry', text)}`]
}

function page(html: string): Response {
  return new Response(html, {
    headers: { ...DESK_HEADERS, ...PREVIEW_HEADERS, 'content-type': 'text/html; charset=utf-8' },
  })
}

function refusalAnswer(
  edge: Edge,
  http: Http,
  refusal: Refusal,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const answered = errorAnswer(edge.desk, http.req.method, refusal, languageOf(http, null))
  for (const [name, value] of Object.entries(headers)) answered.headers.set(name, value)
  return answered
}

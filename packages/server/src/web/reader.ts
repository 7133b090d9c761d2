import { commentsAsked, commentsQuery } from '@warraq/core/comments/thread'
import { Refusal, refusalMessage } from '@warraq/core/errors'
import { toEpoch } from '@warraq/core/time'
import { latestArticles } from '../store/reader/articles.ts'
import type { Elsewhere } from './answers.ts'
import type { WebContext } from './context.ts'
import type { Drawing } from './drawing.ts'
import { boundedDrawing } from './drawing.ts'
import { cardPath } from './loaders/cards.ts'
import { siteView } from './loaders/site-view.ts'
import type { ReadingLimit } from './limits.ts'
import { ErrorPage } from './pages/error-page.tsx'
import { renderPage } from './pages/render.ts'
import { NotAPage } from './page-store/not-a-page.ts'
import { Shed } from './page-store/shed.ts'
import type { StoredPage } from './page-store/stored-page.ts'
import { toStoredPage } from './page-store/stored-page.ts'
import { matchPattern, segmentsOf } from './pattern.ts'
import { followOldAddress, followQueryElsewhere, followWholeQuery } from './routes/old-address.ts'
import type { ReaderCall, ReaderRoute } from './routes/reader-route.ts'
import { READER_ROUTES } from './routes/reader.table.ts'
import type { Site } from './sites.ts'
import type { ErrorPageView } from './views/errors.ts'
import type { Lang } from './views/site.ts'

/** A reader's request, already through the guard: path percent-encoded ASCII, query as sent. */
export interface ReaderRequest {
  readonly path: string
  readonly query: URLSearchParams
  /** Keyed network prefix of the reader, for limits. */
  readonly net: string
}

export type ReaderResponse =
  | { readonly kind: 'stored'; readonly page: StoredPage; readonly storable: boolean }
  | { readonly kind: 'redirect'; readonly to: string; readonly permanent: boolean }
  | {
      readonly kind: 'error'
      readonly status: number
      readonly html: string
      readonly retryAfter: number | null
      /** Who keeps the page from readers (RFC 7725, section 4); with 451 only. */
      readonly blockedBy?: string
    }

const LANGS: readonly Lang[] = ['ar', 'en']
const FRONTS: ReadonlySet<string> = new Set(['/', ...LANGS.map((lang) => `/${lang}`)])

/** What no route has: an imported address leads on, or shows what it always showed. */
const OLD_ADDRESS: ReaderRoute = {
  name: 'old-address',
  pattern: '/',
  who: 'anyone',
  limit: null,
  query: [],
  editions: 'each',
  stored: true,
  answer: followOldAddress,
}

export interface Reader {
  answer(request: ReaderRequest): Promise<ReaderResponse>
  /** The page-store key of an address, so that a hit needs no routing; null where the query may make it another address. */
  keyOf(path: string, query: URLSearchParams): string | null
  errorPage(error: unknown): Promise<ReaderResponse>
}

export function createReader(context: WebContext, limits: ReadingLimit, drawing: Drawing = boundedDrawing()): Reader {
  return {
    // An old `?p=5` address is no page of the store.
    keyOf: (path, query) => (query.size > 0 && FRONTS.has(path) ? null : storeKey(path, query)),
    errorPage: (error) => errorOf(context, error, null),
    async answer(request) {
      try {
        return await answerReader({ context, limits, drawing }, request)
      } catch (error) {
        if (error instanceof Shed) return SHED
        return errorOf(context, error, languageOf(segmentsOf(request.path)))
      }
    },
  }
}

/** Path and the part of a discussion, which makes another stored page; whatever else a link carries is ignored. */
function storeKey(path: string, query: URLSearchParams): string {
  return query.size === 0 ? path : path + commentsQuery(commentsAsked(query.get('comments'), query.get('order')))
}

/** The language an address names in front, or null. */
function languageOf(segments: readonly string[] | null): Lang | null {
  return LANGS.find((code) => code === segments?.[0]) ?? null
}

interface ReaderParts {
  readonly context: WebContext
  readonly limits: ReadingLimit
  readonly drawing: Drawing
}

async function answerReader(parts: ReaderParts, request: ReaderRequest): Promise<ReaderResponse> {
  const { context, limits, drawing } = parts
  const segments = segmentsOf(request.path)
  const main = await context.sites.get(null)
  const broken = { context, site: main, path: request.path, query: request.query, params: {} }
  // A slug that an old system cut inside a letter is no text, and was an address all the same.
  if (segments === null) return run(drawing, OLD_ADDRESS, null, broken)
  const lang = languageOf(segments)
  // The newspaper's own language has no prefix: one address for one page.
  if (lang !== null && lang === main.lang) return moved(withoutLanguage(request.path), request.query)
  const site = lang === null ? main : await context.sites.get(lang)
  const call: ReaderCall = { context, site, path: request.path, query: request.query, params: {} }
  if (segments.length > 0 && request.query.size > 0) {
    const old = await followQueryElsewhere(call)
    if (old !== null && old.kind !== 'page') return toResponse(context, site, old)
  }
  const found = findRoute(lang === null ? segments : segments.slice(1), lang)
  const whole = await followWholeQuery(call, found?.route.query ?? [])
  if (whole !== null && whole.kind !== 'page' && whole.kind !== 'absent') return toResponse(context, site, whole)
  if (!found) return run(drawing, OLD_ADDRESS, lang, call)
  const query = allowed(found.route, request.query)
  const only = onlySpelling(found.route, lang)
  if (only !== null && request.path !== only) return moved(only, query)
  const wait =
    found.route.limit === null || !context.config.rateLimits
      ? 0
      : limits.take(`${found.route.name}:${request.net}`, found.route.limit, toEpoch(context.now()))
  if (wait > 0) return toResponse(context, site, { kind: 'refused', code: 'too-many-requests', retryAfter: wait })
  return run(drawing, found.route, lang, { ...call, params: found.params, query })
}

/** One slash in front, whatever came: a target that begins with two would be another host. */
function withoutLanguage(path: string): string {
  const rest = path.split('/').slice(2)
  return `/${rest.slice(rest.findIndex((part) => part !== '')).join('/')}`
}

function moved(to: string, query: URLSearchParams): ReaderResponse {
  return { kind: 'redirect', to: query.size > 0 ? `${to}?${query.toString()}` : to, permanent: true }
}

/**
 * The path of a route that names nothing (`/feed.xml`); null where the route itself knows its canonical address. Every
 * other spelling of it (escaped letters, slashes at its end) is led there, or the store would keep a page for each.
 */
function onlySpelling({ pattern, leadsOn = false }: ReaderRoute, lang: Lang | null): string | null {
  if (leadsOn || pattern.includes(':') || pattern === '/') return null
  return lang === null ? pattern : `/${lang}${pattern}`
}

function findRoute(
  segments: readonly string[],
  lang: Lang | null,
): { route: ReaderRoute; params: Readonly<Record<string, string>> } | null {
  for (const route of READER_ROUTES) {
    const params = lang !== null && route.editions === 'one' ? null : matchPattern(route.pattern, segments)
    if (params) return { route, params }
  }
  return null
}

function allowed(route: ReaderRoute, query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query].filter(([name]) => route.query.includes(name)))
}

async function run(drawing: Drawing, route: ReaderRoute, lang: Lang | null, call: ReaderCall): Promise<ReaderResponse> {
  const { context, site, path, query } = call
  const storable = route.stored && (route.name !== 'front' || query.size === 0)
  const render = () =>
    drawing.take(async () => {
      // Asked again inside the rendering: what was asked before it could be older than the notices it is held against.
      const answer = await route.answer({ ...call, site: await context.sites.get(lang) })
      if (answer.kind !== 'page') throw new NotAPage<Elsewhere>(answer)
      return answer.page
    })
  try {
    const page = storable
      ? await context.pages.serve(storeKey(path, query), render)
      : await toStoredPage(await render(), 0)
    return { kind: 'stored', page, storable }
  } catch (error) {
    if (error instanceof NotAPage) return toResponse(context, site, (error as NotAPage<Elsewhere>).answer)
    throw error
  }
}

async function toResponse(context: WebContext, site: Site, answer: Elsewhere): Promise<ReaderResponse> {
  switch (answer.kind) {
    case 'redirect':
      return answer
    case 'absent':
      return errorPage(context, site, { status: 404 })
    case 'withdrawn':
      return errorPage(context, site, { status: 410, date: site.dates.date(answer.at), reason: answer.reason })
    case 'legal':
      return errorPage(context, site, { status: 451, date: site.dates.date(answer.at), authority: answer.authority })
    case 'refused':
      return refusedPage(context, site, answer)
  }
}

const RETRY_SECONDS = 60

function refusedPage(
  context: WebContext,
  site: Site,
  { code, retryAfter = RETRY_SECONDS }: Extract<Elsewhere, { kind: 'refused' }>,
): Promise<ReaderResponse> {
  const { status } = new Refusal(code)
  if (status === 404) return errorPage(context, site, { status })
  if (status === 429) return errorPage(context, site, { status, retryAfterSeconds: retryAfter }, retryAfter)
  const facts = { status: status as 400, message: refusalMessage(code, site.lang) }
  return errorPage(context, site, facts, status === 503 ? retryAfter : null)
}

type ErrorFacts = ErrorPageView extends infer V ? (V extends ErrorPageView ? Omit<V, 'site' | 'latest'> : never) : never

async function errorPage(
  context: WebContext,
  site: Site,
  facts: ErrorFacts,
  retryAfter: number | null = null,
): Promise<ReaderResponse> {
  // The page about an error stands without a list too; what failed is logged by whoever asked for it first.
  const latest = await latestArticles(context.read, site.lang, { limit: 5, offset: 0 }).catch(() => [])
  const view = {
    ...facts,
    site: siteView(context, site, '', false),
    latest: latest.map((card) => ({ label: card.title, url: cardPath(site, card) })),
  } as ErrorPageView
  const html = renderPage(ErrorPage, view, site.messages)
  const answer = { kind: 'error', status: facts.status, html, retryAfter } as const
  // The newspaper itself keeps the page back; the authority that demanded it is named on the page.
  return facts.status === 451 ? { ...answer, blockedBy: `${context.config.publicUrl.origin}/` } : answer
}

/** Refusals become their page; anything else is logged once and shown with its reference number. */
async function errorOf(context: WebContext, error: unknown, lang: Lang | null): Promise<ReaderResponse> {
  const refusal = error instanceof Refusal ? error : null
  const reference = refusal ? '' : context.log.defect('web', error)
  try {
    const site = await context.sites.get(lang)
    if (refusal) return await toResponse(context, site, { kind: 'refused', code: refusal.code })
    return await errorPage(context, site, { status: 500, reference })
  } catch (noSite) {
    // Without a database there is no site to draw, and most often that is what failed in the first place.
    const isKnown = refusal !== null && noSite instanceof Refusal
    const numbers = refusal && !isKnown ? context.log.defect('web', noSite) : reference
    return { kind: 'error', status: 503, html: bareError(numbers), retryAfter: 30 }
  }
}

function bareError(reference: string): string {
  const sentence = (lang: Lang) => refusalMessage('busy', lang)
  const number = reference === '' ? '' : `<p dir="ltr">${reference}</p>`
  return `<!doctype html>\n<html lang="ar" dir="rtl"><meta charset="utf-8"><title>503</title><p>${sentence('ar')}</p><p lang="en" dir="ltr">${sentence('en')}</p>${number}</html>\n`
}

/** Asks no database and draws nothing: there is too much of that already. */
const SHED: ReaderResponse = { kind: 'error', status: 503, html: bareError(''), retryAfter: 5 }

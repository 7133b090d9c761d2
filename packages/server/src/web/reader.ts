import { Refusal, refusalMessage } from '@warraq/core/errors'
import { toEpoch } from '@warraq/core/time'
import { latestArticles } from '../store/reader/articles.ts'
import type { Elsewhere } from './answers.ts'
import { ABSENT, NotAPage } from './answers.ts'
import type { WebContext } from './context.ts'
import { cardPath } from './loaders/cards.ts'
import { siteView } from './loaders/site-view.ts'
import type { ReadingLimit } from './limits.ts'
import { ErrorPage } from './pages/error-page.tsx'
import { renderPage } from './pages/render.ts'
import type { StoredPage } from './page-store/stored-page.ts'
import { toStoredPage } from './page-store/stored-page.ts'
import { matchPattern, segmentsOf } from './pattern.ts'
import { followOldAddress } from './routes/old-address.ts'
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
  | { readonly kind: 'error'; readonly status: number; readonly html: string; readonly retryAfter: number | null }

const LANGS: readonly Lang[] = ['ar', 'en']

export interface Reader {
  answer(request: ReaderRequest): Promise<ReaderResponse>
  /** The page-store key of an address, so that a hit needs no routing. */
  keyOf(path: string, query: URLSearchParams): string
  errorPage(error: unknown): Promise<ReaderResponse>
}

export function createReader(context: WebContext, limits: ReadingLimit): Reader {
  return {
    keyOf: storeKey,
    errorPage: (error) => errorOf(context, error),
    async answer(request) {
      try {
        return await answerReader(context, limits, request)
      } catch (error) {
        return errorOf(context, error)
      }
    },
  }
}

/** Path and the one query name that makes another stored page; whatever else a link carries is ignored. */
function storeKey(path: string, query: URLSearchParams): string {
  const comments = query.get('comments')
  return comments !== null && /^[2-9]$|^[1-9]\d{1,3}$/.test(comments) ? `${path}?comments=${comments}` : path
}

async function answerReader(
  context: WebContext,
  limits: ReadingLimit,
  request: ReaderRequest,
): Promise<ReaderResponse> {
  const segments = segmentsOf(request.path)
  const main = await context.sites.get(null)
  if (segments === null) return toResponse(context, main, ABSENT)
  const first = segments[0]
  const lang = LANGS.find((code) => code === first) ?? null
  // The newspaper's own language has no prefix: one address for one page.
  if (lang !== null && lang === main.lang) return moved(withoutLanguage(request.path))
  const site = lang === null ? main : await context.sites.get(lang)
  const call: Omit<ReaderCall, 'params'> = { context, site, path: request.path, query: request.query }
  const found = findRoute(lang === null ? segments : segments.slice(1))
  if (!found) return toResponse(context, site, await followOldAddress({ ...call, params: {} }))
  const query = allowed(found.route, request.query)
  const only = onlySpelling(found.route, lang)
  if (only !== null && request.path !== only) return moved(query.size > 0 ? `${only}?${query.toString()}` : only)
  const wait =
    found.route.limit === null || !context.config.rateLimits
      ? 0
      : limits.take(`${found.route.name}:${request.net}`, found.route.limit, toEpoch(context.now()))
  if (wait > 0) return toResponse(context, site, { kind: 'refused', code: 'too-many-requests', retryAfter: wait })
  return run(found.route, { ...call, params: found.params, query })
}

/** One slash in front, whatever came: a target that begins with two would be another host. */
function withoutLanguage(path: string): string {
  return `/${path.split('/').slice(2).join('/').replace(/^\/+/, '')}`
}

const moved = (to: string): ReaderResponse => ({ kind: 'redirect', to, permanent: true })

/**
 * The path of a route that names nothing (`/feed.xml`); null where the route itself knows its canonical address. Every
 * other spelling of it (escaped letters, slashes at its end) is led there, or the store would keep a page for each.
 */
function onlySpelling({ pattern }: ReaderRoute, lang: Lang | null): string | null {
  if (pattern.includes(':') || pattern === '/') return null
  return lang === null ? pattern : `/${lang}${pattern}`
}

function findRoute(
  segments: readonly string[],
): { route: ReaderRoute; params: Readonly<Record<string, string>> } | null {
  for (const route of READER_ROUTES) {
    const params = matchPattern(route.pattern, segments)
    if (params) return { route, params }
  }
  return null
}

function allowed(route: ReaderRoute, query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query].filter(([name]) => route.query.includes(name)))
}

async function run(route: ReaderRoute, call: ReaderCall): Promise<ReaderResponse> {
  const { context, site, path, query } = call
  const storable = route.stored && (route.name !== 'front' || [...query].length === 0)
  const render = async () => {
    const answer = await route.answer(call)
    if (answer.kind !== 'page') throw new NotAPage(answer)
    return answer.page
  }
  try {
    const page = storable
      ? await context.pages.serve(storeKey(path, query), render)
      : await toStoredPage(await render(), 0)
    return { kind: 'stored', page, storable }
  } catch (error) {
    if (error instanceof NotAPage) return toResponse(context, site, error.answer)
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
    case 'refused': {
      const retryAfterSeconds = answer.retryAfter ?? 60
      if (answer.code === 'too-many-requests')
        return errorPage(context, site, { status: 429, retryAfterSeconds }, retryAfterSeconds)
      const { status } = new Refusal(answer.code)
      return errorPage(context, site, { status: status as 400, message: refusalMessage(answer.code, site.lang) })
    }
  }
}

type ErrorFacts = ErrorPageView extends infer V ? (V extends ErrorPageView ? Omit<V, 'site' | 'latest'> : never) : never

async function errorPage(
  context: WebContext,
  site: Site,
  facts: ErrorFacts,
  retryAfter: number | null = null,
): Promise<ReaderResponse> {
  const latest = await latestArticles(context.read, site.lang, { limit: 5, offset: 0 }).catch(() => [])
  const view = {
    ...facts,
    site: siteView(context, site, '', false),
    latest: latest.map((card) => ({ label: card.title, url: cardPath(site, card) })),
  } as ErrorPageView
  return { kind: 'error', status: facts.status, html: renderPage(ErrorPage, view, site.messages), retryAfter }
}

/** Refusals become their page; anything else is logged once and shown with its reference number. */
async function errorOf(context: WebContext, error: unknown): Promise<ReaderResponse> {
  const refusal = error instanceof Refusal ? error : null
  const reference = refusal ? '' : context.log.defect('web', error)
  try {
    const site = await context.sites.get(null)
    if (refusal) return await toResponse(context, site, { kind: 'refused', code: refusal.code })
    return await errorPage(context, site, { status: 500, reference })
  } catch {
    // Without a database there is no site to draw; the reference is already in the log.
    return { kind: 'error', status: 503, html: bareError(reference), retryAfter: 30 }
  }
}

function bareError(reference: string): string {
  const sentence = refusalMessage('busy', 'ar')
  return `<!doctype html>\n<html lang="ar" dir="rtl"><meta charset="utf-8"><title>503</title><p>${sentence}</p><p dir="ltr">${reference}</p></html>\n`
}

import { Hono } from 'hono'
import { Refusal } from '@warraq/core/errors'
import { feedPath } from '@warraq/core/links/addresses'
import { toEpoch } from '@warraq/core/time'
import type { CommentCall } from '../comments/call.ts'
import { NetworkKeysOfPeriod } from '../comments/network-keys.ts'
import { callerOf } from '../comments/caller.ts'
import { freshAnswer, leadTo } from '../comments/fresh-answer.ts'
import type { WebContext } from '../context.ts'
import type { ReadingLimit } from '../limits.ts'
import type { Reader } from '../reader.ts'
import { freshForm, heldPage, permalink } from './comment-pages.ts'
import { acceptLike, likePage } from './comment-like.ts'
import { freshRiddle, liveCount } from './comment-live.ts'
import { OWN_ROUTES } from '../own/own-routes.ts'
import { acceptComment } from './comment-post.ts'
import { acceptReport, reportForm } from './comment-report.ts'
import { acceptLetter, letterForm, letterPage } from './letters.ts'
import { reportPage, reportsPage } from './own-reports.ts'

interface CommentRoute {
  readonly name: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** `author`: answers 404 to everybody but who wrote the comment. */
  readonly who: 'anyone' | 'author'
  /** Requests a minute from one network; the limits of posting are taken with the comment, see `COMMENT_RATES`; none in «وضع الحماية». */
  readonly limit: number | null
  readonly answer: (call: CommentCall) => Promise<Response>
}

export const COMMENT_ROUTES: readonly CommentRoute[] = [
  { name: 'comment-post', method: 'POST', path: '/comments', who: 'anyone', limit: null, answer: acceptComment },
  { name: 'comment-form', method: 'GET', path: '/comments/new', who: 'anyone', limit: 60, answer: freshForm },
  { name: 'comment-held', method: 'GET', path: '/comments/:id/held', who: 'author', limit: 60, answer: heldPage },
  { name: 'comment-live', method: 'GET', path: '/comments/live', who: 'anyone', limit: 60, answer: liveCount },
  { name: 'comment-riddle', method: 'GET', path: '/comments/riddle', who: 'anyone', limit: 30, answer: freshRiddle },
  { name: 'comment-reports', method: 'GET', path: '/comments/reports', who: 'anyone', limit: 60, answer: reportsPage },
  { name: 'comment-sent', method: 'GET', path: '/comments/reports/:id', who: 'author', limit: 60, answer: reportPage },
  {
    name: 'comment-to-report',
    method: 'GET',
    path: '/comments/:id/report',
    who: 'anyone',
    limit: 60,
    answer: reportForm,
  },
  {
    name: 'comment-report',
    method: 'POST',
    path: '/comments/:id/report',
    who: 'anyone',
    limit: 30,
    answer: acceptReport,
  },
  { name: 'comment-to-like', method: 'GET', path: '/comments/:id/like', who: 'anyone', limit: 60, answer: likePage },
  { name: 'comment-like', method: 'POST', path: '/comments/:id/like', who: 'anyone', limit: 60, answer: acceptLike },
  ...OWN_ROUTES,
  // Letters to the desk are no comments; they are answered the same way: fresh, by whom they came from.
  { name: 'letter-form', method: 'GET', path: '/letters/:kind', who: 'anyone', limit: 60, answer: letterForm },
  { name: 'letter-send', method: 'POST', path: '/letters/:kind', who: 'anyone', limit: 30, answer: acceptLetter },
  { name: 'letter', method: 'GET', path: '/letters/:kind/:key', who: 'author', limit: 60, answer: letterPage },
  // Where WordPress has the feed of all comments.
  { name: 'comment-feed', method: 'GET', path: '/comments/feed/*', who: 'anyone', limit: 120, answer: oldCommentFeed },
  { name: 'comment', method: 'GET', path: '/comments/:id', who: 'anyone', limit: 120, answer: permalink },
]

/** Form, posting, «قيد المراجعة» and permalinks. */
export function commentRoutes(context: WebContext, reader: Reader, limits: ReadingLimit): Hono {
  const app = new Hono()
  // Never stored: what it is mixed into means nothing to anybody once this process has ended.
  const salt = context.keys.token()
  const networks = new NetworkKeysOfPeriod(context)
  for (const route of COMMENT_ROUTES) {
    app.on(route.method, route.path, (c) => answer(route, { context, c, limits, salt, networks }, reader))
  }
  app.all('/comments', async () => {
    const response = await errorResponse(context, reader, new Refusal('method-not-allowed'))
    response.headers.set('allow', 'POST')
    return response
  })
  app.all('/letters/*', () => errorResponse(context, reader, new Refusal('not-found')))
  app.all('/comments/*', () => errorResponse(context, reader, new Refusal('not-found')))
  return app
}

/** There is one feed here. */
function oldCommentFeed({ context }: CommentCall): Promise<Response> {
  return Promise.resolve(leadTo(context, 301, feedPath(null)))
}

interface Asked extends Pick<CommentCall, 'context' | 'c' | 'limits'> {
  readonly salt: string
  readonly networks: NetworkKeysOfPeriod
}

async function answer(route: CommentRoute, asked: Asked, reader: Reader): Promise<Response> {
  const { context, c, limits, salt, networks } = asked
  try {
    const { moderation } = await context.sites.get(null)
    const secrets = moderation.protection ? { salt, networks: null } : { salt: null, networks: await networks.get() }
    const caller = callerOf(c, context, secrets)
    if (
      route.limit !== null &&
      caller.net !== null &&
      context.config.rateLimits &&
      limits.take(`${route.name}:${caller.net}`, route.limit, toEpoch(context.now())) > 0
    ) {
      throw new Refusal('too-many-requests')
    }
    return await answerWithWait(context, (heard) => route.answer({ context: heard, c, limits, caller }))
  } catch (error) {
    return errorResponse(context, reader, error)
  }
}

/** A form that comes back because of a limit says when to try again, as the action that refused it knew (RFC 9110, 10.2.3). */
async function answerWithWait(
  context: WebContext,
  answered: (heard: WebContext) => Promise<Response>,
): Promise<Response> {
  const told = { seconds: null as number | null }
  const call: WebContext['call'] = async (name, input, options) => {
    try {
      return await context.call(name, input, options)
    } catch (error) {
      const wait = error instanceof Refusal ? error.details['retryAfter'] : null
      if (typeof wait === 'number') told.seconds = wait
      throw error
    }
  }
  const response = await answered({ ...context, call })
  if (response.status === 429 && told.seconds !== null && !response.headers.has('retry-after'))
    response.headers.set('retry-after', String(told.seconds))
  return response
}

async function errorResponse(context: WebContext, reader: Reader, error: unknown): Promise<Response> {
  const page = await reader.errorPage(error)
  if (page.kind !== 'error') throw new Error('an error has an error page')
  return freshAnswer(
    context,
    page.status,
    page.html,
    page.retryAfter === null ? {} : { 'retry-after': String(page.retryAfter) },
  )
}

import { makeRiddle, RIDDLE_MOST } from '@warraq/core/comments/riddle'
import { Refusal } from '@warraq/core/errors'
import { toEpoch } from '@warraq/core/time'
import { commentedArticle } from '../../store/reader/comments.ts'
import { publicCommentCount } from '../../store/reader/discussion.ts'
import type { CommentCall } from '../comments/call.ts'
import { freshHeaders } from '../comments/fresh-answer.ts'
import { wholeNumber } from '../comments/posted-form.ts'
import type { WebContext } from '../context.ts'
import type { Site } from '../sites.ts'

/** A proxy closes a connection on which nothing has been said for half a minute. */
const BEAT_MS = 25_000
/** Then the browser connects anew by itself: no connection outlives the code that opened it by much. */
const STREAM_MS = 15 * 60_000
const RETRY_MS = 10_000

/**
 * GET /comments/live?article=ID&have=N: how many comments there are now, and in words how many have come since a page that
 * shows N. As a stream of events (WHATWG HTML, section 9.2) where the browser asks for one, else as JSON. 204 where the
 * newspaper has switched this off: a browser does not come back then.
 */
export async function liveCount({ context, c, caller }: CommentCall): Promise<Response> {
  const article = await commentedArticle(context.read, wholeNumber(c.req.query('article') ?? '') ?? 0)
  const count = article && (await publicCommentCount(context.read, article.id))
  if (article === null || count === null) throw new Refusal('not-found')
  const site = await context.sites.get(article.lang)
  if (!site.moderation.live) return new Response(null, { status: 204, headers: freshHeaders(context) })
  const have = wholeNumber(c.req.query('have') ?? '') ?? 0
  const news = (now: number): string => JSON.stringify(newsOf(site, have, now))
  if (!(c.req.header('accept') ?? '').includes('text/event-stream')) return json(context, news(count))
  return stream(context, { articleId: article.id, net: caller.net, first: count, news })
}

/** `text` is empty when nothing has come. */
function newsOf(site: Site, have: number, count: number): { count: number; text: string } {
  const fresh = count - have
  return { count, text: fresh > 0 ? site.messages.t('comments.new', { count: fresh }) : '' }
}

interface Streamed {
  readonly articleId: number
  readonly net: string | null
  readonly first: number
  readonly news: (count: number) => string
}

function stream(context: WebContext, { articleId, net, first, news }: Streamed): Response {
  const encoder = new TextEncoder()
  const state: { stop: () => void } = { stop: () => undefined }
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (text: string): void => controller.enqueue(encoder.encode(text))
      const end = (): void => {
        state.stop()
        controller.close()
      }
      const forget = context.live.listen(articleId, net, { hear: (count) => say(event(news(count))), end })
      // Answered before anything is sent, see below.
      if (forget === null) throw new Refusal('too-many-requests', { retryAfter: RETRY_MS / 1000 })
      const beat = setInterval(() => say(':\n\n'), BEAT_MS)
      const last = setTimeout(end, STREAM_MS)
      state.stop = () => {
        clearInterval(beat)
        clearTimeout(last)
        forget()
      }
      say(`retry: ${RETRY_MS}\n${event(news(first))}`)
    },
    cancel: () => state.stop(),
  })
  return new Response(body, {
    headers: { ...freshHeaders(context), 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' },
  })
}

function event(data: string): string {
  return `data: ${data}\n\n`
}

/** GET /comments/riddle?article=ID: what a browser is asked to compute while its reader writes. */
export async function freshRiddle({ context, c }: CommentCall): Promise<Response> {
  const article = await commentedArticle(context.read, wholeNumber(c.req.query('article') ?? '') ?? 0)
  if (article === null) throw new Refusal('not-found')
  const { keys } = context
  const riddle = makeRiddle(
    { articleId: article.id, form: 'comment' },
    {
      now: Math.floor(toEpoch(context.now()) / 1000),
      random: keys.token().slice(0, 22),
      number: keys.below(RIDDLE_MOST + 1),
    },
    keys.tokenHash,
    (text) => keys.hmac('form', text),
  )
  return json(context, JSON.stringify(riddle))
}

function json(context: Pick<WebContext, 'config'>, body: string): Response {
  return new Response(body, {
    headers: { ...freshHeaders(context), 'content-type': 'application/json; charset=utf-8' },
  })
}

import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Hono } from 'hono'
import type { AnswerKind, Metrics } from '../ports/metrics/metrics.ts'
import { plainRefusal } from './plain-answer.ts'
import { fileHeaders } from './security-headers.ts'

/**
 * `GET /metrics` for whoever has the token (`Authorization: Bearer …`); for everybody else there is nothing at this address,
 * and without a token in the settings for nobody.
 */
export function metricsRoute(metrics: Metrics, token: string | null, https: boolean): Hono {
  const hono = new Hono()
  hono.get('/metrics', async (c) => {
    const given = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1]
    if (token === null || given === undefined || !same(given, token)) return plainRefusal('not-found', https)
    const headers = { ...fileHeaders({ https }), 'cache-control': 'no-store', 'content-type': metrics.contentType }
    return c.body(await metrics.text(), 200, headers)
  })
  return hono
}

/** Of equal length whatever was given, so that the time says nothing. */
function same(given: string, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(token))
}

/** Times an answer that is not a kept page. A client that goes away in the middle is counted by what it was told. */
export function timeAnswer(
  metrics: Metrics,
  kind: Exclude<AnswerKind, 'stored'>,
  request: IncomingMessage,
  response: ServerResponse,
  clock: () => number,
): void {
  // What is being read for hours says nothing of how fast answers are.
  if (request.headers.accept === 'text/event-stream') return
  const begun = clock()
  response.once('close', () => metrics.answered(kind, response.statusCode, (clock() - begun) / 1000))
}

/** Asks again where that may help: a busy server, a broken connection. */

import type { FetchAnswer, FetchOptions, Fetched, SafeFetch } from './port.ts'

export interface Patience {
  /** How often in all. */
  readonly tries: number
  /** Before the second try; doubled before each further one, up to `mostWaitMs`. */
  readonly waitMs: number
  /** A server that asks for more than this is not waited for. */
  readonly mostWaitMs: number
  /** Milliseconds since 1970, for servers that name a time of day. */
  readonly now: () => number
  /** Resolves after so many milliseconds. */
  readonly pause?: (ms: number) => Promise<void>
}

const AGAIN = new Set([408, 425, 429, 500, 502, 503, 504])
const AGAIN_WHY = new Set(['unreachable', 'too-slow', 'unknown-host', 'broken-answer'])

const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })

/** A fetcher that waits and asks again, as long as `Retry-After` says (RFC 9110 10.2.3), else longer each time. The last answer counts. */
export function patiently(fetch: SafeFetch, patience: Patience): SafeFetch {
  const { pause = sleep } = patience
  return async (url, options: FetchOptions = {}) => {
    for (let tried = 1; ; tried++) {
      const answer = await fetch(url, options)
      if (tried >= patience.tries || !isWorthAnother(answer)) return answer
      const wait = waitBefore(answer, tried, patience)
      if (wait === null) return answer
      await pause(wait)
      if (options.signal?.aborted === true) return { got: false, url, why: 'stopped' }
    }
  }
}

function isWorthAnother(answer: FetchAnswer): boolean {
  return answer.got ? AGAIN.has(answer.status) : AGAIN_WHY.has(answer.why)
}

/** Null when the server wants to be left alone for longer than the caller has. */
function waitBefore(answer: FetchAnswer, tried: number, { waitMs, mostWaitMs, now }: Patience): number | null {
  const asked = answer.got ? retryAfter(answer, now()) : null
  if (asked !== null) return asked > mostWaitMs ? null : asked
  return Math.min(waitMs * 2 ** (tried - 1), mostWaitMs)
}

function retryAfter({ headers }: Fetched, now: number): number | null {
  const said = headers.get('retry-after')?.trim() ?? ''
  if (/^\d{1,9}$/.test(said)) return Number(said) * 1000
  const at = said === '' ? Number.NaN : Date.parse(said)
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}

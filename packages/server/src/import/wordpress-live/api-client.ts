/** Asks the REST API, one request at a time, and takes nothing for granted that hosts and firewalls make of it. */

import type { FetchAnswer, Fetched, SafeFetch } from '../../ports/fetch/port.ts'
import type { ApiRoot } from './api-root.ts'
import { routeAddress } from './api-root.ts'
import type { Row } from './live-json.ts'
import { isRow, rowsOf } from './live-json.ts'
import { liveRefusal } from './live-problem.ts'

export type Query = Readonly<Record<string, string | number>>

/** What is here of a list from an earlier try. */
export interface Kept {
  readonly count: number
  /** Number of the last thing. */
  readonly last: unknown
}

export interface Batch {
  readonly rows: readonly Row[]
  /** Things in the whole list, where the server says. */
  readonly total: number | null
  readonly afresh: boolean
}

const NOTHING_KEPT: Kept = { count: 0, last: null }

interface Page {
  readonly rows: readonly Row[]
  /** Things in the whole list, where the server says. */
  readonly total: number | null
}

export interface Credentials {
  readonly user: string
  /** An application password, with or without its spaces. */
  readonly password: string
}

const LIMITS = { mostBytes: 64 * 1024 * 1024, stepMs: 60_000, allMs: 180_000 } as const
/** What is asked for at once; fewer where a server breaks down over so many. */
const SIZES = [100, 50, 20, 5, 1] as const

const LIST_CLOSED = new Set([401, 403, 404, 410])

class Failure extends Error {
  readonly refusal: Error
  /** A smaller page may help. */
  readonly mayBeSize: boolean

  constructor(refusal: Error, mayBeSize: boolean) {
    super(refusal.message)
    this.refusal = refusal
    this.mayBeSize = mayBeSize
  }
}

export class WordPressApi {
  readonly #fetch: SafeFetch
  readonly #root: ApiRoot
  readonly #headers: Readonly<Record<string, string>>
  readonly signedIn: boolean

  constructor(fetch: SafeFetch, root: ApiRoot, credentials: Credentials | null) {
    this.#fetch = fetch
    this.#root = root
    this.signedIn = credentials !== null
    this.#headers = credentials === null ? {} : { authorization: basic(credentials) }
  }

  /** One answer, or null where it is not open to the caller or not there. */
  async one(route: string, query: Query = {}): Promise<Row | null> {
    const { answer, url } = await this.#ask(route, query)
    if (LIST_CLOSED.has(answer.status)) return null
    const value = valueOf(answer, url)
    if (!isRow(value)) throw liveRefusal('broken-json', url)
    return value
  }

  /** How many things a list has, or null where the server does not say or the list is closed. */
  async count(route: string, query: Query): Promise<number | null> {
    const { answer } = await this.#ask(route, { ...query, per_page: 1, _fields: 'id' })
    return answer.status === 200 ? totalOf(answer) : null
  }

  /** Whether a list is open to the caller. */
  async isOpen(route: string, query: Query = {}): Promise<boolean> {
    const { answer } = await this.#ask(route, { ...query, per_page: 1 })
    return answer.status === 200 && answer.type.includes('json')
  }

  /**
   * A whole list in the order of its numbers, from the one after `last` on. When something before that place has gone, the
   * list is begun again: `afresh` says that what came before is to be forgotten.
   */
  async *list(route: string, query: Query, kept: Kept = NOTHING_KEPT): AsyncGenerator<Batch> {
    const size = { at: 0 }
    const ordered = { ...query, orderby: 'id', order: 'asc' }
    let { count, last } = kept
    for (let restarts = 0; ;) {
      // The last thing that is here is asked for again, to see that nothing has moved.
      const from = Math.max(0, count - 1)
      const page = await this.#page(route, ordered, from, size)
      const [first] = page.rows
      if (count > 0 && (first === undefined || first['id'] !== last)) {
        restarts += 1
        if (restarts > MOST_RESTARTS) throw liveRefusal('broken-json', routeAddress(this.#root, route, ordered))
        count = 0
        last = null
        yield { rows: [], total: page.total, afresh: true }
        continue
      }
      const fresh = page.rows.slice(count - from)
      count += fresh.length
      last = fresh.at(-1)?.['id'] ?? last
      yield { rows: fresh, total: page.total, afresh: false }
      if (fresh.length === 0 || (page.total !== null && count >= page.total)) return
    }
  }

  async #page(route: string, query: Query, offset: number, size: { at: number }): Promise<Page> {
    for (;;) {
      const count = SIZES[size.at] ?? 1
      try {
        return await this.#rows(route, { ...query, per_page: count, offset })
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        if (!error.mayBeSize || size.at === SIZES.length - 1) throw error.refusal
        size.at += 1
      }
    }
  }

  async #rows(route: string, query: Query): Promise<Page> {
    const { answer, url } = await this.#ask(route, query, (refusal) => new Failure(refusal, true))
    // WordPress answers 400 when a page begins behind the end of the list.
    if (answer.status === 400) return { rows: [], total: null }
    if (LIST_CLOSED.has(answer.status)) throw new Failure(liveRefusal('not-open', url, answer.status), false)
    try {
      const value = valueOf(answer, url)
      if (!Array.isArray(value)) throw liveRefusal('broken-json', url)
      return { rows: rowsOf(value), total: totalOf(answer) }
    } catch (error) {
      throw error instanceof Error ? new Failure(error, true) : error
    }
  }

  async #ask(
    route: string,
    query: Query,
    wrap: (refusal: Error) => Error = (refusal) => refusal,
  ): Promise<{ answer: Fetched; url: string }> {
    const url = routeAddress(this.#root, route, query)
    const answer: FetchAnswer = await this.#fetch(url, { ...LIMITS, headers: this.#headers })
    if (!answer.got) throw wrap(liveRefusal(answer.why, answer.url))
    if (answer.status >= 500 || answer.status === 429) throw wrap(liveRefusal('server-error', url, answer.status))
    return { answer, url }
  }
}

const MOST_RESTARTS = 3

function basic({ user, password }: Credentials): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
}

function totalOf({ headers }: Fetched): number | null {
  const said = headers.get('x-wp-total') ?? ''
  return /^\d{1,12}$/u.test(said) ? Number(said) : null
}

/** Plug-ins print warnings before the JSON; what stands before its first bracket is passed over. */
function valueOf({ bytes, type }: Fetched, url: string): unknown {
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\uFEFF/u, '')
  const begin = text.search(/[[{]/u)
  if (begin < 0 || (/^\s*</u.test(text) && !type.includes('json'))) throw liveRefusal('not-json', url)
  try {
    return JSON.parse(text.slice(begin))
  } catch {
    throw liveRefusal(type.includes('json') ? 'broken-json' : 'not-json', url)
  }
}

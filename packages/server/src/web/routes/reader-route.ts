import type { Answer } from '../answers.ts'
import type { WebContext } from '../context.ts'
import type { Params } from '../pattern.ts'
import type { Site } from '../sites.ts'

/** One request for a reader page. `path` is what came on the wire, percent-encoded, without the query. */
export interface ReaderCall {
  readonly context: WebContext
  readonly site: Site
  readonly path: string
  readonly params: Params
  readonly query: URLSearchParams
}

export interface ReaderRoute {
  readonly name: string
  /** See `matchPattern`. In each edition: under `/{lang}` too when the newspaper's own language is another. */
  readonly pattern: string
  readonly who: 'anyone'
  /** Requests a minute from one network; null where a page comes from the store. */
  readonly limit: number | null
  /** Query names that make another page; all others are ignored. */
  readonly query: readonly string[]
  /** `one`: of the newspaper as a whole, there is none under `/{lang}`. */
  readonly editions: 'each' | 'one'
  /** Kept in the page store under path and allowed query. */
  readonly stored: boolean
  /** Answers nothing but a redirect, whatever the spelling it was asked for in. */
  readonly leadsOn?: boolean
  readonly answer: (call: ReaderCall) => Promise<Answer>
}

/** What a caller may ask of the one way out of this machine, and what it gets. */

export interface FetchOptions {
  /** Media types of a good answer: `text/html`, `image/*`. Without it any type is taken. */
  readonly accept?: readonly string[]
  /** Of the body as it is sent and as it is unpacked, in bytes; 2 MB unless told otherwise. */
  readonly mostBytes?: number
  /** For the name, the connection and the head together, and for each pause in the body; 5 s unless told otherwise. */
  readonly stepMs?: number
  /** For everything, redirects included; 5 s unless told otherwise. */
  readonly allMs?: number
  /** Sent as they are. `authorization` and `cookie` go to the asked host only, not where it redirects to. */
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  /** Sends this with POST instead of asking with GET; a redirect is then a failure. */
  readonly post?: { readonly type: string; readonly body: string }
}

/** Why nothing was got. The words for people are in `@warraq/core/imports/report-words.table`. */
export type FetchWhy =
  /** No http or https address, or one with a name and password in it. */
  | 'bad-address'
  /** Another port than 80 and 443. */
  | 'port-refused'
  /** Not an address of the public internet: this machine, its network, a special range. */
  | 'not-public'
  | 'unknown-host'
  /** Nobody answers, or the connection broke. */
  | 'unreachable'
  /** The certificate is not good. */
  | 'not-secure'
  | 'too-slow'
  | 'too-large'
  /** More than three, in a circle, or without an address. */
  | 'redirects'
  /** Not the kind of file that was asked for. */
  | 'type-refused'
  /** Not an answer of HTTP, or packed in a way that is not read here. */
  | 'broken-answer'
  /** The caller's signal ended it. */
  | 'stopped'

/** An answer, whatever its status: 404 and 429 too. `accept` was held against answers of 2xx only. */
export interface Fetched {
  readonly got: true
  /** Where it was found after redirects. */
  readonly url: string
  readonly status: number
  /** By name in lower case; those that came several times are joined with `, `. */
  readonly headers: ReadonlyMap<string, string>
  /** Media type in lower case without parameters; empty when none was said. */
  readonly type: string
  /** As declared by the header, in lower case; null when none was. */
  readonly charset: string | null
  /** Unpacked. */
  readonly bytes: Uint8Array
}

export interface NotFetched {
  readonly got: false
  /** The address that failed: a redirect's target where that was it. */
  readonly url: string
  readonly why: FetchWhy
}

export type FetchAnswer = Fetched | NotFetched

/** Gets one address, or sends something there. Never throws for what the other side does. */
export type SafeFetch = (url: string, options?: FetchOptions) => Promise<FetchAnswer>

import * as v from 'valibot'

/**
 * What every call between the newsroom and the desk has in common: the shape of an error,
 * the scalar types, and how an endpoint is declared. JSON over a same-origin cookie session.
 */

/** Every path of `DESK_ROUTES` is under this prefix. */
export const DESK_PREFIX = '/api/desk'

/** Every unsafe call carries a fresh random value here; a retry repeats it and gets the first answer. */
export const IDEMPOTENCY_HEADER = 'Idempotency-Key'

/** The body of every answer with status >= 400. `ref` is the reference number of a logged defect. */
export interface DeskErrorBody {
  /** From the closed list of refusal codes. */
  readonly code: string
  /** One sentence for a person, in the language of the caller. */
  readonly message: string
  /** Dotted path of the input field (`bylines.0.personId`) to a sentence about it. */
  readonly fields?: Readonly<Record<string, string>>
  /** Depends on `code`; a stale save carries `StaleDetails`. */
  readonly details?: unknown
  readonly ref?: string
}

/** `details` of a 409 for a save that started from an older version. `theirs` is what is stored now. */
export interface StaleDetails<Content> {
  readonly mine?: Content
  readonly theirs: Content
  readonly lockVersion: number
  readonly savedBy: string
  readonly savedAt: string
}

/** An answer that says only that it was done. */
export interface Done {
  readonly done: true
}
export interface NewId {
  readonly id: number
}

/** A page of a list; `before` of the next call is `next`, which is null on the last page. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
}

export const id = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
export const lockVersion = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** A browser tab, by a random name of its own. */
export const tab = v.pipe(v.string(), v.regex(/^[\w-]{8,40}$/))

/** UTC, with milliseconds: `2017-06-13T10:05:00.000Z`. */
export const instant = v.pipe(v.string(), v.isoTimestamp(), v.endsWith('Z'), v.maxLength(30))

/** One line of text. Stored in NFC, without bidi controls and without spaces at its ends: the server's work. */
export function line(maximum: number, minimum = 0) {
  return v.pipe(v.string(), v.regex(/^[^\r\n]*$/u), v.minLength(minimum), v.maxLength(maximum))
}

/** Text of several lines. */
export function prose(maximum: number, minimum = 0) {
  return v.pipe(v.string(), v.minLength(minimum), v.maxLength(maximum))
}

export const email = v.pipe(v.string(), v.trim(), v.maxLength(254), v.email())
/** A new password. Which ones are too weak is the server's decision (`weak-password`), not a matter of shape. */
export const password = v.pipe(v.string(), v.minLength(1), v.maxLength(256))
/** The random part of a one-time link. */
export const oneTimeToken = v.pipe(v.string(), v.regex(/^[\w-]{16,128}$/))
/** Letters of any script, digits and hyphens; empty is not a slug. */
export const slug = v.pipe(v.string(), v.regex(/^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u), v.maxLength(120))

/** A whole number in a query string. */
export const idInQuery = v.pipe(v.string(), v.regex(/^[1-9]\d{0,14}$/), v.transform(Number))
/** A cursor is opaque: it comes from `Page.next`. */
export const cursor = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
export const searchText = v.pipe(v.string(), v.maxLength(200))
export const nothing = v.strictObject({})

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type InputSchema = v.GenericSchema<Record<string, unknown>, Record<string, unknown>>

/**
 * One endpoint. `input` reads the query string of a GET and the JSON body of everything else; keys it
 * does not name are refused. Names after `:` in `path` are positive integers.
 * `session` says whether the caller must be signed in; which permission the action needs is the server's table.
 */
export interface DeskRoute<In extends InputSchema, Out> {
  readonly method: Method
  readonly path: string
  readonly session: 'none' | 'needed'
  /**
   * `form` is multipart/form-data: the fields of `input` and one part named `file`. `stream` is the bytes of one file and
   * nothing else (application/octet-stream), taken as they come and never whole in memory; its `input` is empty.
   */
  readonly encoding: 'json' | 'form' | 'stream'
  /** `page` answers HTML to be opened in a tab, not JSON. */
  readonly answer: 'json' | 'page'
  readonly input: In
  /** Exists for the type checker only; nothing reads it. */
  readonly output?: Out
}

type Choices = Partial<Pick<DeskRoute<InputSchema, unknown>, 'session' | 'encoding' | 'answer'>>

/** Declares an endpoint: `endpoint('GET', '/tags', tagQuery).gives<Page<TagRow>>()`. */
export function endpoint<In extends InputSchema>(method: Method, path: string, input: In, choices: Choices = {}) {
  const route = {
    method,
    path,
    input,
    session: choices.session ?? 'needed',
    encoding: choices.encoding ?? 'json',
    answer: choices.answer ?? 'json',
  } as const
  return { gives: <Out>(): DeskRoute<In, Out> => route }
}

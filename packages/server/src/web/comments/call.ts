import type { Context } from 'hono'
import type { WebContext } from '../context.ts'
import type { ReadingLimit } from '../limits.ts'
import type { Caller } from './caller.ts'

/** One request about comments: always answered fresh, never stored. */
export interface CommentCall {
  readonly context: WebContext
  readonly c: Context
  readonly caller: Caller
  /** Limits counted in this process. */
  readonly limits: ReadingLimit
}

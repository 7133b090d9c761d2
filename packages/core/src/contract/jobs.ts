import * as v from 'valibot'
import { cursor } from './wire.ts'

/** Work that failed eight times and waits for a person. */

export const jobsQuery = v.strictObject({ before: v.exactOptional(cursor) })

export interface FailedJob {
  readonly id: number
  /** What it was to do, as a name («mail.send»). */
  readonly kind: string
  /** A sentence for people: what it was about, without addresses or secrets. */
  readonly about: string
  readonly tries: number
  readonly failedAt: string
  readonly error: string
  readonly ref: string | null
}

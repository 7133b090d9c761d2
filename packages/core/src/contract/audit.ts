import * as v from 'valibot'
import { cursor, idInQuery, instant } from './wire.ts'

/** The log of acts, as the newsroom reads it. */

export interface AuditRow {
  readonly seq: number
  readonly at: string
  /** `account:5`, `operator`, `job:…`, `guest`. */
  readonly actor: string
  /** The name behind `account:5`. */
  readonly actorName: string | null
  readonly act: string
  readonly subject: string
  /** The name or title of what the act was about, where that still is here. */
  readonly subjectName: string | null
  readonly payload: string
}

/** A whole word such as `account.invited`, or the part before its point. */
const act = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9.-]{0,60}$/))
const subject = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,30}(?::[\w.:-]{1,60})?$/))

const filters = {
  account: v.exactOptional(idInQuery),
  /** Acts of the command line, of jobs or of readers. */
  actor: v.exactOptional(v.picklist(['operator', 'guest'])),
  act: v.exactOptional(act),
  subject: v.exactOptional(subject),
  from: v.exactOptional(instant),
  to: v.exactOptional(instant),
}
export const auditQuery = v.strictObject({ ...filters, before: v.exactOptional(cursor) })
export const auditExportQuery = v.strictObject(filters)

export interface AuditExport {
  readonly csv: string
  readonly rows: number
  /** True when there is more than one file takes: ask for a shorter time. */
  readonly cut: boolean
}

import * as v from 'valibot'
import { line, prose } from './wire.ts'

/** The comment terms as the owner edits them. Each saving is a new version; decisions keep the one they cite. */

const both = <Item extends v.GenericSchema>(item: Item) => v.strictObject({ ar: item, en: item })
const lines = v.pipe(v.array(line(300)), v.maxLength(20), v.readonly())

const words = {
  title: both(line(120, 1)),
  definition: both(prose(2000, 1)),
  notCovered: both(lines),
  /** Questions that a moderator answers: all of them with yes. */
  test: both(lines),
  examples: v.strictObject({ allowed: both(lines), notAllowed: both(lines) }),
}

const code = v.pipe(v.string(), v.regex(/^CL[1-9]\d?$/))

export const saveClauseInput = v.strictObject({
  code,
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  active: v.boolean(),
  ...words,
})
export const orderClausesInput = v.strictObject({ codes: v.pipe(v.array(code), v.maxLength(99), v.readonly()) })

export type ClauseWords = Omit<v.InferOutput<typeof saveClauseInput>, 'code' | 'version' | 'active'>

export interface ClauseVersion extends ClauseWords {
  readonly n: number
  readonly from: string
  readonly to: string | null
  readonly by: string | null
}

export interface EditableClause extends ClauseVersion {
  readonly code: string
  readonly active: boolean
  readonly original: boolean
  /** Decisions that cite any version of it. */
  readonly cited: number
  /** Newest first, without the present one. */
  readonly earlier: readonly ClauseVersion[]
}

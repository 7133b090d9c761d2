import { Refusal } from '@warraq/core/errors'

/** Why an export file is refused. */
export type WxrProblemCode =
  /** Nothing in the file. */
  | 'wxr-empty'
  /** The declared encoding is none that is read here; `detail` names it. */
  | 'wxr-encoding-unknown'
  /** Bytes that are not text in the declared encoding; `detail` names it. */
  | 'wxr-encoding'
  /** A DOCTYPE: WordPress writes none, and entities are how XML is made to attack its reader. */
  | 'wxr-doctype'
  /** A control character that XML 1.0 (section 2.2) does not allow. */
  | 'wxr-control-character'
  /** Not well-formed XML; `detail` is the parser's sentence. */
  | 'wxr-malformed'
  /** Elements nested deeper than any export. */
  | 'wxr-too-deep'
  /** One element of the channel that would not fit in memory. */
  | 'wxr-too-large'
  /** The file ends before its last element does. */
  | 'wxr-truncated'
  /** XML, but no export of WordPress. */
  | 'wxr-not-wordpress'

export interface WxrProblem {
  readonly code: WxrProblemCode
  /** From 1. */
  readonly line: number
  /** From 0, in UTF-16 units. */
  readonly column: number
  /** The item that was being read, counted from 1 in the order of the file; null outside items. */
  readonly item: number | null
  readonly detail: string
}

export class WxrRefused extends Error {
  override readonly name = 'WxrRefused'
  readonly problem: WxrProblem

  constructor(problem: WxrProblem) {
    super(`${problem.code} at ${problem.line}:${problem.column} ${problem.detail}`)
    this.problem = problem
  }
}

/** `import-refused` with `reason` (the code), `line`, `column`, `item` and `detail`. Anything else stays what it is. */
export function asRefusal(error: unknown): unknown {
  return error instanceof WxrRefused ? refusalOf(error.problem) : error
}

export function refusalOf({ code, line, column, item, detail }: WxrProblem): Refusal {
  return new Refusal('import-refused', { reason: code, line, column, item, detail })
}

import { Refusal } from '@warraq/core/errors'

/** Why a file, page or archive is refused as a whole. */
export const FAULTS = [
  'file-empty',
  'file-too-large',
  'file-unknown-kind',
  'encoding-unknown',
  'encoding',
  'doctype',
  'xml-malformed',
  'xml-too-deep',
  'xml-truncated',
  'json-malformed',
  'json-too-deep',
  'csv-malformed',
  'no-feed',
  'no-ghost',
  'no-blogger',
  'no-substack',
  'no-disqus',
  'page-not-html',
  'page-too-large',
  'page-not-found',
  'page-front',
  'page-without-title',
  'page-without-text',
  'archive-broken',
  'archive-encrypted',
  'archive-path',
  'archive-link',
  'archive-too-many',
  'archive-too-large',
  'archive-ratio',
  'not-fetched',
] as const
export type FaultCode = (typeof FAULTS)[number]

export interface FaultPlace {
  /** From 1. */
  readonly line?: number
  /** From 0, in UTF-16 units. */
  readonly column?: number
  /** Name of the file in an archive or folder, or which item of a list, as the file calls it. */
  readonly entry?: string
  /** What exactly, in the words of the parser, the name of the encoding, the status of the answer. */
  readonly detail?: string
}

const LONGEST_ENTRY = 120

/** A file that does not come in. Crosses the layer as a `Refusal` by {@link faultAsRefusal}. */
export class ImportFault extends Error {
  override readonly name = 'ImportFault'
  readonly code: FaultCode
  readonly place: FaultPlace

  constructor(code: FaultCode, place: FaultPlace = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(place)}`, options)
    this.code = code
    this.place = place
  }

  /** The same fault, in this entry of an archive or folder. */
  inEntry(entry: string): ImportFault {
    return new ImportFault(this.code, { ...this.place, entry }, { cause: this })
  }
}

/** `import-refused` with line and column where it has them, else `import-entry-refused`. Anything else stays what it is. */
export function faultAsRefusal(error: unknown): unknown {
  if (!(error instanceof ImportFault)) return error
  const { line, column = 0, entry = '', detail = '' } = error.place
  const shown = entry.slice(0, LONGEST_ENTRY)
  if (line !== undefined)
    return new Refusal('import-refused', { reason: error.code, line, column, item: null, entry: shown, detail })
  return new Refusal('import-entry-refused', { reason: error.code, entry: shown, detail })
}

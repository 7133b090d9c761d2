import { ByteReader, ByteWriter } from './bytes.ts'

/** A term of a document and how often it stands there. */
export interface CountedTerm {
  readonly termId: number
  readonly count: number
}

/** The terms of a document as bytes, ascending by id, gaps instead of ids. */
export function writeTermList(terms: readonly CountedTerm[]): Uint8Array {
  const out = new ByteWriter(terms.length * 4 + 16)
  let last = -1
  for (const { termId, count } of terms.toSorted((a, b) => a.termId - b.termId)) {
    out.number(termId - last - 1)
    out.number(count)
    last = termId
  }
  return out.bytes()
}

export function readTermList(bytes: Uint8Array): CountedTerm[] {
  const reader = new ByteReader(bytes)
  const terms: CountedTerm[] = []
  for (let termId = -1; !reader.ended;) {
    termId += reader.number() + 1
    terms.push({ termId, count: reader.number() })
  }
  return terms
}

import { ByteReader, ByteWriter } from './bytes.ts'

/** A term of a document and how often it stands there. */
export interface CountedTerm {
  readonly termId: number
  readonly count: number
}

const MOST_COUNTED = 0xffff

/** Gathers the terms of a document, in any order. */
export class TermListWriter {
  /** Number and count in one, so that they sort together: term numbers stay far below 2^37. */
  readonly #terms: number[] = []

  add(termId: number, count: number): void {
    this.#terms.push(termId * (MOST_COUNTED + 1) + Math.min(count, MOST_COUNTED))
  }

  /** Ascending by number, gaps instead of numbers. */
  bytes(): Uint8Array {
    const out = new ByteWriter(this.#terms.length * 4 + 16)
    let last = -1
    for (const term of Float64Array.from(this.#terms).sort()) {
      const termId = Math.floor(term / (MOST_COUNTED + 1))
      out.number(termId - last - 1)
      out.number(term % (MOST_COUNTED + 1))
      last = termId
    }
    return out.bytes()
  }
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

/**
 * Whole numbers from 0 to 2^53 - 1 as bytes, small ones short: seven bits a byte, lowest first, the high bit says that
 * more follow (LEB128, unsigned).
 */
export class ByteWriter {
  #bytes: Uint8Array
  #length = 0

  constructor(expected = 64) {
    this.#bytes = new Uint8Array(expected)
  }

  number(value: number): void {
    if (this.#length + 8 > this.#bytes.length) this.#grow(8)
    let rest = value
    while (rest > 0x7f) {
      this.#bytes[this.#length++] = (rest % 128) | 0x80
      rest = Math.floor(rest / 128)
    }
    this.#bytes[this.#length++] = rest
  }

  /** One byte as it is, 0 to 255. */
  byte(value: number): void {
    if (this.#length + 1 > this.#bytes.length) this.#grow(1)
    this.#bytes[this.#length++] = value
  }

  /** Bytes as they are, from `start` up to `end` of another array. */
  copy(from: Uint8Array, start: number, end: number): void {
    const count = end - start
    if (count <= 0) return
    if (this.#length + count > this.#bytes.length) this.#grow(count)
    this.#bytes.set(from.subarray(start, end), this.#length)
    this.#length += count
  }

  /** What was written so far, in an array of its own. */
  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }

  #grow(room: number): void {
    const wider = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + room))
    wider.set(this.#bytes)
    this.#bytes = wider
  }
}

/** Reads what a {@link ByteWriter} wrote. Past the end there are only zeros; `ended` tells. */
export class ByteReader {
  readonly #bytes: Uint8Array
  at: number

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes
    this.at = at
  }

  get ended(): boolean {
    return this.at >= this.#bytes.length
  }

  number(): number {
    let byte = this.#bytes[this.at++] ?? 0
    if (byte < 0x80) return byte
    let value = byte & 0x7f
    for (let factor = 128; byte >= 0x80 && this.at < this.#bytes.length; factor *= 128) {
      byte = this.#bytes[this.at++] ?? 0
      value += (byte & 0x7f) * factor
    }
    return value
  }
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false
  return true
}

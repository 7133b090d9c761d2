/** Bytes that come in chunks, taken by number: what a file's structure names is looked at, the rest flows through. */
export class ByteFlow {
  readonly #chunks: AsyncIterator<Uint8Array>
  #held: Buffer = Buffer.alloc(0)
  #ended = false

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** The next `count` bytes, fewer only where the file ends. For small counts: they are held in memory. */
  async take(count: number): Promise<Buffer> {
    const parts = [this.#held]
    let length = this.#held.length
    while (length < count && !this.#ended) {
      const next = await this.#chunks.next()
      if (next.done === true) this.#ended = true
      else {
        parts.push(Buffer.from(next.value))
        length += next.value.length
      }
    }
    const all = parts.length === 1 ? this.#held : Buffer.concat(parts)
    this.#held = all.subarray(count)
    return Buffer.from(all.subarray(0, count))
  }

  /** The next `count` bytes as they come, or zeros in their place. */
  async *flow(count: number, as: 'same' | 'zeros'): AsyncGenerator<Uint8Array> {
    for (let left = count; left > 0;) {
      const part = await this.take(Math.min(left, 65_536))
      if (part.length === 0) return
      left -= part.length
      yield as === 'same' ? part : part.fill(0)
    }
  }

  async close(): Promise<void> {
    await this.#chunks.return?.()
  }
}

import type { StoredPage } from './stored-page.ts'
import { isDense, packedDensely } from './stored-page.ts'

/**
 * Packs kept pages again as small as brotli can, when nobody waits for it: some fifty milliseconds of a thread that is
 * not the one that answers. One page at a time, and only such as are still kept by then.
 */
export class Denser {
  readonly #afterMs: number
  readonly #isKept: (key: string, page: StoredPage) => boolean
  readonly #done: (key: string, page: StoredPage) => void
  readonly #waiting = new Map<string, StoredPage>()
  #timer: NodeJS.Timeout | null = null
  #closed = false

  /** @param afterMs how long a page has to have been kept: what changes every moment is not worth it */
  constructor(
    afterMs: number,
    isKept: (key: string, page: StoredPage) => boolean,
    done: (key: string, page: StoredPage) => void,
  ) {
    this.#afterMs = afterMs
    this.#isKept = isKept
    this.#done = done
  }

  wish(key: string, page: StoredPage): void {
    if (this.#closed || isDense(page)) return
    this.#waiting.set(key, page)
    this.#timer ??= this.#later()
  }

  close(): void {
    this.#closed = true
    this.#waiting.clear()
    if (this.#timer) clearTimeout(this.#timer)
  }

  #later(): NodeJS.Timeout {
    return setTimeout(() => void this.#round().finally(() => this.#next()), this.#afterMs).unref()
  }

  #next(): void {
    this.#timer = this.#closed || this.#waiting.size === 0 ? null : this.#later()
  }

  /** Those that wait now; what comes meanwhile waits for the next round. */
  async #round(): Promise<void> {
    const round = [...this.#waiting]
    for (const [key, page] of round) {
      if (this.#waiting.get(key) === page) this.#waiting.delete(key)
      if (this.#closed || !this.#isKept(key, page)) continue
      const dense = await packedDensely(page)
      if (this.#isKept(key, page)) this.#done(key, dense)
    }
  }
}

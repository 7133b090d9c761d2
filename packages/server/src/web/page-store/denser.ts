import type { StoredPage } from './stored-page.ts'
import { isDense, packedDensely } from './stored-page.ts'

const MOST_WAITING = 5_000

/**
 * Packs kept pages again as small as brotli can, when nobody waits for it: some fifty milliseconds of a thread that is
 * not the one that answers. One page at a time, and only such as are still kept by then. What waits is named, not held,
 * and no more than `MOST_WAITING`: under a crawl of everything, pages stay as they were packed first.
 */
export class Denser {
  readonly #afterMs: number
  readonly #kept: (key: string) => StoredPage | undefined
  readonly #done: (key: string, page: StoredPage) => void
  readonly #waiting = new Set<string>()
  #timer: NodeJS.Timeout | null = null
  #closed = false

  /** @param afterMs how long a page has to have been kept: what changes every moment is not worth it */
  constructor(
    afterMs: number,
    kept: (key: string) => StoredPage | undefined,
    done: (key: string, page: StoredPage) => void,
  ) {
    this.#afterMs = afterMs
    this.#kept = kept
    this.#done = done
  }

  wish(key: string, page: StoredPage): void {
    if (this.#closed || isDense(page) || this.#waiting.size >= MOST_WAITING) return
    this.#waiting.add(key)
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
    for (const key of round) {
      this.#waiting.delete(key)
      const page = this.#closed ? undefined : this.#kept(key)
      if (page === undefined || isDense(page)) continue
      const dense = await packedDensely(page)
      if (this.#kept(key) === page) this.#done(key, dense)
    }
  }
}

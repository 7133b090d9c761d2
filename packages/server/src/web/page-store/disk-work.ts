import type { Instant } from '@warraq/core/time'
import { toEpoch } from '@warraq/core/time'
import type { Log } from '../../ports/log/log.ts'
import type { PageDisk } from './page-disk.ts'
import type { StoredPage } from './stored-page.ts'

/** Few at a time: the same few threads also read pictures and compress pages for readers who wait. */
const AT_ONCE = 2
const LOG_AGAIN_MS = 60_000
/** Pages that wait to be written are held in memory. Some 64 KB each: 16 MB. */
const MOST_HELD = 256

/**
 * What the disk has still to learn, off the way of readers' answers. Of one key only the newest wish counts, and no two
 * are at work at once. A disk that fails is logged once a minute; pages are then served from memory. A disk that is too
 * slow is spared pages, not removals: what is not on it is rendered again.
 */
export class DiskWork {
  readonly #disk: PageDisk
  readonly #log: Log
  readonly #isTrue: (page: StoredPage) => boolean
  readonly #now: () => Instant
  readonly #wishes = new Map<string, StoredPage | null>()
  readonly #inHand = new Set<string>()
  #held = 0
  readonly #workers = new Set<Promise<void>>()
  #loggedAt = Number.NEGATIVE_INFINITY

  /** @param isTrue asked just before a page is written: it may have been dropped while it waited */
  constructor(disk: PageDisk, log: Log, isTrue: (page: StoredPage) => boolean, now: () => Instant) {
    this.#disk = disk
    this.#log = log
    this.#isTrue = isTrue
    this.#now = now
  }

  /** Null: the page shall not be there. */
  wish(key: string, page: StoredPage | null): void {
    if (this.#wishes.get(key)) this.#held -= 1
    // Not written means not there: an older form of the page must not stay.
    const wish = this.#held < MOST_HELD ? page : null
    if (wish) this.#held += 1
    this.#wishes.set(key, wish)
    if (this.#workers.size >= AT_ONCE) return
    const worker = this.#work().finally(() => this.#workers.delete(worker))
    this.#workers.add(worker)
  }

  /** From the disk; null also when it cannot be read. */
  async read(key: string): Promise<StoredPage | null> {
    try {
      return await this.#disk.read(key)
    } catch (error) {
      this.failed(error)
      return null
    }
  }

  failed(error: unknown): void {
    const at = toEpoch(this.#now())
    if (Math.abs(at - this.#loggedAt) < LOG_AGAIN_MS) return
    this.#loggedAt = at
    this.#log.defect('page-store', error)
  }

  async settle(): Promise<void> {
    while (this.#workers.size > 0) await Promise.all(this.#workers)
  }

  async #work(): Promise<void> {
    for (let next = this.#take(); next; next = this.#take()) {
      const [key, page] = next
      this.#inHand.add(key)
      try {
        await (page && this.#isTrue(page) ? this.#disk.write(key, page) : this.#disk.remove(key))
      } catch (error) {
        this.failed(error)
      }
      this.#inHand.delete(key)
    }
  }

  #take(): readonly [string, StoredPage | null] | null {
    for (const [key, page] of this.#wishes) {
      if (this.#inHand.has(key)) continue
      this.#wishes.delete(key)
      if (page) this.#held -= 1
      return [key, page]
    }
    return null
  }
}

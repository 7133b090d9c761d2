import { LRUCache } from 'lru-cache'
import type { Instant } from '@warraq/core/time'
import type { Log } from '../../ports/log/log.ts'
import type { PageDisk } from './page-disk.ts'
import type { RenderedPage, StoredPage } from './stored-page.ts'
import { toStoredPage } from './stored-page.ts'

export interface PageNotice {
  readonly id: number
  readonly tag: string
}

/**
 * Pages are files: rendered once, compressed once, kept in memory over disk until a notice carries one of their tags.
 * A hit asks no database. A page that was being rendered while a notice for it arrived is answered but not kept.
 */
export interface PageStore {
  /** From memory only, without waiting: the fast way of a hit. */
  peek(key: string): StoredPage | null
  /** From memory or disk, else rendered, by one rendering however many readers wait. Errors of `render` are not kept. */
  serve(key: string, render: () => Promise<RenderedPage>): Promise<StoredPage>
  /** Pages with these tags are not served any more. */
  apply(notices: readonly PageNotice[]): void
  /** Waits until the disk agrees with memory. */
  settle(): Promise<void>
  readonly lastNoticeId: number
}

export interface PageStoreParts {
  readonly disk: PageDisk
  readonly now: () => Instant
  readonly log: Log
  readonly memoryBytes: number
  /** Newest notice of every tag when the process started; null when the database could not be asked. */
  readonly noticesAtStart: readonly PageNotice[] | null
}

export function openPageStore(parts: PageStoreParts): PageStore {
  return new MemoryOverDisk(parts)
}

/** Far below the distance of two numbers, far above what a double resolves at 2^40. */
const LATE_STEP = 0.001

class MemoryOverDisk implements PageStore {
  readonly #parts: PageStoreParts
  readonly #memory: LRUCache<string, StoredPage>
  readonly #newest = new Map<string, number>()
  readonly #keysOfTag = new Map<string, Set<string>>()
  readonly #rendering = new Map<string, Promise<StoredPage>>()
  readonly #diskWork = new Map<string, Promise<void>>()
  #last = 0

  constructor(parts: PageStoreParts) {
    this.#parts = parts
    this.#memory = new LRUCache({ maxSize: parts.memoryBytes, sizeCalculation: sizeOf })
    for (const { id, tag } of parts.noticesAtStart ?? []) {
      this.#newest.set(tag, id)
      this.#last = Math.max(this.#last, id)
    }
    for (const { key, tags } of parts.disk.scan()) this.#index(key, tags)
  }

  get lastNoticeId(): number {
    return this.#last
  }

  peek(key: string): StoredPage | null {
    const page = this.#memory.get(key)
    return page && this.#isTrue(page) ? page : null
  }

  async serve(key: string, render: () => Promise<RenderedPage>): Promise<StoredPage> {
    const kept = this.peek(key)
    if (kept) return kept
    const joined = this.#rendering.get(key)
    if (joined) return joined
    const work = this.#fromDiskOrRendered(key, render).finally(() => this.#rendering.delete(key))
    this.#rendering.set(key, work)
    return work
  }

  apply(notices: readonly PageNotice[]): void {
    for (const { id, tag } of notices) {
      this.#note(id, tag)
      for (const key of this.#keysOfTag.get(tag) ?? []) this.#forget(key)
      this.#keysOfTag.delete(tag)
    }
  }

  async settle(): Promise<void> {
    while (this.#diskWork.size > 0) await Promise.all(this.#diskWork.values())
  }

  async #fromDiskOrRendered(key: string, render: () => Promise<RenderedPage>): Promise<StoredPage> {
    const found = await this.#parts.disk.read(key)
    if (found && this.#isTrue(found)) {
      this.#memory.set(key, found)
      this.#index(key, found.tags)
      return found
    }
    const noticeId = this.#last
    const page = await toStoredPage(await render(), noticeId)
    if (this.#isTrue(page)) this.#keep(key, page)
    return page
  }

  /** No newer notice for any of its tags, and not past its own end. */
  #isTrue(page: StoredPage): boolean {
    if (page.expiresAt !== null && page.expiresAt <= this.#parts.now()) return false
    return page.tags.every((tag) => (this.#newest.get(tag) ?? 0) <= page.noticeId)
  }

  /**
   * On PostgreSQL a notice can become visible after one with a higher number. Heard late, it still has to outdate what
   * is being rendered right now, so it counts as a step after the last number heard.
   */
  #note(id: number, tag: string): void {
    const heardAs = id > this.#last ? id : this.#last + LATE_STEP
    this.#last = heardAs
    this.#newest.set(tag, heardAs)
  }

  #keep(key: string, page: StoredPage): void {
    this.#memory.set(key, page)
    this.#index(key, page.tags)
    this.#onDisk(key, () => (this.#isTrue(page) ? this.#parts.disk.write(key, page) : Promise.resolve()))
  }

  #forget(key: string): void {
    this.#memory.delete(key)
    this.#onDisk(key, () => (this.#memory.has(key) ? Promise.resolve() : this.#parts.disk.remove(key)))
  }

  #index(key: string, tags: readonly string[]): void {
    for (const tag of tags) {
      const keys = this.#keysOfTag.get(tag) ?? new Set()
      keys.add(key)
      this.#keysOfTag.set(tag, keys)
    }
  }

  /** Writes and removals of one key happen one after another, off the way of the reader's answer. */
  #onDisk(key: string, work: () => Promise<void>): void {
    const before = this.#diskWork.get(key) ?? Promise.resolve()
    const next = before
      .then(work)
      .catch((error: unknown) => void this.#parts.log.defect('page-store', error))
      .finally(() => {
        if (this.#diskWork.get(key) === next) this.#diskWork.delete(key)
      })
    this.#diskWork.set(key, next)
  }
}

function sizeOf(page: StoredPage): number {
  return page.bytes.identity.length + page.bytes.gzip.length + page.bytes.br.length + 1024
}

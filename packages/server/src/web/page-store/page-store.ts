import { LRUCache } from 'lru-cache'
import type { Instant } from '@warraq/core/time'
import type { Log } from '../../ports/log/log.ts'
import { Denser } from './denser.ts'
import { DiskWork } from './disk-work.ts'
import { NotAPage } from './not-a-page.ts'
import type { PageDisk } from './page-disk.ts'
import { Shed } from './shed.ts'
import type { RenderedPage, StoredPage } from './stored-page.ts'
import { toStoredPage } from './stored-page.ts'

export interface PageNotice {
  readonly id: number
  readonly tag: string
}

/**
 * Pages are files: rendered once, compressed once, kept in memory over disk until a notice carries one of their tags.
 * A hit asks no database. A page that was being rendered while a notice for it arrived is answered but not kept, and
 * nobody who comes after the notice gets it. Memory and disk may fail or be full: then pages are rendered more often.
 */
export interface PageStore {
  /** From memory only, without waiting: the fast way of a hit. */
  peek(key: string): StoredPage | null
  /**
   * From memory or disk, else rendered, by one rendering however many readers wait. `render` asks for everything the page
   * depends on itself: what was asked before could be older than the last notice. A `NotAPage` goes through; when
   * rendering fails otherwise, a page that only its clock has outdated is better than none.
   */
  serve(key: string, render: () => Promise<RenderedPage>): Promise<StoredPage>
  /** Pages with these tags are not served any more. */
  apply(notices: readonly PageNotice[]): void
  /** Waits until the disk agrees with memory. */
  settle(): Promise<void>
  /** The same, without looking any further for what former processes left on the disk. */
  close(): Promise<void>
  readonly lastNoticeId: number
  /** What memory holds now. */
  readonly kept: { readonly pages: number; readonly bytes: number }
}

export interface PageStoreParts {
  readonly disk: PageDisk
  readonly now: () => Instant
  readonly log: Log
  readonly memoryBytes: number
  /** Newest notice of every tag when the process started: what is on the disk is held against these. */
  readonly noticesAtStart: readonly PageNotice[]
  /** Milliseconds after which a page that is still kept is packed as small as it gets. */
  readonly denserAfterMs?: number
}

const DENSER_AFTER_MS = 2_000
/** One use in so many is noted. */
const NOTED = 8

export function openPageStore(parts: PageStoreParts): PageStore {
  return new MemoryOverDisk(parts)
}

/** Far below the distance of two numbers, far above what a double resolves at 2^40. */
const LATE_STEP = 0.001

interface Rendering {
  /** Last notice when it began: whoever comes after a newer one does not join it. */
  readonly since: number
  readonly page: Promise<StoredPage>
}

class MemoryOverDisk implements PageStore {
  readonly #parts: PageStoreParts
  readonly #memory: LRUCache<string, StoredPage>
  readonly #disk: DiskWork
  readonly #denser: Denser
  readonly #newest = new Map<string, number>()
  readonly #tagsOfKey = new Map<string, readonly string[]>()
  readonly #keysOfTag = new Map<string, Set<string>>()
  readonly #rendering = new Map<string, Rendering>()
  readonly #scanned: Promise<void>
  get kept(): { pages: number; bytes: number } {
    return { pages: this.#memory.size, bytes: this.#memory.calculatedSize }
  }

  #closing = false
  #hits = 0
  #last = 0

  constructor(parts: PageStoreParts) {
    this.#parts = parts
    this.#memory = new LRUCache({ maxSize: parts.memoryBytes, sizeCalculation: sizeOf })
    this.#disk = new DiskWork(parts.disk, parts.log, (page) => this.#isTrue(page), parts.now)
    this.#denser = new Denser(
      parts.denserAfterMs ?? DENSER_AFTER_MS,
      (key) => this.#memory.peek(key),
      (key, page) => {
        this.#memory.set(key, page)
        this.#disk.wish(key, page)
      },
    )
    for (const { id, tag } of parts.noticesAtStart) {
      this.#newest.set(tag, id)
      this.#last = Math.max(this.#last, id)
    }
    this.#scanned = this.#scan()
  }

  get lastNoticeId(): number {
    return this.#last
  }

  peek(key: string): StoredPage | null {
    // Which page was used last need not be known to the last reader, and noting it costs more than finding the page.
    this.#hits = (this.#hits + 1) % NOTED
    const page = this.#hits === 0 ? this.#memory.get(key) : this.#memory.peek(key)
    // What a notice has dropped is not in memory any more; only the clock tells no one.
    return page && !this.#isPast(page) ? page : null
  }

  async serve(key: string, render: () => Promise<RenderedPage>): Promise<StoredPage> {
    const kept = this.peek(key)
    if (kept) return kept
    const joined = this.#rendering.get(key)
    if (joined?.since === this.#last) return joined.page
    const page = this.#fromDiskOrRendered(key, render).finally(() => {
      if (this.#rendering.get(key)?.page === page) this.#rendering.delete(key)
    })
    this.#rendering.set(key, { since: this.#last, page })
    return page
  }

  apply(notices: readonly PageNotice[]): void {
    for (const { id, tag } of notices) {
      this.#note(id, tag)
      for (const key of this.#keysOfTag.get(tag) ?? []) this.#forget(key)
    }
  }

  async settle(): Promise<void> {
    await this.#scanned
    await this.#disk.settle()
  }

  close(): Promise<void> {
    this.#closing = true
    this.#denser.close()
    return this.settle()
  }

  async #fromDiskOrRendered(key: string, render: () => Promise<RenderedPage>): Promise<StoredPage> {
    const found = this.#memory.get(key) ?? (await this.#disk.read(key))
    if (found && this.#isTrue(found)) {
      this.#memory.set(key, found)
      this.#index(key, found.tags)
      this.#denser.wish(key, found)
      return found
    }
    try {
      const noticeId = this.#last
      const page = await toStoredPage(await render(), noticeId)
      if (this.#isTrue(page)) this.#keep(key, page)
      return page
    } catch (error) {
      if (error instanceof NotAPage || !found || !this.#isUndropped(found)) throw error
      if (!(error instanceof Shed)) this.#parts.log.defect('rendering, answered with an older page', error)
      return found
    }
  }

  /** No newer notice for any of its tags, and not past its own end. */
  #isTrue(page: StoredPage): boolean {
    return !this.#isPast(page) && this.#isUndropped(page)
  }

  #isPast({ expiresAt }: StoredPage): boolean {
    return expiresAt !== null && expiresAt <= this.#parts.now()
  }

  #isUndropped({ tags, noticeId }: Pick<StoredPage, 'tags' | 'noticeId'>): boolean {
    return tags.every((tag) => (this.#newest.get(tag) ?? 0) <= noticeId)
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
    this.#disk.wish(key, page)
    this.#denser.wish(key, page)
  }

  #forget(key: string): void {
    this.#memory.delete(key)
    this.#unindex(key)
    this.#disk.wish(key, null)
  }

  #index(key: string, tags: readonly string[]): void {
    this.#unindex(key)
    this.#tagsOfKey.set(key, tags)
    for (const tag of tags) {
      const keys = this.#keysOfTag.get(tag) ?? new Set()
      keys.add(key)
      this.#keysOfTag.set(tag, keys)
    }
  }

  #unindex(key: string): void {
    for (const tag of this.#tagsOfKey.get(key) ?? []) {
      const keys = this.#keysOfTag.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) this.#keysOfTag.delete(tag)
    }
    this.#tagsOfKey.delete(key)
  }

  /**
   * Learns what former processes left, so that a notice takes it from the disk too, where a web server may answer from.
   * Truth does not wait for this: a page that is read is held against the notices in any case.
   */
  async #scan(): Promise<void> {
    try {
      for await (const { key, tags, noticeId } of this.#parts.disk.scan()) {
        if (this.#closing) return
        if (this.#tagsOfKey.has(key)) continue
        if (this.#isUndropped({ tags, noticeId })) this.#index(key, tags)
        else this.#disk.wish(key, null)
      }
    } catch (error) {
      this.#disk.failed(error)
    }
  }
}

function sizeOf(page: StoredPage): number {
  return page.bytes.identity.length + page.bytes.gzip.length + page.bytes.br.length + 1024
}

import { LIVE_CONNECTIONS } from '@warraq/core/comments/limits.table'
import type { Log } from '../../ports/log/log.ts'
import type { ReadDb } from '../../store/database.ts'
import { publicCommentCount } from '../../store/reader/discussion.ts'
import type { PageNotice } from '../page-store/page-store.ts'

/**
 * Tells open pages how many comments their article has now. What changed is heard where pages hear it (`article:ID`), from
 * this process at once and from other nodes within their half second; one question to the database answers all who listen.
 */
export interface LiveComments {
  /** Listens until the function that it gives is called; null: too many listen already, ask again later. */
  listen(articleId: number, net: string | null, listener: LiveListener): (() => void) | null
  apply(notices: readonly PageNotice[]): void
  /** Ends every listening. */
  close(): void
}

export interface LiveListener {
  readonly hear: (count: number) => void
  /** The server stops, or the newspaper has switched this off. */
  readonly end: () => void
}

/** Several comments approved at once are one piece of news. */
const WAIT_MS = 250

export function liveComments(read: ReadDb, log: Log): LiveComments {
  return new Listeners(read, log)
}

interface Listening extends LiveListener {
  readonly net: string | null
}

class Listeners implements LiveComments {
  readonly #read: ReadDb
  readonly #log: Log
  readonly #ofArticle = new Map<number, Set<Listening>>()
  readonly #ofNet = new Map<string, number>()
  readonly #waiting = new Map<number, NodeJS.Timeout>()
  #count = 0

  constructor(read: ReadDb, log: Log) {
    this.#read = read
    this.#log = log
  }

  listen(articleId: number, net: string | null, listener: LiveListener): (() => void) | null {
    const fromNet = net === null ? 0 : (this.#ofNet.get(net) ?? 0)
    if (this.#count >= LIVE_CONNECTIONS.all || fromNet >= LIVE_CONNECTIONS.net) return null
    const listening: Listening = { ...listener, net }
    const others = this.#ofArticle.get(articleId) ?? new Set()
    this.#ofArticle.set(articleId, others.add(listening))
    if (net !== null) this.#ofNet.set(net, fromNet + 1)
    this.#count += 1
    return () => this.#forget(articleId, listening)
  }

  #forget(articleId: number, listening: Listening): void {
    const all = this.#ofArticle.get(articleId)
    if (all?.delete(listening) !== true) return
    if (all.size === 0) this.#ofArticle.delete(articleId)
    this.#count -= 1
    const { net } = listening
    if (net === null) return
    const left = (this.#ofNet.get(net) ?? 1) - 1
    if (left === 0) this.#ofNet.delete(net)
    else this.#ofNet.set(net, left)
  }

  apply(notices: readonly PageNotice[]): void {
    for (const { tag } of notices) {
      if (tag === 'site') this.close()
      const articleId = tag.startsWith('article:') ? Number(tag.slice('article:'.length)) : 0
      if (!this.#ofArticle.has(articleId) || this.#waiting.has(articleId)) continue
      this.#waiting.set(
        articleId,
        setTimeout(() => void this.#tell(articleId), WAIT_MS),
      )
    }
  }

  async #tell(articleId: number): Promise<void> {
    this.#waiting.delete(articleId)
    try {
      const count = await publicCommentCount(this.#read, articleId)
      for (const { hear, end } of this.#ofArticle.get(articleId) ?? []) {
        if (count === null) end()
        else hear(count)
      }
    } catch (error) {
      // Whoever listens hears it with the next change, and sees it on the page in any case.
      this.#log.defect('live comments', error)
    }
  }

  close(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer)
    this.#waiting.clear()
    for (const listening of [...this.#ofArticle.values()].flatMap((all) => [...all])) listening.end()
  }
}

import { Worker } from 'node:worker_threads'
import { Refusal } from '@warraq/core/errors'
import type { SearchAnswer, SearchCompletion, SearchHit, SearchService } from '@warraq/core/search/request'
import type { DatabaseAddress } from '../../config/config.ts'
import type { SearchOrder, SearchQuestion, SearchReport } from './search-thread.ts'

export interface OpenSearch extends SearchService {
  close(): Promise<void>
}

/** Who has waited longer than this for an answer is told to come back. */
const PATIENCE_MS = 1_000
/** A thread that has been silent for so much longer does not answer any more: the next question gets another one. */
const LOST_MS = 15_000
const MOST_WAITING = 32
const HEAP_MB = 384

interface Waiting {
  readonly question: SearchQuestion
  readonly settle: (report: Exclude<SearchReport, 'ready'> | null) => void
}

/**
 * Search on a thread of its own, which is begun with the first question: whatever is searched for, pages are served
 * meanwhile. Refuses with `search-busy`.
 */
export function openSearch(address: DatabaseAddress, trouble: (what: string) => void): OpenSearch {
  const state: { thread: SearchThread | null; closed: boolean } = { thread: null, closed: false }
  const ask = async (question: SearchQuestion): Promise<unknown> => {
    if (state.closed) throw new Refusal('search-busy')
    if (state.thread === null || state.thread.gone) state.thread = new SearchThread(address, trouble)
    return state.thread.ask(question)
  }
  return {
    search: (request) => ask({ ask: 'search', request }) as Promise<SearchAnswer>,
    complete: (scope, text, limit) =>
      ask({ ask: 'complete', scope, text, limit }) as Promise<readonly SearchCompletion[]>,
    similar: (scope, documentId, limit) =>
      ask({ ask: 'similar', scope, documentId, limit }) as Promise<readonly SearchHit[]>,
    close: async () => {
      state.closed = true
      await state.thread?.close()
    },
  }
}

class SearchThread {
  readonly #worker: Worker
  readonly #trouble: (what: string) => void
  readonly #waiting = new Map<number, Waiting>()
  readonly #ready: Promise<void>
  readonly #exit: Promise<void>
  #next = 1
  #lost: NodeJS.Timeout | null = null
  gone = false

  constructor(address: DatabaseAddress, trouble: (what: string) => void) {
    const source = import.meta.url.endsWith('.ts')
    this.#trouble = trouble
    this.#worker = new Worker(new URL(source ? './search-thread.ts' : './search-thread.js', import.meta.url), {
      workerData: address,
      execArgv: source ? ['--conditions=source'] : [],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    })
    // A process that has nothing else to do may end, whatever this thread would still say.
    this.#worker.unref()
    this.#exit = new Promise((resolve) => void this.#worker.once('exit', () => resolve()))
    this.#ready = new Promise((resolve) => {
      this.#worker.on('message', (report: SearchReport) => {
        if (report === 'ready') resolve()
        else this.#settle(report)
      })
      this.#worker.once('exit', () => resolve())
    })
    this.#worker.on('error', (error) => this.#end(`the search thread has failed: ${error.stack ?? error.message}`))
    this.#worker.on('exit', () => this.#end(null))
  }

  async ask(question: SearchQuestion): Promise<unknown> {
    if (this.#waiting.size >= MOST_WAITING) throw new Refusal('search-busy')
    const id = this.#next++
    const report = await new Promise<Exclude<SearchReport, 'ready'> | null>((settle) => {
      this.#waiting.set(id, { question, settle })
      void this.#ready.then(() => this.#send(id, question))
    })
    if (report === null) throw new Refusal('search-busy')
    if ('answer' in report) return report.answer
    this.#trouble(report.failed)
    throw new Refusal('search-busy')
  }

  async close(): Promise<void> {
    if (!this.gone) this.#worker.postMessage('close' satisfies SearchOrder)
    await this.#exit
  }

  /** The clock runs from the moment at which the thread can work: its start is not the question's fault. */
  #send(id: number, question: SearchQuestion): void {
    const waiting = this.#waiting.get(id)
    if (!waiting) return
    this.#worker.postMessage({ id, question } satisfies SearchOrder)
    const patience = setTimeout(() => {
      waiting.settle(null)
      this.#waiting.delete(id)
      if (this.gone) return
      this.#worker.postMessage({ callOff: id } satisfies SearchOrder)
      this.#lost ??= setTimeout(() => void this.#worker.terminate(), LOST_MS).unref()
    }, PATIENCE_MS)
    this.#waiting.set(id, {
      question,
      settle: (report) => {
        clearTimeout(patience)
        waiting.settle(report)
      },
    })
  }

  #settle(report: Exclude<SearchReport, 'ready'>): void {
    if (this.#lost) clearTimeout(this.#lost)
    this.#lost = null
    const waiting = this.#waiting.get(report.id)
    this.#waiting.delete(report.id)
    waiting?.settle(report)
  }

  #end(why: string | null): void {
    if (this.gone) return
    this.gone = true
    if (why !== null) this.#trouble(why)
    for (const { settle } of this.#waiting.values()) settle(null)
    this.#waiting.clear()
  }
}

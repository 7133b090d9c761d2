import { Worker } from 'node:worker_threads'
import type { Call, Performed } from './perform.ts'
import type { WriterOrder, WriterReport, WriterThreadData } from './writer-thread.ts'
import type { Outcome, Writer, WriterHooks } from './writer.ts'
import { settle, STORAGE_FAILED } from './writer.ts'

/** Large batches make V8 keep some 130 MB for what is new, most of it empty; the heap as a whole is not limited by this. */
const YOUNG_MB = 48

/** The one writer of a SQLite newsroom: a thread with its own connection, so that an fsync never holds up readers. */
export function startSqliteWriter(data: WriterThreadData, hooks: WriterHooks): Writer {
  const source = import.meta.url.endsWith('.ts')
  const worker = new Worker(new URL(source ? './writer-thread.ts' : './writer-thread.js', import.meta.url), {
    workerData: data,
    execArgv: source ? ['--conditions=source'] : [],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  })
  const send = (order: WriterOrder): void => worker.postMessage(order)
  const waiting = new Map<number, (outcome: Outcome) => void>()
  const state = { next: 1, closing: false, gone: false }
  const gone = new Promise<void>((resolve) => void worker.once('exit', () => resolve()))

  worker.on('message', (report: WriterReport) => {
    if ('trouble' in report) {
      hooks.trouble(report.trouble)
      return
    }
    for (const { id, outcome } of report.answers) {
      waiting.get(id)?.(outcome)
      waiting.delete(id)
    }
  })
  const end = (why: Error): void => {
    if (state.gone) return
    state.gone = true
    // Whether these were stored is not known; a repeat with the same retry key finds out.
    for (const answer of waiting.values()) answer(STORAGE_FAILED)
    waiting.clear()
    if (!state.closing) hooks.ended(why)
  }
  worker.on('error', (error) => end(new Error('the writer thread has failed', { cause: error })))
  worker.on('exit', (code) => end(new Error(`the writer thread has ended with code ${code}`)))

  return {
    async perform(call: Call): Promise<Performed> {
      if (state.gone || state.closing) return settle(STORAGE_FAILED)
      const id = state.next++
      const outcome = await new Promise<Outcome>((resolve) => {
        waiting.set(id, resolve)
        send({ id, call })
      })
      return settle(outcome)
    },
    async close() {
      if (!state.gone && !state.closing) send('close')
      state.closing = true
      await gone
    },
  }
}

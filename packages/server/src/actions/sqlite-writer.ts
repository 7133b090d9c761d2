import { Worker } from 'node:worker_threads'
import type { Call, Performed } from './perform.ts'
import type { WriterThreadData } from './writer-thread.ts'
import type { Outcome, Writer } from './writer.ts'
import { settle } from './writer.ts'

/** The one writer of a SQLite newsroom: a thread with its own connection, so that an fsync never holds up readers. */
export function startSqliteWriter(data: WriterThreadData): Writer {
  const source = import.meta.url.endsWith('.ts')
  const worker = new Worker(new URL(source ? './writer-thread.ts' : './writer-thread.js', import.meta.url), {
    workerData: data,
    execArgv: source ? ['--conditions=source'] : [],
  })
  const waiting = new Map<number, (outcome: Outcome) => void>()
  const state = { next: 1, stopped: false }

  const failAll = (why: string): void => {
    state.stopped = true
    for (const answer of waiting.values()) answer({ ok: false, defect: why })
    waiting.clear()
  }
  worker.on('message', (answers: { id: number; outcome: Outcome }[]) => {
    for (const { id, outcome } of answers) {
      waiting.get(id)?.(outcome)
      waiting.delete(id)
    }
  })
  worker.on('error', (error) => failAll(error.stack ?? error.message))
  worker.on('exit', () => failAll('the writer thread has stopped'))

  return {
    async perform(call: Call): Promise<Performed> {
      if (state.stopped) throw new Error('the writer thread has stopped')
      const id = state.next++
      const outcome = await new Promise<Outcome>((resolve) => {
        waiting.set(id, resolve)
        worker.postMessage({ id, call })
      })
      return settle(outcome)
    },
    async close() {
      if (state.stopped) return
      const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
      worker.postMessage('close')
      await ended
    },
  }
}

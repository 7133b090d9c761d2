import type { MessagePort } from 'node:worker_threads'
import { parentPort, workerData } from 'node:worker_threads'
import { loadKeyring } from '../config/keyring.ts'
import { openSqlite } from '../store/database.ts'
import { createKept } from './kept.ts'
import type { Call } from './perform.ts'
import { findAction } from './registry.table.ts'
import type { BatchResult } from './sqlite-batch.ts'
import { performBatch } from './sqlite-batch.ts'
import type { Outcome } from './writer.ts'
import { STORAGE_FAILED } from './writer.ts'

/** What the main thread hands over: everything is JSON, nothing is captured. */
export interface WriterThreadData {
  readonly file: string
  readonly dataDir: string
  readonly secret: string | null
}

/** To the thread. After `close` nothing more comes; what came before is done first. */
export type WriterOrder = { readonly id: number; readonly call: Call } | 'close'

/** From the thread. */
export type WriterReport =
  | { readonly answers: readonly { readonly id: number; readonly outcome: Outcome }[] }
  | { readonly trouble: string }

const MOST_IN_ONE_COMMIT = 64

function startWriterThread(port: MessagePort, data: WriterThreadData): void {
  const open = openSqlite(data.file, 'write')
  const parts = { ...open, find: findAction, keys: loadKeyring(data.dataDir, data.secret), kept: createKept() }
  const waiting: { id: number; call: Call }[] = []
  const state = { working: false, closing: false, broken: false }

  const runBatch = (calls: readonly Call[]): Promise<BatchResult> =>
    state.broken
      ? Promise.resolve({ outcomes: calls.map(() => STORAGE_FAILED), trouble: null, broken: true })
      : performBatch(parts, calls)

  const work = async (): Promise<void> => {
    const batch = waiting.splice(0, MOST_IN_ONE_COMMIT)
    if (batch.length === 0) {
      state.working = false
      if (state.closing) await open.close().finally(() => port.close())
      return
    }
    const { outcomes, trouble, broken } = await runBatch(batch.map(({ call }) => call))
    state.broken = broken
    const tell = (report: WriterReport): void => port.postMessage(report)
    if (trouble !== null) tell({ trouble })
    tell({ answers: batch.map(({ id }, i) => ({ id, outcome: outcomes[i] ?? STORAGE_FAILED })) })
    // Messages that arrived during the batch are read before the next one starts: they share its commit.
    setImmediate(() => void work())
  }

  port.on('message', (order: WriterOrder) => {
    if (order === 'close') state.closing = true
    else waiting.push(order)
    if (state.working) return
    state.working = true
    setImmediate(() => void work())
  })
}

if (parentPort) startWriterThread(parentPort, workerData as WriterThreadData)

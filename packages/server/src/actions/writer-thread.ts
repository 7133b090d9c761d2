import { parentPort, workerData } from 'node:worker_threads'
import { loadKeyring } from '../config/keyring.ts'
import { openSqlite } from '../store/database.ts'
import type { Call } from './perform.ts'
import { findAction } from './registry.table.ts'
import { performBatch } from './sqlite-batch.ts'

/** What the main thread hands over: everything is JSON, nothing is captured. */
export interface WriterThreadData {
  readonly file: string
  readonly dataDir: string
  readonly secret: string | null
}

const MOST_IN_ONE_COMMIT = 64

function startWriterThread(port: NonNullable<typeof parentPort>, data: WriterThreadData): void {
  const open = openSqlite(data.file, 'write')
  const keys = loadKeyring(data.dataDir, data.secret)
  const waiting: { id: number; call: Call }[] = []
  const state = { working: false }

  const work = async (): Promise<void> => {
    const batch = waiting.splice(0, MOST_IN_ONE_COMMIT)
    if (batch.length === 0) {
      state.working = false
      return
    }
    const outcomes = await performBatch(
      open,
      batch.map(({ call }) => call),
      findAction,
      keys,
    )
    port.postMessage(batch.map(({ id }, i) => ({ id, outcome: outcomes[i] })))
    // Messages that arrived during the batch are read before the next one starts: they share its commit.
    setImmediate(() => void work())
  }

  port.on('message', (message: { id: number; call: Call } | 'close') => {
    if (message === 'close') {
      void open.close().then(() => port.close())
      return
    }
    waiting.push(message)
    if (state.working) return
    state.working = true
    setImmediate(() => void work())
  })
}

if (parentPort) startWriterThread(parentPort, workerData as WriterThreadData)

import type { MessagePort } from 'node:worker_threads'
import { parentPort, workerData } from 'node:worker_threads'
import type { SearchRequest, SearchScope } from '@warraq/core/search/request'
import type { DatabaseAddress } from '../../config/config.ts'
import type { ReadDb } from '../database.ts'
import { openPostgres, openSqlite } from '../database.ts'
import { Searcher } from './searcher.ts'

/** What can be asked of the thread; everything is JSON. */
export type SearchQuestion =
  | { readonly ask: 'search'; readonly request: SearchRequest }
  | { readonly ask: 'complete'; readonly scope: SearchScope; readonly text: string; readonly limit: number }
  | { readonly ask: 'similar'; readonly scope: SearchScope; readonly documentId: number; readonly limit: number }

/** To the thread. What is called off and not yet begun is not done. */
export type SearchOrder =
  | { readonly id: number; readonly question: SearchQuestion }
  | { readonly callOff: number }
  | 'close'

/** From the thread. */
export type SearchReport =
  | 'ready'
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly failed: string }

interface Snapshots {
  /** One state of the database for all questions of `work`. */
  read<Result>(work: (db: ReadDb) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

const CONNECTIONS = 1

function openSnapshots(address: DatabaseAddress): Snapshots {
  if (address.kind === 'postgres') {
    const open = openPostgres(address.url, 'read', CONNECTIONS)
    return {
      read: (work) => open.db.transaction().setIsolationLevel('repeatable read').execute(work),
      close: () => open.close(),
    }
  }
  const open = openSqlite(address.file, 'read')
  return {
    async read(work) {
      await open.exec('BEGIN')
      try {
        return await work(open.db)
      } finally {
        await open.exec('COMMIT')
      }
    },
    close: () => open.close(),
  }
}

function startSearchThread(port: MessagePort, address: DatabaseAddress): void {
  const snapshots = openSnapshots(address)
  const searcher = new Searcher()
  const waiting: { id: number; question: SearchQuestion }[] = []
  const state = { working: false, closing: false }

  const answer = (question: SearchQuestion): Promise<unknown> =>
    snapshots.read((db): Promise<unknown> => {
      switch (question.ask) {
        case 'search':
          return searcher.search(db, question.request)
        case 'complete':
          return searcher.complete(db, question.scope, question.text, question.limit)
        case 'similar':
          return searcher.similar(db, question.scope, question.documentId, question.limit)
      }
    })

  const work = async (): Promise<void> => {
    const next = waiting.shift()
    if (!next) {
      state.working = false
      if (state.closing) await snapshots.close().finally(() => port.close())
      return
    }
    const { id } = next
    const report = await answer(next.question).then(
      (found): SearchReport => ({ id, answer: found }),
      (error: unknown): SearchReport => ({
        id,
        failed: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
    )
    port.postMessage(report)
    // Orders that came meanwhile are read first: what was called off must not be begun.
    setImmediate(() => void work())
  }

  port.on('message', (order: SearchOrder) => {
    if (order === 'close') state.closing = true
    else if ('callOff' in order) {
      const at = waiting.findIndex(({ id }) => id === order.callOff)
      if (at >= 0) waiting.splice(at, 1)
    } else waiting.push(order)
    if (state.working) return
    state.working = true
    setImmediate(() => void work())
  })
  port.postMessage('ready' satisfies SearchReport)
}

if (parentPort) startSearchThread(parentPort, workerData as DatabaseAddress)

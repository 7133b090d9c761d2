import type { WorkingContent } from '@warraq/core/contract/articles'

/**
 * What was typed and not yet accepted by the desk, kept on the device. IndexedDB with strict durability, so that a
 * killed browser or a power cut takes at most the last second.
 */

export interface JournalRecord {
  readonly content: WorkingContent
  /** The version of the stored text that the words began from. */
  readonly lockVersion: number
  /** That text; missing in what older versions kept. */
  readonly base?: WorkingContent | null
  readonly at: string
}

export interface Journal {
  readonly read: () => Promise<JournalRecord | null>
  readonly keep: (record: JournalRecord) => Promise<void>
  readonly drop: () => Promise<void>
}

const DATABASE = 'warraq-newsroom'
const STORE = 'drafts'

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'))
  })
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(STORE)
  return settled(request)
}

function isRecord(value: unknown): value is JournalRecord {
  return typeof value === 'object' && value !== null && 'content' in value && 'lockVersion' in value && 'at' in value
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await openDatabase()
  try {
    const transaction = database.transaction(STORE, mode, { durability: 'strict' })
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB'))
    })
    const result = await settled(work(transaction.objectStore(STORE)))
    await done
    return result
  } finally {
    database.close()
  }
}

/** The journal of one article for one account: two people on one machine do not see each other's. */
export function createJournal(accountId: number, articleId: number): Journal {
  const key = `${accountId}/${articleId}`
  return {
    read: async () => {
      const found: unknown = await inStore('readonly', (store) => store.get(key) as IDBRequest<unknown>)
      return isRecord(found) ? found : null
    },
    keep: async (record) => {
      await inStore('readwrite', (store) => store.put(record, key))
    },
    drop: async () => {
      await inStore('readwrite', (store) => store.delete(key))
    },
  }
}

import type { DatabaseSync } from 'node:sqlite'
import type { Json } from '@warraq/core/json'
import type { Keyring } from '../config/keyring.ts'
import type { WriteDb } from '../store/database.ts'
import type { Action } from './action.ts'
import type { Kept } from './kept.ts'
import type { Call } from './perform.ts'
import { perform } from './perform.ts'
import type { Outcome } from './writer.ts'
import { describeError, outcomeOfError, STORAGE_FAILED } from './writer.ts'

export type FindAction = (name: string) => Action<Json, Json>

/** What a batch is done with: the writing connection, the actions, the keys. */
export interface BatchParts {
  readonly connection: DatabaseSync
  readonly db: WriteDb
  readonly find: FindAction
  readonly keys: Keyring
  readonly kept: Kept
}

export interface BatchResult {
  /** One for each call, in their order. */
  readonly outcomes: readonly Outcome[]
  /** The first error of the storage, if there was one. */
  readonly trouble: string | null
  /**
   * The disk failed to keep or to give bytes. What SQLite believes to be in the WAL may not be there, so nothing more
   * may be written over it by this process: a commit after a lost one would be lost with it at the next start.
   */
  readonly broken: boolean
}

/**
 * Group commit: runs the waiting calls in one transaction, a savepoint each, so that a refusal undoes only its own
 * rows and one fsync pays for all. Outcomes are told only after COMMIT has returned; when COMMIT fails, none happened.
 */
export async function performBatch(parts: BatchParts, calls: readonly Call[]): Promise<BatchResult> {
  const { connection } = parts
  const notes: StorageNotes = { trouble: null, broken: false }
  try {
    connection.exec('BEGIN IMMEDIATE')
    const outcomes: Outcome[] = []
    for (const call of calls) outcomes.push(await performOne(parts, call, notes))
    connection.exec('COMMIT')
    return { outcomes, ...notes }
  } catch (error) {
    const outcome = outcomeOf(error, notes)
    try {
      if (connection.isTransaction) connection.exec('ROLLBACK')
    } catch (failed) {
      notes.trouble = `${notes.trouble ?? ''}\n${describeError(failed)}`
      notes.broken = true
    }
    return { outcomes: calls.map(() => outcome), ...notes }
  }
}

interface StorageNotes {
  trouble: string | null
  broken: boolean
}

async function performOne(parts: BatchParts, call: Call, notes: StorageNotes): Promise<Outcome> {
  const { connection, db, find, keys, kept } = parts
  connection.exec('SAVEPOINT one_action')
  try {
    const performed = await perform(find(call.name), call, db, { dialect: 'sqlite', keys, kept })
    connection.exec('RELEASE one_action')
    return { ok: true, performed }
  } catch (error) {
    // When SQLite itself has rolled the whole transaction back (disk full, I/O error), the batch has failed as one.
    if (!connection.isTransaction) throw error
    const outcome = outcomeOf(error, notes)
    connection.exec('ROLLBACK TO one_action; RELEASE one_action')
    return outcome
  }
}

/** Primary result codes of SQLite (sqlite.org/rescode.html) that say nothing about the call: others may succeed. */
const STORAGE_CODES: ReadonlySet<number> = new Set([
  5, // BUSY
  6, // LOCKED
  8, // READONLY
  10, // IOERR
  11, // CORRUPT
  13, // FULL
  14, // CANTOPEN
  26, // NOTADB
])
const BROKEN_CODES: ReadonlySet<number> = new Set([10, 11, 26])

function outcomeOf(error: unknown, notes: StorageNotes): Outcome {
  const code = sqliteCode(error)
  if (code === null || !STORAGE_CODES.has(code)) return outcomeOfError(error)
  notes.trouble ??= describeError(error)
  notes.broken ||= BROKEN_CODES.has(code)
  return STORAGE_FAILED
}

function sqliteCode(error: unknown): number | null {
  const { code, errcode } = error as { code?: unknown; errcode?: unknown }
  return code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number' ? errcode & 0xff : null
}

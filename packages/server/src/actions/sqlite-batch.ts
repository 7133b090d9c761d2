import type { Json } from '@warraq/core/json'
import type { Keyring } from '../config/keyring.ts'
import type { openSqlite } from '../store/database.ts'
import type { Action } from './action.ts'
import type { Call } from './perform.ts'
import { perform } from './perform.ts'
import type { Outcome } from './writer.ts'
import { outcomeOfError } from './writer.ts'

export type FindAction = (name: string) => Action<Json, Json>

/**
 * Group commit: runs the waiting calls in one transaction, a savepoint each, so that a refusal undoes only its own
 * rows and one fsync pays for all. Outcomes are told only after COMMIT has returned; when COMMIT fails, none happened.
 */
export async function performBatch(
  open: ReturnType<typeof openSqlite>,
  calls: readonly Call[],
  find: FindAction,
  keys: Keyring,
): Promise<Outcome[]> {
  const { connection } = open
  try {
    connection.exec('BEGIN IMMEDIATE')
    const outcomes: Outcome[] = []
    for (const call of calls) outcomes.push(await performOne(open, call, find, keys))
    connection.exec('COMMIT')
    return outcomes
  } catch (error) {
    if (connection.isTransaction) connection.exec('ROLLBACK')
    const outcome = storageFailure(error)
    return calls.map(() => outcome)
  }
}

async function performOne(
  open: ReturnType<typeof openSqlite>,
  call: Call,
  find: FindAction,
  keys: Keyring,
): Promise<Outcome> {
  const { connection, db } = open
  connection.exec('SAVEPOINT one_action')
  try {
    const performed = await perform(find(call.name), call, db, 'sqlite', keys)
    connection.exec('RELEASE one_action')
    return { ok: true, performed }
  } catch (error) {
    // When SQLite itself has rolled the whole transaction back (disk full, I/O error), the batch has failed as one.
    if (!connection.isTransaction) throw error
    connection.exec('ROLLBACK TO one_action; RELEASE one_action')
    return outcomeOfError(error)
  }
}

function storageFailure(error: unknown): Outcome {
  const code = (error as { errcode?: number }).errcode ?? 0
  // Primary result codes of SQLite: 5 BUSY, 6 LOCKED, 8 READONLY, 10 IOERR, 13 FULL, 14 CANTOPEN.
  if ([5, 6, 8, 10, 13, 14].includes(code & 0xff))
    return { ok: false, refusal: { code: 'storage-failed', details: {} } }
  return outcomeOfError(error)
}

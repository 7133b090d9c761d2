import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { SearchService } from '@warraq/core/search/request'
import type { Instant } from '@warraq/core/time'
import { fromEpoch, toEpoch } from '@warraq/core/time'
import type { CallAction } from './actions/call.ts'
import { callerOf } from './actions/call.ts'
import type { Performed } from './actions/perform.ts'
import { startPostgresWriter } from './actions/postgres-writer.ts'
import { findAction } from './actions/registry.table.ts'
import { startSqliteWriter } from './actions/sqlite-writer.ts'
import type { WriterHooks } from './actions/writer.ts'
import type { Config, DatabaseAddress } from './config/config.ts'
import { databaseAddress } from './config/config.ts'
import type { Keyring } from './config/keyring.ts'
import { loadKeyring } from './config/keyring.ts'
import type { Log } from './ports/log/log.ts'
import { lineLog } from './ports/log/log.ts'
import type { OpenDatabase, ReadDb } from './store/database.ts'
import { openDatabase } from './store/database.ts'
import { migrate, readMigrations } from './store/migrate.ts'
import { openSearch } from './store/search/search-service.ts'

/** Everything a process of Warraq shares, built once in this file and handed on explicitly. */
export interface AppContext {
  readonly config: Config
  readonly keys: Keyring
  readonly log: Log
  readonly now: () => Instant
  /** Reading connection: SQLite opened read-only, PostgreSQL with read-only transactions. */
  readonly read: ReadDb
  /** On a thread of its own, which begins with the first question; a server asks it soon after its start. */
  readonly search: SearchService
  readonly call: CallAction
  /** Called after each commit of this process with what it dropped and planned. */
  onCommit(listener: (performed: Performed) => void): void
  /** Settles only when nothing can be written any more before the process has been started anew. */
  readonly failed: Promise<Error>
  close(): Promise<void>
}

export interface ContextChoices {
  readonly now?: () => Instant
  readonly writeLog?: (line: string) => void
}

export const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url))

async function migrateOnce(address: DatabaseAddress, at: Instant): Promise<string[]> {
  const open = openDatabase(address, 'write')
  try {
    return await migrate(open, readMigrations(MIGRATIONS, address.kind), at)
  } finally {
    await open.close()
  }
}

/** Opens (and, when needed, migrates) the newsroom that the config names. */
export async function openContext(config: Config, choices: ContextChoices = {}): Promise<AppContext> {
  const now = choices.now ?? (() => fromEpoch(Date.now()))
  const log = lineLog(choices.writeLog ?? ((line) => process.stderr.write(line)), now)
  mkdirSync(config.dataDir, { recursive: true })
  const keys = loadKeyring(config.dataDir, config.secret)
  const address = databaseAddress(config)

  const applied = await migrateOnce(address, now())
  for (const name of applied) log.info('migrated', { name })

  const { hooks, failed } = hooksOf(log)
  // The reading side is opened first: when it cannot be, no thread is left behind.
  const reading: OpenDatabase = openDatabase(
    address,
    'read',
    onceAWhile(now, (error) => void log.defect('storage', error)),
  )
  const writer =
    address.kind === 'sqlite'
      ? startSqliteWriter({ file: address.file, dataDir: config.dataDir, secret: config.secret }, hooks)
      : startPostgresWriter(address.url, keys, findAction, hooks)
  const search = openSearch(address, (what) => void log.defect('search', what))
  const listeners: ((performed: Performed) => void)[] = []
  const call = callerOf(writer, { now, committed: (performed) => tellAll(listeners, performed, log) })

  return {
    config,
    keys,
    log,
    now,
    call,
    read: reading.db,
    search,
    onCommit: (listener) => void listeners.push(listener),
    failed,
    close: async () => {
      await search.close()
      await writer.close()
      await reading.close()
    },
  }
}

/** While a database is gone every reader meets the same. */
const SAID_EVERY_MS = 30_000

function onceAWhile(now: () => Instant, say: (error: unknown) => void): (error: unknown) => void {
  const last = { at: -Infinity }
  return (error) => {
    const at = toEpoch(now())
    if (at - last.at < SAID_EVERY_MS) return
    last.at = at
    say(error)
  }
}

/** What goes wrong in the writer is logged here and nowhere else. */
function hooksOf(log: Log): { hooks: WriterHooks; failed: Promise<Error> } {
  const end: { tell: (why: Error) => void } = { tell: () => undefined }
  const failed = new Promise<Error>((resolve) => void (end.tell = resolve))
  const hooks: WriterHooks = {
    trouble: (what) => void log.defect('storage', what),
    ended: (why) => {
      log.defect('writer', why)
      end.tell(why)
    },
  }
  return { hooks, failed }
}

/** What is committed stays so, whatever a listener makes of it: the caller gets the answer. */
function tellAll(listeners: readonly ((performed: Performed) => void)[], performed: Performed, log: Log): void {
  for (const tell of listeners) {
    try {
      tell(performed)
    } catch (error) {
      log.defect('after a commit', error)
    }
  }
}

import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Config } from '../config/config.ts'
import { environmentWith } from '../config/env.ts'
import type { Log } from '../ports/log/log.ts'

export interface BackupParts {
  readonly config: Config
  readonly log: Log
  /** Epoch milliseconds of the newest backup in the folder; null when there is none. */
  readonly newest: (folder: string) => Promise<number | null>
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Runs one backup to its end; throws what it said when it failed. */
  readonly make?: (backup: NonNullable<Config['backup']>) => Promise<void>
}

const LOOK_EVERY_MS = 15 * 60_000
/** A little less than a day, so that a backup does not move later each day. */
const DUE_AFTER_MS = 23.5 * 60 * 60_000

/** A backup a day, in a process of its own that gives way to the server. Returns how to stop looking. */
export function keepBackups(parts: BackupParts): () => Promise<void> {
  const { config, log } = parts
  const { backup } = config
  if (backup === null) return () => Promise.resolve()
  const child: { now: ChildProcess | null } = { now: null }
  const make = parts.make ?? ((wanted) => runCommand(config, wanted, child))
  const state = { working: Promise.resolve(), busy: false, stopped: false }
  const look = async (): Promise<void> => {
    try {
      const newest = await parts.newest(backup.folder)
      if (state.stopped || (newest !== null && parts.now() - newest < DUE_AFTER_MS)) return
      await make(backup)
    } catch (error) {
      if (!state.stopped) log.defect('backup', error)
    }
  }
  const start = (): void => {
    if (state.busy) return
    state.busy = true
    state.working = look().finally(() => void (state.busy = false))
  }
  start()
  const timer = setInterval(start, LOOK_EVERY_MS)
  return async () => {
    state.stopped = true
    clearInterval(timer)
    child.now?.kill()
    await state.working
  }
}

const MOST_SAID = 2000

function runCommand(
  { dataDir, databaseUrl, secret, publicUrl }: Config,
  { folder, recipient, keep }: NonNullable<Config['backup']>,
  running: { now: ChildProcess | null },
): Promise<void> {
  const source = import.meta.url.endsWith('.ts')
  const program = fileURLToPath(new URL(source ? '../main.ts' : '../main.js', import.meta.url))
  const args = ['backup', `${folder}/`, '--keep', keep, ...(recipient === null ? [] : ['--recipient', recipient])]
  const child = spawn(process.execPath, [...(source ? ['--conditions=source'] : []), program, ...args, '--json'], {
    env: environmentWith({
      WARRAQ_DATA_DIR: dataDir,
      WARRAQ_PUBLIC_URL: publicUrl.origin,
      ...(databaseUrl === null ? {} : { WARRAQ_DATABASE_URL: databaseUrl }),
      ...(secret === null ? {} : { WARRAQ_SECRET: secret }),
    }),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  running.now = child
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
  const said: string[] = []
  child.stderr.on('data', (chunk: Buffer) => void said.push(chunk.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      running.now = null
      if (code === 0) resolve()
      else reject(new Error(`backup ended with ${code}: ${said.join('').slice(-MOST_SAID)}`))
    })
  })
}

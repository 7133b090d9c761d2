/**
 * Imports that the newsroom begins: done one at a time, each by a process of its own that writes through this server, so
 * that readers do not wait for it and its memory goes with it. A restart goes on where the last one stopped.
 */

import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Refusal } from '@warraq/core/errors'
import type { Instant } from '@warraq/core/time'
import type { CallAction } from '../../actions/call.ts'
import { environmentWith } from '../../config/env.ts'
import type { Log } from '../../ports/log/log.ts'
import type { ReadDb } from '../../store/database.ts'
import { wizardSettings } from '../wizard/settings.ts'
import { holderName, underLease } from './run-lease.ts'
import { tidyStaged } from './staged-file.ts'
import { undoRun } from './undo-run.ts'

export interface BackgroundParts {
  readonly dataDir: string
  /** Null for SQLite in the data folder. */
  readonly databaseUrl: string | null
  readonly read: ReadDb
  readonly call: CallAction
  readonly log: Log
  readonly now: () => Instant
}

export interface BackgroundRuns {
  /** Does it after those that wait already. */
  queue(runId: number): void
  /** Ends a run; what came in stays, and beginning again with the same file goes on. */
  stop(runId: number): Promise<void>
  /** Everything queued so far has ended. */
  settled(): Promise<void>
  /** Leaves what is under way to the next start. */
  close(): Promise<void>
}

const LOOK_EVERY_MS = 1000
const TIDY_EVERY_MS = 3_600_000
const operator = { actor: { kind: 'operator' } } as const

export function startBackgroundRuns(parts: BackgroundParts): BackgroundRuns {
  const holder = holderName(parts.databaseUrl)
  const state = { closing: false, child: null as null | { id: number; process: ChildProcess } }
  let last: Promise<void> = Promise.resolve()
  const one = async (runId: number): Promise<void> => {
    const stand = state.closing ? null : await standOf(parts.read, runId)
    if (stand === null || (await isDoneElsewhere(parts, runId))) return
    if (stand === 'undo') return undo(parts, { runId, holder }, () => state.closing)
    const child = startProcess(parts, runId)
    state.child = { id: runId, process: child }
    const { code, said } = await ended(child)
    state.child = null
    if (code === 0 || state.closing || (await standOf(parts.read, runId)) !== 'running') return
    // Another node was faster: it is theirs, and is looked for again while it is not done.
    if (said.includes('import-busy')) return
    // It could not even say why: it must not begin again and again.
    parts.log.warn('an import has ended', { run: runId, code: code ?? -1, said })
    const failed = 'defect'
    await parts.call('import/note-progress', { runId, phase: '', done: 0, of: 0, failed }, operator)
  }
  const waiting = new Set<number>()
  const queue = (runId: number): void => {
    if (waiting.has(runId)) return
    waiting.add(runId)
    last = last
      .then(() => one(runId))
      .catch((error: unknown) => void parts.log.defect('import', error))
      .finally(() => waiting.delete(runId))
  }
  const look = async (): Promise<void> => {
    try {
      const open = await toBeDone(parts.read)
      open.forEach(queue)
      const { child } = state
      if (child !== null && (await isStopped(parts.read, child.id))) child.process.kill('SIGTERM')
    } catch (error) {
      // A database that is away is told of by whoever reads it; this looks again in a second.
      if (!(error instanceof Refusal)) parts.log.defect('import', error)
    }
  }
  let looking = look()
  let tidying = tidy(parts)
  // Another process of the newsroom may have begun one.
  const timer = setInterval(() => void (looking = look()), LOOK_EVERY_MS)
  const tidyTimer = setInterval(() => void (tidying = tidy(parts)), TIDY_EVERY_MS)
  return {
    queue,
    async stop(runId) {
      const failed = 'import-stopped'
      await parts.call('import/note-progress', { runId, phase: 'stopped', done: 0, of: 0, failed }, operator)
      if (state.child?.id === runId) state.child.process.kill('SIGTERM')
    },
    async settled() {
      looking = look()
      await looking
      await last
    },
    async close() {
      state.closing = true
      clearInterval(timer)
      clearInterval(tidyTimer)
      await Promise.all([looking, tidying])
      state.child?.process.kill('SIGTERM')
      await last
    },
  }
}

type Stand = 'running' | 'undo' | null

async function standOf(read: ReadDb, runId: number): Promise<Stand> {
  const row = await read.selectFrom('import_run').select(['state', 'phase']).where('id', '=', runId).executeTakeFirst()
  if (row?.state === 'running') return 'running'
  return row?.phase === 'undo' ? 'undo' : null
}

/** Another node is at it. One data folder has one server. */
async function isDoneElsewhere({ read, databaseUrl, now }: BackgroundParts, runId: number): Promise<boolean> {
  if (databaseUrl === null) return false
  const held = await read.selectFrom('import_run').select('held_until').where('id', '=', runId).executeTakeFirst()
  return held !== undefined && held.held_until > now()
}

/** Somebody does not want it to go on. One that is done ends by itself. */
async function isStopped(read: ReadDb, runId: number): Promise<boolean> {
  const row = await read.selectFrom('import_run').select(['state', 'phase']).where('id', '=', runId).executeTakeFirst()
  return row?.state === 'failed' && row.phase === 'stopped'
}

/** Begun in the newsroom, by the settings that are kept with them; those of commands go on when the command is repeated. */
async function toBeDone(read: ReadDb): Promise<readonly number[]> {
  const rows = await read
    .selectFrom('import_run')
    .select(['id', 'settings', 'state'])
    .where((e) => e.or([e('state', '=', 'running'), e('phase', '=', 'undo')]))
    .orderBy('id')
    .execute()
  return rows
    .filter(({ settings, state }) => state !== 'running' || wizardSettings(settings) !== null)
    .map(({ id }) => id)
}

/** In this process: a step is a short transaction, and the writer has a thread of its own. */
async function undo(
  { call, now }: BackgroundParts,
  { runId, holder }: { readonly runId: number; readonly holder: string },
  isClosing: () => boolean,
): Promise<void> {
  try {
    await underLease({ call, now, runId, holder }, async (held) => {
      let told = Promise.resolve<unknown>(null)
      const stopping: CallAction = (name, input, choices) =>
        isClosing() ? Promise.reject(new Refusal('import-stopped')) : held(name, input, choices)
      try {
        await undoRun({ call: stopping, actor: operator.actor }, runId, (stage, done) => {
          told = told.then(() => held('import/note-undo', { runId, stage, done }, operator))
          told.catch(() => undefined)
        })
      } finally {
        await told
      }
    })
  } catch (error) {
    // The next start goes on with it, or the node that has it.
    const isLeft = error instanceof Refusal && (error.code === 'import-stopped' || error.code === 'import-busy')
    if (!isLeft) throw error
  }
}

/** Uploads that no run needs go. */
async function tidy({ read, dataDir, now, log }: BackgroundParts): Promise<void> {
  try {
    const rows = await read.selectFrom('import_run').select('settings').where('state', '=', 'running').execute()
    const needed = rows.flatMap(({ settings }) => {
      const own = wizardSettings(settings)
      return own === null ? [] : [own.file, own.picturesFile].filter((token) => token !== null)
    })
    await tidyStaged(dataDir, new Set(needed), now())
  } catch (error) {
    log.defect('import', error)
  }
}

function startProcess({ dataDir, databaseUrl }: BackgroundParts, runId: number): ChildProcess {
  const source = import.meta.url.endsWith('.ts')
  const program = fileURLToPath(new URL(source ? '../../main.ts' : '../../main.js', import.meta.url))
  const own = source ? ['--conditions=source'] : []
  return spawn(process.execPath, [...own, program, 'import', 'resume', String(runId), '--json'], {
    env: environmentWith({
      WARRAQ_DATA_DIR: dataDir,
      ...(databaseUrl === null ? {} : { WARRAQ_DATABASE_URL: databaseUrl }),
    }),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}

const MOST_SAID = 2000

function ended(child: ChildProcess): Promise<{ code: number | null; said: string }> {
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString('utf8')).slice(-MOST_SAID)))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, said }))
  })
}

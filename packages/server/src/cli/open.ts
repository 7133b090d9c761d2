import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '@warraq/core/errors'
import type { CallAction } from '../actions/call.ts'
import type { Config } from '../config/config.ts'
import { databaseAddress } from '../config/config.ts'
import type { AppContext } from '../context.ts'
import type { ReadDb } from '../store/database.ts'
import type { RemoteCaller } from './control-socket.ts'
import { dial, remoteCaller, socketPath } from './control-socket.ts'
import type { HeldNewsroom } from './hold-newsroom.ts'
import { indexWhatWaits } from './index-left.ts'

/** A newsroom as a command has it. */
export interface OpenNewsroom {
  readonly config: Config
  readonly read: ReadDb
  readonly call: CallAction
  /** Of the running server, or what the settings say; without a slash at its end. */
  readonly publicUrl: string
}

/**
 * Opens the newsroom for one command. While a server has the data folder, actions run in its one writer and drop its
 * pages; otherwise this process takes the folder, and does the jobs that follow from its work before it ends.
 */
export async function withNewsroom<Result>(
  config: Config,
  work: (newsroom: OpenNewsroom) => Promise<Result>,
): Promise<Result> {
  for (let tries = 0; ; tries++) {
    const remote = await dialHolder(config)
    if (remote) return beside(config, remote, work)
    const taken = await alone(config, work)
    if (taken.done) return taken.result
    // Another command took the folder in between: from now on this one is its guest.
    if (tries === MOST_TRIES) throw new Refusal('data-in-use', { path: config.dataDir })
  }
}

const MOST_TRIES = 20

/** For commands that have nothing to do in a newsroom that is not there. */
export async function withExistingNewsroom<Result>(
  config: Config,
  work: (newsroom: OpenNewsroom) => Promise<Result>,
): Promise<Result> {
  if (!isThere(config)) throw new Refusal('no-newsroom', { path: config.dataDir })
  return withNewsroom(config, work)
}

export type LookedAt = Omit<OpenNewsroom, 'call'>

/** For commands that only read: they need neither the folder nor a writer. */
export async function lookAtNewsroom<Result>(
  config: Config,
  look: (newsroom: LookedAt) => Promise<Result>,
): Promise<Result> {
  if (!isThere(config)) throw new Refusal('no-newsroom', { path: config.dataDir })
  const { migrationList } = await import('./migration-list.ts')
  // A database of an older version cannot be asked yet: opening it whole brings it up to date.
  if ((await migrationList(config)).some(({ appliedAt }) => appliedAt === null)) return withNewsroom(config, look)
  const remote = await dialHolder(config)
  const publicUrl = remote ? (await remote.holder()).publicUrl : config.publicUrl.origin
  remote?.close()
  const { openDatabase } = await import('../store/database.ts')
  const reading = openDatabase(databaseAddress(config), 'read')
  try {
    return await look({ config, read: reading.db, publicUrl })
  } finally {
    await reading.close()
  }
}

export function isThere(config: Config): boolean {
  const address = databaseAddress(config)
  return address.kind === 'postgres' || existsSync(address.file)
}

async function dialHolder({ dataDir }: Config): Promise<RemoteCaller | null> {
  const socket = await dial(socketPath(dataDir))
  return socket && remoteCaller(socket)
}

async function beside<Result>(
  config: Config,
  remote: RemoteCaller,
  work: (newsroom: OpenNewsroom) => Promise<Result>,
): Promise<Result> {
  const { openDatabase } = await import('../store/database.ts')
  const { publicUrl } = await remote.holder()
  const reading = openDatabase(databaseAddress(config), 'read')
  try {
    return await work({ config, read: reading.db, call: remote.call, publicUrl })
  } finally {
    await reading.close()
    remote.close()
  }
}

type Taken<Result> = { readonly done: true; readonly result: Result } | { readonly done: false }

async function alone<Result>(
  config: Config,
  work: (newsroom: OpenNewsroom) => Promise<Result>,
): Promise<Taken<Result>> {
  const { holdNewsroom } = await import('./hold-newsroom.ts')
  const { foundSite } = await import('../sample/prepare-site.ts')
  const held = await holdNewsroom(config, 'command', { writeLog: logErrors }).catch(inUseIsNull)
  if (!held) return { done: false }
  const { app, control } = held
  try {
    await foundSite(app)
    const result = await work({ config, read: app.read, call: app.call, publicUrl: config.publicUrl.origin })
    return { done: true, result }
  } finally {
    await leave(app, control)
  }
}

/** Whatever fails on the way: a process that holds an open newsroom would never end. */
async function leave(app: AppContext, control: HeldNewsroom['control']): Promise<void> {
  try {
    // Other commands may come in meanwhile: the folder is let go of afterwards.
    try {
      await indexWhatWaits(app)
    } finally {
      await control.close()
    }
    await doJobs(app)
  } finally {
    await app.close()
  }
}

function inUseIsNull(error: unknown): null {
  if (error instanceof Refusal && error.code === 'data-in-use') return null
  throw error
}

/** What a command prints is its result; of the program's own log only defects come through. */
function logErrors(line: string): void {
  if ((JSON.parse(line) as { level: string }).level === 'error') process.stderr.write(line)
}

/** Jobs that take moments: what was published is found by search when the command has ended. */
async function doJobs(app: AppContext): Promise<void> {
  const { startJobRunner } = await import('../jobs/runner.ts')
  const { INDEX_JOBS, quickHandlers } = await import('../jobs/quick-handlers.ts')
  const { diskBlobs } = await import('../ports/blobs/disk.ts')
  const blobs = diskBlobs(join(app.config.dataDir, 'media'))
  const handlers = quickHandlers({ read: app.read, call: app.call, blobs })
  const jobs = startJobRunner({
    read: app.read,
    call: app.call,
    log: app.log,
    now: app.now,
    worker: `command ${process.pid}`,
    handlers,
    inTurn: INDEX_JOBS,
  })
  await jobs.drain()
  await jobs.stop()
}

import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { isRefusalCode, Refusal, refusalMessage } from '@warraq/core/errors'
import { toEpoch } from '@warraq/core/time'
import { backupsIn } from '../backup/restore-backup.ts'
import type { Config } from '../config/config.ts'
import { databaseAddress } from '../config/config.ts'
import { checkSqliteVersion, openDatabase } from '../store/database.ts'
import type { ReadDb } from '../store/database.ts'
import type { ScopeStatus } from '../store/search/index-status.ts'
import { indexStatus, isComplete } from '../store/search/index-status.ts'
import { dial, remoteCaller, socketPath } from './control-socket.ts'
import { migrationList } from './migration-list.ts'
import type { Lang, WordKey } from './words.ts'
import { say } from './words.ts'

export type Mark = 'ok' | 'note' | 'wrong'

export interface Check {
  readonly name: string
  readonly mark: Mark
  readonly detail: string
}

type Verdict = Pick<Check, 'mark' | 'detail'>

const NODE_FLOOR = [24, 14] as const
const LEAST_FREE_BYTES = 256 * 1024 * 1024
const GIB = 1024 ** 3
const MAIL_WAIT_MS = 3_000

/** Looks at everything and changes nothing. A check that cannot be made is itself a finding. */
export async function runChecks(config: Config, lang: Lang): Promise<Check[]> {
  const words = (key: WordKey, values: Readonly<Record<string, string | number>> = {}) => say(lang, key, values)
  const checks: readonly (readonly [string, () => Verdict | Promise<Verdict>])[] = [
    ['node', () => nodeVersion(words)],
    ['sqlite', sqliteVersion],
    ['dataDir', () => dataFolder(config, words)],
    ['disk', () => freeSpace(config, words)],
    ['secret', () => secretKept(config, words)],
    ['server', () => server(config, words)],
    ['migrations', () => migrations(config, words)],
    ['jobs', () => withDatabase(config, words, (read) => jobs(read, words))],
    ['search', () => withDatabase(config, words, (read) => search(read, words))],
    ['publicUrl', () => publicUrl(config, words)],
    ['mail', () => mail(config, words)],
    ['backups', () => backups(config, words)],
  ]
  const found: Check[] = []
  for (const [name, check] of checks) found.push({ name, ...(await verdictOf(check, lang)) })
  return found
}

type Words = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string

async function verdictOf(check: () => Verdict | Promise<Verdict>, lang: Lang): Promise<Verdict> {
  try {
    return await check()
  } catch (error) {
    if (error instanceof Refusal && isRefusalCode(error.code))
      return { mark: 'wrong', detail: refusalMessage(error.code, lang, error.details) }
    return { mark: 'wrong', detail: error instanceof Error ? error.message : String(error) }
  }
}

function nodeVersion(words: Words): Verdict {
  const { node } = process.versions
  const [major = 0, minor = 0] = node.split('.').map(Number)
  const fits = major > NODE_FLOOR[0] || (major === NODE_FLOOR[0] && minor >= NODE_FLOOR[1])
  return fits
    ? { mark: 'ok', detail: node }
    : { mark: 'wrong', detail: words('doctor.tooOld', { version: node, floor: NODE_FLOOR.join('.') }) }
}

function sqliteVersion(): Verdict {
  const version = process.versions['sqlite'] ?? '0'
  checkSqliteVersion(version)
  return { mark: 'ok', detail: version }
}

function dataFolder({ dataDir: path }: Config, words: Words): Verdict {
  if (!existsSync(path)) return { mark: 'note', detail: words('doctor.missingDir', { path }) }
  try {
    accessSync(path, constants.W_OK)
    return { mark: 'ok', detail: path }
  } catch {
    return { mark: 'wrong', detail: words('doctor.notWritable', { path }) }
  }
}

function freeSpace({ dataDir }: Config, words: Words): Verdict {
  if (!existsSync(dataDir)) return { mark: 'note', detail: words('doctor.missingDir', { path: dataDir }) }
  const { bavail, bsize } = statfsSync(dataDir)
  const free = bavail * bsize
  return {
    mark: free < LEAST_FREE_BYTES ? 'wrong' : 'ok',
    detail: words('doctor.free', { gib: (free / GIB).toFixed(1) }),
  }
}

function secretKept({ dataDir, secret }: Config, words: Words): Verdict {
  if (secret !== null) return { mark: 'ok', detail: words('doctor.keySetting') }
  const path = join(dataDir, 'keys.json')
  const open = existsSync(path) && (statSync(path).mode & 0o077) !== 0
  return open
    ? { mark: 'wrong', detail: words('doctor.keyReadable', { path }) }
    : { mark: 'ok', detail: words('doctor.keyFile') }
}

async function server({ dataDir }: Config, words: Words): Promise<Verdict> {
  const socket = await dial(socketPath(dataDir))
  if (!socket) return { mark: 'note', detail: words('doctor.notRunning') }
  const remote = remoteCaller(socket)
  const { publicUrl: url } = await remote.holder()
  remote.close()
  return { mark: 'ok', detail: words('doctor.running', { url }) }
}

async function migrations(config: Config, words: Words): Promise<Verdict> {
  const states = await migrationList(config)
  const pending = states.filter(({ appliedAt }) => appliedAt === null).map(({ name }) => name)
  if (pending.length > 0) return { mark: 'note', detail: words('doctor.pending', { names: pending.join(' ') }) }
  return { mark: 'ok', detail: states.at(-1)?.name ?? '' }
}

/** A database that is not there yet, or is behind, is a finding of another check. */
async function withDatabase(config: Config, words: Words, look: (read: ReadDb) => Promise<Verdict>): Promise<Verdict> {
  const states = await migrationList(config)
  if (states.some(({ appliedAt }) => appliedAt === null))
    return { mark: 'note', detail: words('doctor.missingDatabase') }
  const open = openDatabase(databaseAddress(config), 'read')
  try {
    return await look(open.db)
  } finally {
    await open.close()
  }
}

async function jobs(read: ReadDb, words: Words): Promise<Verdict> {
  const rows = await read
    .selectFrom('job')
    .select((e) => ['state', e.fn.countAll<number>().as('n')])
    .where('state', 'in', ['parked', 'waiting'])
    .groupBy('state')
    .execute()
  const count = (state: string) => rows.find((row) => row.state === state)?.n ?? 0
  const parked = count('parked')
  return { mark: parked > 0 ? 'wrong' : 'ok', detail: words('doctor.jobs', { parked, waiting: count('waiting') }) }
}

async function search(read: ReadDb, words: Words): Promise<Verdict> {
  const scopes = await indexStatus(read)
  const wrong = scopes.filter((scope) => !isComplete(scope))
  const documents = scopes.reduce((sum, scope) => sum + scope.documents, 0)
  if (wrong.length === 0) return { mark: 'ok', detail: words('indexInOrder', { documents }) }
  const line = ({ scope, ...counts }: ScopeStatus) =>
    words('indexedScope', {
      scope: words(`scope.${scope}`),
      documents: counts.documents,
      indexed: counts.indexed,
      terms: counts.terms,
      waiting: counts.waiting,
    })
  return { mark: 'wrong', detail: wrong.map(line).join(' | ') }
}

function publicUrl({ publicUrl: url }: Config, words: Words): Verdict {
  return url.protocol === 'https:'
    ? { mark: 'ok', detail: url.origin }
    : { mark: 'note', detail: words('doctor.localOnly', { url: url.origin }) }
}

async function mail({ mail: settings }: Config, words: Words): Promise<Verdict> {
  if (settings === null) return { mark: 'note', detail: words('doctor.noMail') }
  const { hostname, port, protocol } = new URL(settings.url)
  const answers = await reachable(hostname, Number(port || (protocol === 'smtps:' ? 465 : 587)))
  return answers
    ? { mark: 'ok', detail: words('doctor.mailFrom', { from: settings.from }) }
    : { mark: 'wrong', detail: words('doctor.unreachable', { host: hostname }) }
}

const DAY_MS = 86_400_000
/** A backup is made each day; one more day may pass before somebody has to look. */
const OLDEST_BACKUP_DAYS = 2

async function backups({ backup }: Config, words: Words): Promise<Verdict> {
  if (backup === null) return { mark: 'note', detail: words('doctor.noBackups') }
  const [newest] = await backupsIn(backup.folder)
  if (newest === undefined) return { mark: 'wrong', detail: words('doctor.backupMissing', { path: backup.folder }) }
  const days = Math.floor((Date.now() - toEpoch(newest.madeAt)) / DAY_MS)
  const detail = words('doctor.newestBackup', { name: newest.name, days })
  return { mark: days < OLDEST_BACKUP_DAYS ? 'ok' : 'wrong', detail }
}

function reachable(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host)
    const end = (answer: boolean): void => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(MAIL_WAIT_MS, () => end(false))
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
  })
}

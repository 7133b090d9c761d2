import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { databaseAddress, readConfig } from '../../packages/server/src/config/config.ts'
import type { ImportReport } from '../../packages/server/src/import/wordpress/import-report.ts'
import { openDatabase } from '../../packages/server/src/store/database.ts'
import { createPostgresDatabase } from '../harness/databases.ts'
import type { Dump } from './import-site.ts'
import { arabicFile, dumpOf, unexplained } from './import-site.ts'

const PROGRAM = fileURLToPath(new URL('../../packages/server/src/main.ts', import.meta.url))
const FILE = arabicFile({ posts: 150, commentsPerPost: 4 })
/** `WARRAQ_CRASH_ROUNDS=20` for the long way; some in every run. */
const ROUNDS = Number(process.env['WARRAQ_CRASH_ROUNDS'] ?? '4')
const POSTGRES_ROUNDS = Number(process.env['WARRAQ_CRASH_ROUNDS'] ?? '3')

/** What chance or the hour of the import decides. */
const BY_CHANCE = [
  'article.short_code',
  'public_article.short_code',
  'short_code.code',
  'contact.email_enc',
  'import_item.run_id',
  'import_item.made_by',
  'comment.import_run_id',
  'old_address.run_id',
  'search_document.indexed_at',
  // Names the hour in which a draft without a date came in.
  'search_document.fingerprint',
  'import_item.at',
  'old_address.created_at',
  'section.created_at',
  'person.created_at',
  'tag.created_at',
  'page.changed_at',
  'menu.changed_at',
  'setting.changed_at',
  // Of drafts without a date.
  'article.created_at',
  'article.saved_at',
  'short_code.created_at',
]

interface Home {
  readonly env: Readonly<Record<string, string>>
  readonly dataDir: string
  remove(): Promise<void>
}

async function makeHome(kind: 'sqlite' | 'postgres'): Promise<Home> {
  const dataDir = mkdtempSync(join(tmpdir(), 'warraq-import-'))
  const database = kind === 'postgres' ? await createPostgresDatabase() : null
  const env = {
    WARRAQ_DATA_DIR: dataDir,
    // The same for all, so that keyed digests can be compared.
    WARRAQ_SECRET: 'a secret of tests that is long enough',
    WARRAQ_LANG: 'en',
    ...(database ? { WARRAQ_DATABASE_URL: database.url } : {}),
  }
  const remove = async (): Promise<void> => {
    await database?.drop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { env, dataDir, remove }
}

function argumentsOf(): string[] {
  return ['--conditions=source', PROGRAM, 'import', 'wordpress', FILE, '--json']
}

function start({ env }: Home): ChildProcess {
  return spawn(process.execPath, argumentsOf(), { env, stdio: ['ignore', 'pipe', 'pipe'] })
}

async function ended(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  const chunks = { out: '', err: '' }
  child.stdout?.on('data', (chunk: Buffer) => (chunks.out += chunk.toString('utf8')))
  child.stderr?.on('data', (chunk: Buffer) => (chunks.err += chunk.toString('utf8')))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return { code, ...chunks }
}

/** To its end; what it says must account for everything. */
async function runWhole(home: Home): Promise<ImportReport> {
  const { code, out, err } = await ended(start(home))
  expect([code, err]).toEqual([0, expect.any(String)])
  const report = JSON.parse(out) as ImportReport
  expect(unexplained(report)).toEqual([])
  return report
}

/** When to kill: after so many milliseconds, or as soon as something is there, which no clock can foretell. */
type When = number | 'begun'

const LOOK_MS = 10

/** True when it had not ended by itself. */
async function runKilled(home: Home, when: When): Promise<boolean> {
  const child = start(home)
  const over = { is: false }
  const kill = async (): Promise<void> => {
    if (when !== 'begun') await sleep(when)
    else while (!over.is && (await countItems(home)) <= 0) await sleep(LOOK_MS)
    child.kill('SIGKILL')
  }
  const killing = kill()
  const { code } = await ended(child)
  over.is = true
  if (when === 'begun') await killing
  return code === null
}

async function look<Result>(
  home: Home,
  work: (read: Parameters<typeof dumpOf>[0]) => Promise<Result>,
): Promise<Result> {
  const open = openDatabase(databaseAddress(readConfig(home.env, home.dataDir)), 'read')
  try {
    return await work(open.db)
  } finally {
    await open.close()
  }
}

/** How many things are there; -1 when there is no database yet. */
function countItems(home: Home): Promise<number> {
  return look(home, async (read) => (await read.selectFrom('import_item').select('key').execute()).length).catch(
    () => -1,
  )
}

interface Round {
  readonly killed: boolean
  /** Things that were there when it was killed. */
  readonly items: number
  readonly dump: Dump
  readonly report: ImportReport
}

async function round(kind: 'sqlite' | 'postgres', after: When, without: readonly string[]): Promise<Round> {
  const home = await makeHome(kind)
  try {
    const killed = await runKilled(home, after)
    const items = await countItems(home)
    const report = await runWhole(home)
    return { killed, items, report, dump: await look(home, (read) => dumpOf(read, without)) }
  } finally {
    await home.remove()
  }
}

async function uninterrupted(
  kind: 'sqlite' | 'postgres',
  without: readonly string[],
): Promise<{ dump: Dump; items: number; ms: number }> {
  const home = await makeHome(kind)
  try {
    const started = performance.now()
    const report = await runWhole(home)
    const ms = performance.now() - started
    expect(report.counts.posts).toMatchObject({ read: 150, written: 150 })
    return { dump: await look(home, (read) => dumpOf(read, without)), items: await countItems(home), ms }
  } finally {
    await home.remove()
  }
}

test('killed at any moment and run again it is the same site as without', { timeout: 1_800_000 }, async () => {
  const whole = await uninterrupted('sqlite', BY_CHANCE)
  const rounds: Round[] = []
  for (let n = 0; n < ROUNDS; n += 1) {
    const when = n === 0 ? 'begun' : (0.2 + (0.75 * (n + Math.random())) / ROUNDS) * whole.ms
    const done = await round('sqlite', when, BY_CHANCE)
    expect(done.dump).toEqual(whole.dump)
    rounds.push(done)
  }
  expect(rounds.filter(({ killed }) => killed).length).toBeGreaterThanOrEqual(ROUNDS / 2)
  const midway = rounds.filter(({ items }) => items > 0 && items < whole.items)
  expect(midway.length).toBeGreaterThan(0)
  for (const { report } of midway)
    expect(Object.values(report.counts).some(({ unchanged }) => unchanged > 0)).toBe(true)
})

/** A file may not grow beyond this, as on a full disk: the newsroom fits, the newspaper does not. */
const ROOM_KB = 2000

test(
  'a disk without room ends it with a name; with room the same command makes the same site',
  { timeout: 300_000 },
  async () => {
    const whole = await uninterrupted('sqlite', BY_CHANCE)
    const home = await makeHome('sqlite')
    try {
      const args = ['-c', `ulimit -f ${ROOM_KB}; exec "$0" "$@"`, process.execPath, ...argumentsOf()]
      const { code, err } = await ended(spawn('/bin/bash', args, { env: home.env, stdio: ['ignore', 'pipe', 'pipe'] }))
      expect([code, err.trimEnd().split('\n').at(-1)]).toEqual([1, expect.stringContaining('[storage-failed]')])
      expect(await countItems(home)).toBeLessThan(whole.items)
      await runWhole(home)
      expect(await look(home, (read) => dumpOf(read, BY_CHANCE))).toEqual(whole.dump)
    } finally {
      await home.remove()
    }
  },
)

/** On PostgreSQL numbers that a killed transaction took are gone: rows are compared by what the old site called them. */
async function namesOf(home: Home): Promise<unknown> {
  return look(home, async (read) => {
    const articles = await read
      .selectFrom('article')
      .select(['import_key', 'title', 'state', 'lang', 'first_published_at'])
      .orderBy('import_key')
      .execute()
    const comments = await read
      .selectFrom('comment')
      .select(['import_key', 'state', 'depth', 'created_at'])
      .orderBy('import_key')
      .execute()
    const items = await read.selectFrom('import_item').select(['key', 'kind']).orderBy('key').execute()
    const addresses = await read.selectFrom('old_address').select(['path_key', 'kind']).orderBy('path_key').execute()
    const counts = Object.entries(await dumpOf(read)).map(([table, rows]) => [table, rows.length])
    return { articles, comments, items, addresses, counts }
  })
}

test.skipIf(!process.env['WARRAQ_TEST_POSTGRES_URL'])('on PostgreSQL too', { timeout: 1_800_000 }, async () => {
  const home = await makeHome('postgres')
  const started = performance.now()
  await runWhole(home)
  const ms = performance.now() - started
  const whole = await namesOf(home)
  await home.remove()
  let killed = 0
  for (let n = 0; n < POSTGRES_ROUNDS; n += 1) {
    const other = await makeHome('postgres')
    if (await runKilled(other, (0.2 + (0.75 * (n + Math.random())) / POSTGRES_ROUNDS) * ms)) killed += 1
    await runWhole(other)
    expect(await namesOf(other)).toEqual(whole)
    await other.remove()
  }
  expect(killed).toBeGreaterThan(0)
})

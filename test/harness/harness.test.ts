import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createPostgresDatabase } from './databases.ts'
import { redisProgram, startRedis } from './redis-server.ts'
import type { TestSummary } from './reporter.ts'

const root = join(import.meta.dirname, '..', '..')

describe('the reporter', () => {
  /** Runs vitest on a folder with one test file and gives what the reporter counted. */
  function runTests(text: string): TestSummary {
    const work = join(root, 'test', '.work')
    mkdirSync(work, { recursive: true })
    const folder = mkdtempSync(join(work, 'reporter-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const summary = join(folder, 'summary.json')
    writeFileSync(join(folder, 'x.test.ts'), `import { beforeAll, describe, expect, test } from 'vitest'\n${text}`)
    writeFileSync(join(folder, 'vitest.config.ts'), 'export default {}')
    const program = join(root, 'node_modules/vitest/vitest.mjs')
    const reporter = join(root, 'test/harness/reporter.ts')
    const env = { ...process.env, WARRAQ_TEST_SUMMARY: summary }
    const args = [program, 'run', '--root', folder, `--reporter=${reporter}`]
    spawnSync(process.execPath, args, { cwd: folder, env, encoding: 'utf8' })
    return JSON.parse(readFileSync(summary, 'utf8')) as TestSummary
  }

  test('counts passed, failed and skipped tests and names the skipped ones', () => {
    const summary = runTests(`
      test('a', () => expect(1).toBe(1))
      test('b', () => expect(1).toBe(2))
      describe('group', () => { test.skip('c', () => {}); test.todo('d') })`)
    expect(summary).toEqual({
      passed: 1,
      failed: 1,
      skipped: 2,
      skippedNames: ['x.test.ts > group > c', 'x.test.ts > group > d'],
    })
  })

  test('counts a failing hook, a file that does not load and a rejection nobody handles as failures', () => {
    expect(
      runTests("describe('g', () => { beforeAll(() => { throw new Error('no') }); test('a', () => {}) })").failed,
    ).toBe(1)
    expect(runTests("import './gone.ts'\ntest('a', () => {})").failed).toBe(1)
    const unhandled = runTests(
      "test('a', async () => { void Promise.reject(new Error('no')); await new Promise((r) => setTimeout(r, 50)) })",
    )
    expect(unhandled).toMatchObject({ passed: 1, failed: 1 })
  })
})

describe.skipIf(!process.env['WARRAQ_TEST_POSTGRES_URL'])('PostgreSQL of this run', () => {
  const query = async (url: string, text: string): Promise<unknown[]> => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const { rows } = await client.query<Record<string, unknown>>(text)
    await client.end()
    return rows.flatMap((row) => Object.values(row))
  }

  test('gives each test an empty database of its own, and takes it away', async () => {
    const [one, two] = await Promise.all([createPostgresDatabase(), createPostgresDatabase()])
    await query(one.url, 'create table a (b int)')
    expect(await query(two.url, "select to_regclass('a')")).toEqual([null])
    await one.drop()
    await expect(query(one.url, 'select 1')).rejects.toThrow(/does not exist/)
    await two.drop()
  })

  test('keeps what it acknowledges', async () => {
    const { url, drop } = await createPostgresDatabase()
    onTestFinished(drop)
    expect(
      await query(url, "select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit"),
    ).toEqual(['on', 'on'])
  })
})

const redis = redisProgram()

test.skipIf(redis === undefined)('a Redis server answers while it runs and leaves nothing behind', async () => {
  const { url, pid, stop } = await startRedis(redis!)
  const answers = (): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => resolve(socket.destroy() !== undefined))
      socket.once('error', () => resolve(false))
    })
  expect(await answers()).toBe(true)
  await stop()
  expect(await answers()).toBe(false)
  expect(isAlive(pid)).toBe(false)
})

test('a server does not outlive a test run that is killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-guard-'))
  const run = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { startServer } from ${JSON.stringify(join(root, 'test/harness/server-process.ts'))}
       const { pid } = await startServer({ command: 'sleep', args: ['600'], folder: ${JSON.stringify(folder)}, stopSignal: 'SIGTERM', answers: async () => {} })
       process.stdout.write(String(pid))
       setInterval(() => {}, 1000)`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const pid = Number(await new Promise((resolve) => run.stdout.once('data', resolve)))
  expect(isAlive(pid)).toBe(true)
  run.kill('SIGKILL')
  for (let tries = 0; tries < 100 && (isAlive(pid) || existsSync(folder)); tries += 1) await sleep(100)
  expect({ alive: isAlive(pid), folder: existsSync(folder) }).toEqual({ alive: false, folder: false })
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // A process that has ended but was not waited for still has its number.
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Json } from '@warraq/core/json'
import { Refusal } from '@warraq/core/errors'
import { fromEpoch } from '@warraq/core/time'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createPostgresDatabase } from '../../../../test/harness/databases.ts'
import { loadKeyring } from '../config/keyring.ts'
import { MIGRATIONS } from '../context.ts'
import { openSqlite } from '../store/database.ts'
import { migrate, readMigrations } from '../store/migrate.ts'
import type { Action } from './action.ts'
import { defineAction } from './action.ts'
import { createKept } from './kept.ts'
import type { Call } from './perform.ts'
import { startPostgresWriter } from './postgres-writer.ts'
import { findAction } from './registry.table.ts'
import { performBatch } from './sqlite-batch.ts'
import { startSqliteWriter } from './sqlite-writer.ts'

const NOW = fromEpoch(Date.UTC(2017, 5, 13))

function folderOfTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-storage-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function openMigrated(folder: string) {
  const open = openSqlite(join(folder, 'warraq.db'), 'write')
  onTestFinished(() => open.close())
  await migrate(open, readMigrations(MIGRATIONS, 'sqlite'), NOW)
  return { ...open, keys: loadKeyring(folder, null), kept: createKept() }
}

const draft = (title: string): Call => ({
  name: 'articles/create-article',
  input: { title },
  actor: { kind: 'operator' },
  retryKeys: [],
  now: NOW,
})

/** Hooks that remember what they were told. */
function listening() {
  const told = { trouble: [] as string[], ended: [] as string[] }
  return {
    told,
    hooks: {
      trouble: (what: string) => void told.trouble.push(what),
      ended: (why: Error) => void told.ended.push(why.message),
    },
  }
}

describe('a full disk', () => {
  test('refuses what does not fit, keeps what was acknowledged, and writes again when there is room', async () => {
    const folder = folderOfTest()
    const open = await openMigrated(folder)
    const { page_count: pages } = open.connection.prepare('PRAGMA page_count').get() as { page_count: number }
    open.connection.exec(`PRAGMA max_page_count = ${pages + 2}`)
    const acknowledged: string[] = []
    let refused = 0
    for (let n = 0; n < 60; n += 1) {
      const title = `مسودة ${n} ${'طويلة '.repeat(200)}`.trim()
      const { outcomes, trouble, broken } = await performBatch({ ...open, find: findAction }, [draft(title)])
      const [outcome] = outcomes
      if (outcome?.ok) acknowledged.push(title)
      else {
        refused += 1
        expect(outcome).toEqual({ ok: false, refusal: { code: 'storage-failed', details: {} } })
        expect(trouble).toMatch(/full/i)
      }
      expect(broken).toBe(false)
    }
    expect(refused).toBeGreaterThan(0)
    const reader = openSqlite(join(folder, 'warraq.db'), 'read')
    const stored = await reader.db.selectFrom('article').select('title').orderBy('id').execute()
    expect(stored.map(({ title }) => title)).toEqual(acknowledged)
    await reader.close()

    open.connection.exec('PRAGMA max_page_count = 100000')
    const { outcomes } = await performBatch({ ...open, find: findAction }, [draft('بعد إفراغ القرص')])
    expect(outcomes[0]?.ok).toBe(true)
  })

  test('one call that does not fit takes none of its neighbours along, or all of them', async () => {
    const open = await openMigrated(folderOfTest())
    const { page_count: pages } = open.connection.prepare('PRAGMA page_count').get() as { page_count: number }
    open.connection.exec(`PRAGMA max_page_count = ${pages + 1}`)
    const calls = [draft('قبل'), draft('كبيرة '.repeat(3000)), draft('بعد')]
    const { outcomes } = await performBatch({ ...open, find: findAction }, calls)
    const stored = await open.db.selectFrom('article').select('title').execute()
    expect(stored).toHaveLength(outcomes.filter(({ ok }) => ok).length)
    expect(outcomes[1]).toMatchObject({ ok: false, refusal: { code: 'storage-failed' } })
  })

  test('a commit that fails acknowledges nothing', async () => {
    const open = await openMigrated(folderOfTest())
    open.connection.exec('CREATE TABLE late (id INTEGER REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED)')
    // A deferred constraint is looked at by COMMIT alone.
    const breaks: Action<Json, Json> = defineAction((context) => {
      open.connection.exec('INSERT INTO late VALUES (999)')
      return Promise.resolve(context.now)
    })
    const find = (name: string) => (name === 'late' ? breaks : findAction(name))
    const { outcomes } = await performBatch({ ...open, find }, [draft('مع الفاشلة'), { ...draft(''), name: 'late' }])
    expect(outcomes.map(({ ok }) => ok)).toEqual([false, false])
    expect(await open.db.selectFrom('article').select('id').execute()).toEqual([])
    const again = await performBatch({ ...open, find }, [draft('بعدها')])
    expect(again.outcomes[0]?.ok).toBe(true)
  })
})

const strace = spawnSync('strace', ['-V'], { encoding: 'utf8' }).status === 0

describe.skipIf(!strace)('a disk that does not keep what it was given', () => {
  test('from the first failed fsync on nothing is acknowledged; reading goes on; a new start has all that was', () => {
    const folder = folderOfTest()
    const script = join(import.meta.dirname, 'fixtures/until-fault.ts')
    const run = (...tracer: string[]) => {
      const [command, ...args] = [...tracer, process.execPath, '--conditions=source', script, folder]
      return spawnSync(command, args, { encoding: 'utf8' })
    }
    expect(run().status).toBe(0)
    const calls = 'fsync,fdatasync'
    const traced = run(
      'strace',
      '-f',
      '-qq',
      '-o',
      '/dev/null',
      '-e',
      `trace=${calls}`,
      '-e',
      `inject=${calls}:error=EIO:when=6+`,
    )
    const said = JSON.parse(traced.stdout) as { acknowledged: string[]; refused: string[]; read: number }
    expect(said.refused.length).toBeGreaterThan(0)
    expect(new Set(said.refused)).toEqual(new Set(['storage-failed']))
    expect(said.read).toBeGreaterThan(0)
    const log = readFileSync(join(folder, 'fault.log'), 'utf8')
    expect(log).toMatch(/"storage".*disk I\/O error/)
    const after = run()
    const found = JSON.parse(after.stdout) as { titles: string[] }
    for (const title of said.acknowledged) expect(found.titles).toContain(title)
    // Nobody was told yes after the first no.
    expect(said.acknowledged.map((title) => Number.parseInt(title, 10))).toEqual(said.acknowledged.map((_, i) => i + 1))
  }, 120_000)
})

describe('a writer that is gone', () => {
  test('is reported once; calls are refused and end', async () => {
    const folder = folderOfTest()
    const { told, hooks } = listening()
    // A folder is no database file: the thread cannot even begin.
    const writer = startSqliteWriter({ file: folder, dataDir: folder, secret: null }, hooks)
    await expect(writer.perform(draft('لا أحد'))).rejects.toMatchObject({ code: 'storage-failed' })
    await expect(writer.perform(draft('ولا بعدها'))).rejects.toMatchObject({ code: 'storage-failed' })
    expect(told.ended).toEqual(['the writer thread has failed'])
    await writer.close()
  })

  test('closing does first what was asked before', async () => {
    const folder = folderOfTest()
    await openMigrated(folder)
    const { told, hooks } = listening()
    const writer = startSqliteWriter({ file: join(folder, 'warraq.db'), dataDir: folder, secret: null }, hooks)
    const asked = Array.from({ length: 200 }, (_, n) => writer.perform(draft(`${n}`)))
    const closed = writer.close()
    expect(await Promise.all(asked)).toHaveLength(200)
    await closed
    await expect(writer.perform(draft('متأخرة'))).rejects.toBeInstanceOf(Refusal)
    expect(told).toEqual({ trouble: [], ended: [] })
  })
})

describe.skipIf(!process.env['WARRAQ_TEST_POSTGRES_URL'])('PostgreSQL that cannot be reached', () => {
  test('is a refusal that says so, with the reason in the log', async () => {
    const { told, hooks } = listening()
    const keys = loadKeyring(folderOfTest(), null)
    const writer = startPostgresWriter('postgres://postgres@127.0.0.1:1/none', keys, findAction, hooks)
    await expect(writer.perform(draft('بلا قاعدة'))).rejects.toMatchObject({ code: 'storage-failed' })
    expect(told.trouble.join('\n')).toMatch(/ECONNREFUSED/)
    await writer.close()
  })

  test.each([
    ['every connection of the server is taken', Object.assign(new Error('too many clients'), { code: '53300' })],
    ['every connection of ours is', new Error('timeout exceeded when trying to connect')],
  ])('where %s, nothing was begun: it is busy, and the log knows', async (_, error) => {
    const { told, hooks } = listening()
    const full: Action<Json, Json> = defineAction(() => Promise.reject(error))
    const url = process.env['WARRAQ_TEST_POSTGRES_URL'] ?? ''
    const writer = startPostgresWriter(url, loadKeyring(folderOfTest(), null), () => full, hooks)
    await expect(writer.perform({ ...draft(''), name: 'full' })).rejects.toMatchObject({ code: 'busy' })
    expect(told.trouble).toHaveLength(1)
    await writer.close()
  })

  test('and one that goes away while an action runs', async () => {
    const database = await createPostgresDatabase()
    onTestFinished(() => database.drop())
    const { told, hooks } = listening()
    const cut: Action<Json, Json> = defineAction(async (context) => {
      await context.db
        .selectFrom('pg_stat_activity' as 'article')
        .select('pid' as 'id')
        .limit(1)
        .execute()
      await database.drop()
      await context.db
        .selectFrom('pg_stat_activity' as 'article')
        .select('pid' as 'id')
        .limit(1)
        .execute()
      return null
    })
    const writer = startPostgresWriter(database.url, loadKeyring(folderOfTest(), null), () => cut, hooks)
    await expect(writer.perform({ ...draft(''), name: 'cut' })).rejects.toMatchObject({ code: 'storage-failed' })
    expect(told.trouble).toHaveLength(1)
    await writer.close()
  })
})

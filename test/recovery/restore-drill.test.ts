import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeBackup } from '../../packages/server/src/backup/make-backup.ts'
import { readBackup } from '../../packages/server/src/backup/read-backup.ts'
import { restoreBackup } from '../../packages/server/src/backup/restore-backup.ts'
import { newKeys } from '../../packages/server/src/backup/sealing.ts'
import type { Config } from '../../packages/server/src/config/config.ts'
import { databaseAddress, readConfig } from '../../packages/server/src/config/config.ts'
import { loadKeyring } from '../../packages/server/src/config/keyring.ts'
import type { RunningServer } from '../../packages/server/src/serve.ts'
import { serve } from '../../packages/server/src/serve.ts'
import { verifyAudit } from '../../packages/server/src/store/audit-chain.ts'
import { createPostgresDatabase } from '../harness/databases.ts'
import type { DatabaseKind } from '../harness/newsroom.ts'
import { START_OF_TESTS } from '../harness/newsroom.ts'
import { freePort } from '../harness/server.ts'

const MIGRATIONS = fileURLToPath(new URL('../../packages/server/migrations', import.meta.url))
const KINDS: readonly DatabaseKind[] = process.env['WARRAQ_TEST_POSTGRES_URL'] ? ['sqlite', 'postgres'] : ['sqlite']

interface Place {
  readonly config: Config
  readonly remove: () => Promise<void>
}

/** An empty machine: a folder, and on PostgreSQL an empty database. The address of the site is the same everywhere. */
async function emptyPlace(kind: DatabaseKind, port: number, sample: 'on' | 'off'): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'warraq-drill-'))
  const database = kind === 'postgres' ? await createPostgresDatabase() : null
  const env = { WARRAQ_DATA_DIR: dataDir, PORT: String(port), WARRAQ_SAMPLE: sample }
  const config = readConfig(database === null ? env : { ...env, WARRAQ_DATABASE_URL: database.url }, dataDir)
  return {
    config,
    remove: async () => {
      await database?.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A server whose index is whole and whose search is awake: before that, pages name related articles by tags alone. */
async function serveAt(config: Config): Promise<RunningServer> {
  const server = await serve(config, { now: () => START_OF_TESTS, writeLog: () => undefined })
  await server.jobs?.drain()
  for (let tries = 0; ; tries += 1) {
    const awake = await server.app.search.similar('public', 1, 1).then(
      () => true,
      () => tries > 50,
    )
    if (awake) return server
  }
}

/** What readers get at every address that the map of the site and its feed name, and the files these pages show. */
async function readersSee(config: Config): Promise<Map<string, string>> {
  const base = config.publicUrl.origin
  const seen = new Map<string, string>()
  const waiting = ['/', '/feed.xml', '/search?q=', '/corrections', '/transparency.csv']
  for (let path = waiting.shift(); path !== undefined && seen.size < 60; path = waiting.shift()) {
    if (seen.has(path)) continue
    const answer = await fetch(base + path, { redirect: 'manual' })
    const text = Buffer.from(await answer.arrayBuffer()).toString('latin1')
    seen.set(path, `${answer.status} ${text}`)
    if (!(answer.headers.get('content-type') ?? '').includes('html')) continue
    for (const [, link = ''] of text.matchAll(/(?:href|src)="(\/(?!\/)[^"#?]*)"/g))
      if (!/^\/(assets|newsroom|comments|s)\b/.test(link)) waiting.push(link)
  }
  return seen
}

describe.each(KINDS)('a newsroom on %s', (kind) => {
  const state = {} as { port: number; old: Place; server: RunningServer; folder: string; secret: string }
  beforeAll(async () => {
    // Below the ports that systems give out by themselves: nobody takes it while no server is on it.
    state.port = 20_000 + (process.pid % 10_000)
    state.folder = mkdtempSync(join(tmpdir(), 'warraq-backups-'))
    state.old = await emptyPlace(kind, state.port, 'on')
    state.server = await serveAt(state.old.config)
  })
  afterAll(async () => {
    await state.server.close()
    await state.old.remove()
    rmSync(state.folder, { recursive: true, force: true })
  })

  const backup = async (name: string, recipient: string | null) => {
    const { config } = state.old
    return makeBackup(join(state.folder, name), {
      address: databaseAddress(config),
      dataDir: config.dataDir,
      publicUrl: config.publicUrl.origin,
      now: START_OF_TESTS,
      seal: recipient === null ? null : { kind: 'recipients', recipients: [recipient] },
      withMedia: true,
    })
  }

  test('backups that are made while people write are whole, each of one moment', async () => {
    const { call, read } = state.server.app
    const work = { going: true, written: 0 }
    const writing = (async () => {
      for (let n = 0; work.going; n += 1) {
        await call('people/create-person', { name: `محرر ${kind} ${n}` }, { actor: { kind: 'operator' } })
        work.written += 1
      }
    })()
    const before: number[] = []
    const persons: number[] = []
    for (let n = 0; n < 3; n += 1) {
      before.push(work.written)
      const { file } = await backup(`under-load-${n}.tar`, null)
      const { contents } = await readBackup(file, null)
      persons.push(contents.rows['person'] ?? 0)
      // A person and its line in the audit log are written together, so they are in a backup together.
      const first = await read.selectFrom('audit_event').select('seq').orderBy('seq', 'desc').executeTakeFirstOrThrow()
      expect(contents.rows['audit_event']).toBeLessThanOrEqual(first.seq)
    }
    work.going = false
    await writing
    const here = await read
      .selectFrom('person')
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    const others = here.n - work.written
    // All that was acknowledged before a backup began is in it.
    for (const [n, least] of before.entries()) expect(persons[n]).toBeGreaterThanOrEqual(others + least)
    expect(work.written).toBeGreaterThan(5)
  })

  // From PostgreSQL to itself is what the other three are made of.
  test.each(kind === 'sqlite' ? KINDS : ['sqlite' as const])(
    'comes back on an empty machine with %s, the same to readers, byte for byte',
    async (target) => {
      const keys = await newKeys()
      const pages = await readersSee(state.old.config)
      expect(pages.size).toBeGreaterThan(40)
      expect([...pages.values()].filter((page) => !page.startsWith('200'))).toEqual([])
      const made = await backup(`drill-${target}.tar.age`, keys.recipient)
      expect(statSync(made.file).mode & 0o077).toBe(0)
      await state.server.close()
      const fresh = await emptyPlace(target, state.port, 'off')
      try {
        const restored = await restoreBackup(made.file, {
          address: databaseAddress(fresh.config),
          dataDir: fresh.config.dataDir,
          migrations: MIGRATIONS,
          now: START_OF_TESTS,
          opener: { kind: 'identities', identities: [keys.secret] },
        })
        expect(restored).toMatchObject({ rows: made.rows, media: made.media, keys: true })
        await compare(fresh, pages)
        await expect(
          restoreBackup(made.file, {
            address: databaseAddress(fresh.config),
            dataDir: fresh.config.dataDir,
            migrations: MIGRATIONS,
            now: START_OF_TESTS,
            opener: { kind: 'identities', identities: [keys.secret] },
          }),
        ).rejects.toMatchObject({ code: 'restore-not-empty' })
      } finally {
        await fresh.remove()
        state.server = await serveAt(state.old.config)
      }
    },
  )

  async function compare({ config }: Place, pages: ReadonlyMap<string, string>): Promise<void> {
    const running = await serveAt(config)
    try {
      const again = await readersSee(config)
      expect([...again.keys()]).toEqual([...pages.keys()])
      expect([...again].filter(([path, page]) => page !== pages.get(path)).map(([path]) => path)).toEqual([])
      expect(await verifyAudit(running.app.read)).toMatchObject({ broken: null })
      // Numbers go on after the highest that was ever given.
      const made = await running.app.call('people/create-person', { name: 'قادمة' }, { actor: { kind: 'operator' } })
      const { last } = await running.app.read
        .selectFrom('person')
        .select((e) => e.fn.max('id').as('last'))
        .executeTakeFirstOrThrow()
      expect(made).toMatchObject({ id: last })
      const contact = await running.app.read.selectFrom('contact').select('email_enc').executeTakeFirst()
      if (contact) expect(loadKeyring(config.dataDir, null).unseal(contact.email_enc)).toContain('@')
    } finally {
      await running.close()
    }
  }
})

describe('a backup that is not as it was written', () => {
  const state = {} as { folder: string; file: string; place: Place }
  beforeAll(async () => {
    state.folder = mkdtempSync(join(tmpdir(), 'warraq-broken-'))
    state.place = await emptyPlace('sqlite', await freePort(), 'off')
    const server = await serveAt(state.place.config)
    await server.close()
    const made = await makeBackup(join(state.folder, 'whole.tar'), {
      address: databaseAddress(state.place.config),
      dataDir: state.place.config.dataDir,
      publicUrl: state.place.config.publicUrl.origin,
      now: START_OF_TESTS,
      seal: null,
      withMedia: true,
    })
    state.file = made.file
  })
  afterAll(async () => {
    await state.place.remove()
    rmSync(state.folder, { recursive: true, force: true })
  })

  test('is refused wherever it was cut off or one byte was changed, and leaves nothing behind', async () => {
    const whole = readFileSync(state.file)
    expect(whole.includes('keys.json')).toBe(false)
    const target = await emptyPlace('sqlite', 1, 'off')
    const broken = join(state.folder, 'broken.tar')
    const places = Array.from({ length: 8 }, (_, n) => Math.floor(((n + 0.5) / 8) * whole.length))
    const attempts = places.flatMap((at) => [whole.subarray(0, at), flipped(whole, at)])
    let refused = 0
    for (const bytes of attempts) {
      writeFileSync(broken, bytes)
      const outcome = await restoreBackup(broken, {
        address: databaseAddress(target.config),
        dataDir: target.config.dataDir,
        migrations: MIGRATIONS,
        now: START_OF_TESTS,
        opener: null,
      }).then(
        () => 'restored',
        (error: { code?: string }) => error.code,
      )
      // The padding between files of a tar says nothing: a byte changed there changes nothing.
      if (outcome === 'restored') rmSync(databaseAddressFile(target.config))
      else {
        expect(['backup-broken', 'backup-newer', 'file-unreadable']).toContain(outcome)
        expect(readdirSync(target.config.dataDir).filter((name) => name.startsWith('warraq.db'))).toEqual([])
        refused += 1
      }
    }
    expect(refused).toBeGreaterThan(attempts.length * 0.6)
    await target.remove()
  })

  test('a sealed one is opened by its key only', async () => {
    const [right, wrong] = [await newKeys(), await newKeys()]
    const { file } = await makeBackup(join(state.folder, 'sealed.tar.age'), {
      address: databaseAddress(state.place.config),
      dataDir: state.place.config.dataDir,
      publicUrl: state.place.config.publicUrl.origin,
      now: START_OF_TESTS,
      seal: { kind: 'recipients', recipients: [right.recipient] },
      withMedia: true,
    })
    await expect(readBackup(file, null)).rejects.toMatchObject({ code: 'backup-locked' })
    const opener = { kind: 'identities', identities: [wrong.secret] } as const
    await expect(readBackup(file, opener)).rejects.toMatchObject({ code: 'backup-locked' })
    const { facts } = await readBackup(file, { kind: 'identities', identities: [right.secret] })
    expect(facts.encrypted).toBe(true)
    writeFileSync(file, flipped(readFileSync(file), Math.floor(statSync(file).size / 2)))
    await expect(readBackup(file, { kind: 'identities', identities: [right.secret] })).rejects.toMatchObject({
      code: 'backup-broken',
    })
  })
})

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 0x10
  return copy
}

function databaseAddressFile(config: Config): string {
  const address = databaseAddress(config)
  if (address.kind !== 'sqlite') throw new Error('not a file')
  return address.file
}

import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Instant } from '@warraq/core/time'
import { plusSeconds } from '@warraq/core/time'
import { afterAll, beforeAll, describe } from 'vitest'
import { readConfig } from '../../packages/server/src/config/config.ts'
import type { RunningServer } from '../../packages/server/src/serve.ts'
import { serve } from '../../packages/server/src/serve.ts'
import { createPostgresDatabase } from './databases.ts'
import type { DatabaseKind } from './newsroom.ts'
import { START_OF_TESTS } from './newsroom.ts'

/** The whole product listening on loopback, on a fresh database, with a clock the test moves. */
export interface TestServer extends RunningServer {
  readonly kind: DatabaseKind
  /** `http://127.0.0.1:port`, without a slash at its end. */
  readonly base: string
  readonly dataDir: string
  readonly logged: readonly string[]
  wait(seconds: number): void
  /** Jobs that are due, done; pages settled on disk. */
  settle(): Promise<void>
}

export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

export async function startTestServer(
  kind: DatabaseKind,
  env: Readonly<Record<string, string>> = {},
): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'warraq-serve-'))
  const database = kind === 'postgres' ? await createPostgresDatabase() : null
  const port = await freePort()
  const config = readConfig(
    {
      WARRAQ_DATA_DIR: dataDir,
      PORT: String(port),
      WARRAQ_SAMPLE: 'off',
      ...(database ? { WARRAQ_DATABASE_URL: database.url } : {}),
      ...env,
    },
    dataDir,
  )
  const clock: { at: Instant } = { at: START_OF_TESTS }
  const logged: string[] = []
  const running = await serve(config, { now: () => clock.at, writeLog: (line) => void logged.push(line) })
  return {
    ...running,
    kind,
    dataDir,
    logged,
    base: `http://127.0.0.1:${port}`,
    wait: (seconds) => void (clock.at = plusSeconds(clock.at, seconds)),
    settle: async () => {
      await running.jobs?.drain()
      // The server's own runner may be in the middle of one it took first.
      for (let looks = 0; looks < 200 && (await jobsAtWork(running)); looks += 1)
        await new Promise((resolve) => setTimeout(resolve, 25))
      await running.web.pages.settle()
    },
    close: async () => {
      await running.close()
      await database?.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The same story told to the product on each database. */
export function eachServer(
  name: string,
  tests: (server: () => TestServer) => void,
  env: Readonly<Record<string, string>> = {},
): void {
  for (const kind of ['sqlite', 'postgres'] as const) {
    const missing = kind === 'postgres' && !process.env['WARRAQ_TEST_POSTGRES_URL']
    describe.skipIf(missing)(`${name} (${kind})`, () => {
      const state: { open: TestServer | null } = { open: null }
      beforeAll(async () => {
        state.open = await startTestServer(kind, env)
      })
      afterAll(() => state.open?.close())
      tests(() => {
        if (!state.open) throw new Error('the server starts in beforeAll')
        return state.open
      })
    })
  }
}

async function jobsAtWork({ app }: RunningServer): Promise<boolean> {
  const job = await app.read.selectFrom('job').select('id').where('state', '=', 'running').limit(1).executeTakeFirst()
  return job !== undefined
}

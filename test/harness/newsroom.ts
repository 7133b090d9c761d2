import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Instant } from '@warraq/core/time'
import { fromEpoch, plusSeconds } from '@warraq/core/time'
import { afterAll, beforeAll, describe } from 'vitest'
import type { Config } from '../../packages/server/src/config/config.ts'
import { readConfig } from '../../packages/server/src/config/config.ts'
import type { AppContext } from '../../packages/server/src/context.ts'
import { openContext } from '../../packages/server/src/context.ts'
import { createPostgresDatabase } from './databases.ts'

export type DatabaseKind = 'sqlite' | 'postgres'

/** A whole newsroom on a fresh database: real writer, real migrations, a clock the test moves. */
export interface TestNewsroom extends AppContext {
  readonly kind: DatabaseKind
  readonly dataDir: string
  readonly logged: readonly string[]
  /** Moves the clock forward. */
  wait(seconds: number): void
}

export const START_OF_TESTS = fromEpoch(Date.UTC(2017, 5, 13, 9, 5))

export async function openTestNewsroom(
  kind: DatabaseKind,
  env: Readonly<Record<string, string>> = {},
): Promise<TestNewsroom> {
  const dataDir = mkdtempSync(join(tmpdir(), 'warraq-test-'))
  const database = kind === 'postgres' ? await createPostgresDatabase() : null
  const config: Config = readConfig(
    {
      WARRAQ_DATA_DIR: dataDir,
      PORT: '8080',
      ...(database ? { WARRAQ_DATABASE_URL: database.url } : {}),
      ...env,
    },
    dataDir,
  )
  const clock: { at: Instant } = { at: START_OF_TESTS }
  const logged: string[] = []
  const context = await openContext(config, { now: () => clock.at, writeLog: (line) => void logged.push(line) })
  return {
    ...context,
    kind,
    dataDir,
    logged,
    wait: (seconds) => void (clock.at = plusSeconds(clock.at, seconds)),
    close: async () => {
      await context.close()
      await database?.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/**
 * The same tests on both databases. `newsroom()` is open from the first test to the last of the block. Where no
 * PostgreSQL is offered the block is counted as skipped, which `.ci/run` refuses.
 */
export function eachDatabase(
  name: string,
  tests: (newsroom: () => TestNewsroom) => void,
  env: Readonly<Record<string, string>> = {},
): void {
  for (const kind of ['sqlite', 'postgres'] as const) {
    const missing = kind === 'postgres' && !process.env['WARRAQ_TEST_POSTGRES_URL']
    describe.skipIf(missing)(`${name} (${kind})`, () => {
      const state: { open: TestNewsroom | null } = { open: null }
      beforeAll(async () => {
        state.open = await openTestNewsroom(kind, env)
      })
      afterAll(() => state.open?.close())
      tests(() => {
        if (!state.open) throw new Error('the newsroom opens in beforeAll')
        return state.open
      })
    })
  }
}

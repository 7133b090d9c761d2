import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'

/** Cases of others lie beside the repository, not in it: the files that hold nothing else are left out without them. */
const SHARED = existsSync(join(import.meta.dirname, '..', 'shared', 'data'))

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'], externalConditions: ['source'] } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['packages/*/src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    exclude: SHARED ? configDefaults.exclude : [...configDefaults.exclude, '**/*-shared.test.ts'],
    pool: 'threads',
    // Most of a test's time is waiting for a browser, a database or a server: two at once halve the run.
    maxWorkers: 2,
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})

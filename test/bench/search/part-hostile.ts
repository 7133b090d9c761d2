import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../../packages/server/src/config/config.ts'
import { openContext } from '../../../packages/server/src/context.ts'
import { startKillable } from '../../crash/killable-server.ts'
import { createPostgresDatabase } from '../../harness/databases.ts'
import type { DatabaseKind } from '../../harness/newsroom.ts'
import { freePort } from '../../harness/free-port.ts'
import type { HostileOutcome } from './hostile-newspaper.ts'
import { canaryQueries, fillHostile, sendHostile } from './hostile-newspaper.ts'
import { hostileStrings as strings } from './hostile-strings.ts'
import type { Options } from './options.ts'
import { timesOf } from './part-large.ts'
import type { Table } from './report.ts'

const MOST_MS = 300
const ARTICLES = 1000

/** Strings to the search page of the built product, one after the other. */
export async function hostileStrings(options: Options, told: (line: string) => void): Promise<Table[]> {
  const tables: Table[] = []
  for (const kind of options.kinds) {
    told(`hostile: ${options.strings} strings to ${kind}`)
    const texts = [...canaryQueries(), ...strings(options.strings)]
    const outcome = await withServer(kind, async (base) => {
      await sendHostile(base, texts.slice(0, 50), MOST_MS)
      return sendHostile(base, texts, MOST_MS)
    })
    tables.push(tableOf(kind, texts.length, outcome))
    const { defects, late, leaks } = outcome
    for (const text of [...defects, ...late, ...leaks].slice(0, 5)) told(JSON.stringify(text.slice(0, 200)))
  }
  return tables
}

function tableOf(
  kind: DatabaseKind,
  sent: number,
  { statuses, defects, lateOnce, late, leaks, times }: HostileOutcome,
): Table {
  const counts = Object.fromEntries(Object.entries(statuses).map(([status, count]) => [`status ${status}`, count]))
  const failed = Object.entries(statuses).reduce((sum, [status, count]) => sum + (Number(status) > 499 ? count : 0), 0)
  return {
    title: `Hostile strings, ${kind}`,
    lines: [{ name: kind, numbers: { strings: sent, ...timesOf(times), ...counts } }],
    demands: [
      {
        says: `${failed} answers with status 5xx, ${defects.length} of them also when asked again`,
        holds: failed === 0,
      },
      {
        says: `${lateOnce} answers later than ${MOST_MS} ms, ${late.length} of them also when asked twice again`,
        holds: late.length === 0,
      },
      { says: `${leaks.length} answers with what is not public`, holds: leaks.length === 0 },
    ],
  }
}

async function withServer<T>(kind: DatabaseKind, use: (base: string) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'warraq-bench-'))
  const database = kind === 'postgres' ? await createPostgresDatabase() : null
  const env = { WARRAQ_DATA_DIR: dataDir, ...(database ? { WARRAQ_DATABASE_URL: database.url } : {}) }
  const app = await openContext(readConfig(env, dataDir), { writeLog: () => undefined })
  await fillHostile(app, ARTICLES)
  await app.close()
  const server = await startKillable(env, await freePort())
  try {
    return await use(server.base)
  } finally {
    await server.stop()
    await database?.drop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

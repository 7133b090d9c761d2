import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { readConfig } from '../../packages/server/src/config/config.ts'
import { openContext } from '../../packages/server/src/context.ts'
import { createPostgresDatabase } from '../harness/databases.ts'
import { freePort } from '../harness/free-port.ts'
import { tell } from '../harness/stories.ts'
import type { KillableServer } from './killable-server.ts'
import { startKillable } from './killable-server.ts'
import type { Ledger } from './load.ts'
import { emptyLedger, note, send, writeComments } from './load.ts'
import type { Auditor } from './stored.ts'
import { complaints, postgresAuditor, sqliteAuditor } from './stored.ts'

/**
 * Kills the server while readers comment, again and again, and holds what is stored against what they were told: every
 * acknowledged comment is there once, none twice, none half; and who was told nothing and sends the form again gets one
 * comment. `--rounds N` (20 unless given), on SQLite and, where there is one, on PostgreSQL.
 */
const { values: flags } = parseArgs({ options: { rounds: { type: 'string', default: '20' } } })
const ROUNDS = Number(flags.rounds)
const CLIENTS = 8
/** Comments of each client before the clock of the kill starts. */
const WARM_UP = 5
/** Acknowledged comments of a round that are sent once more. */
const SENT_AGAIN = 30
const LOAD_MS = { shortest: 20, longest: 250 }

interface Place {
  readonly kind: 'sqlite' | 'postgres'
  readonly env: Readonly<Record<string, string>>
  readonly articleId: number
  auditor(): Promise<Auditor>
  remove(): Promise<void>
}

async function preparePlace(kind: Place['kind']): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'warraq-crash-'))
  const database = kind === 'postgres' ? await createPostgresDatabase() : null
  const env = { WARRAQ_DATA_DIR: dataDir, ...(database === null ? {} : { WARRAQ_DATABASE_URL: database.url }) }
  const newsroom = await openContext(readConfig(env, dataDir))
  const section = await newsroom.call(
    'sections/create-section',
    { name: 'محليات', parentId: null },
    { actor: { kind: 'operator' } },
  )
  const { id } = await tell(newsroom.call, { title: 'خبر تحت الضغط', sectionId: section.id })
  await newsroom.close()
  return {
    kind,
    env,
    articleId: id,
    auditor: () =>
      database === null ? Promise.resolve(sqliteAuditor(join(dataDir, 'warraq.db'))) : postgresAuditor(database.url),
    remove: async () => {
      await database?.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

interface Score {
  acknowledged: number
  unknown: number
  stored: number
  readonly complaints: string[]
}

async function round(place: Place, n: number, port: number, total: Score): Promise<void> {
  const ledger = emptyLedger()
  let server = await startKillable(place.env, port)
  const lasted = await killUnderLoad(server, place, n, ledger)
  const [told, inDoubt] = [ledger.acknowledged.size, ledger.unknown.size]
  await audit(place, ledger, total, `round ${n}, after the kill`)

  server = await startKillable(place.env, port)
  await sendAgain(server, place, ledger)
  if ((await server.stop()) !== 0) total.complaints.push(`round ${n}: the server did not end in good order`)
  await audit(place, ledger, total, `round ${n}, after sending again`)
  total.acknowledged += ledger.acknowledged.size
  total.unknown += inDoubt
  process.stdout.write(
    `${place.kind} ${n}/${ROUNDS}: killed after ${lasted} ms, ${told} acknowledged, ${inDoubt} in doubt and sent again\n`,
  )
}

async function killUnderLoad(server: KillableServer, place: Place, n: number, ledger: Ledger): Promise<number> {
  await warmUp(server, place, n, ledger)
  const state = { stopped: false }
  const clients = Array.from({ length: CLIENTS }, (_, client) =>
    writeComments(
      server.base,
      place.articleId,
      { name: `قارئ ${n}.${client}`, keepsCookies: client % 2 === 0 },
      ledger,
      () => state.stopped,
    ),
  )
  const lasts = randomInt(LOAD_MS.shortest, LOAD_MS.longest + 1)
  await sleep(lasts)
  await server.kill()
  state.stopped = true
  await Promise.all(clients)
  return lasts
}

/** A server that has just started answers slowly; the kill is to hit one that works at full speed. */
async function warmUp(server: KillableServer, place: Place, n: number, ledger: Ledger): Promise<void> {
  const lane = async (client: number): Promise<void> => {
    for (let one = 1; one <= WARM_UP; one += 1) {
      const posting = {
        body: `بداية ${n}.${client}.${one}`,
        name: 'أول القراء',
        email: `first${client}@example.org`,
        cookie: '',
      }
      note(ledger, posting, await send(server.base, place.articleId, posting))
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, (_, client) => lane(client)))
}

/** Readers who were told nothing send their form again, and so do some who were told: same comment, same answer. */
async function sendAgain(server: KillableServer, place: Place, ledger: Ledger): Promise<void> {
  for (const posting of Array.from(ledger.unknown.values()))
    note(ledger, posting, await send(server.base, place.articleId, posting))
  for (const { posting } of Array.from(ledger.acknowledged.values()).slice(-SENT_AGAIN)) {
    note(ledger, posting, await send(server.base, place.articleId, posting))
  }
  for (const body of ledger.unknown.keys()) ledger.wrong.push(`still in doubt after sending it again: ${body}`)
}

async function audit(place: Place, ledger: Ledger, total: Score, when: string): Promise<void> {
  const auditor = await place.auditor()
  try {
    for (const complaint of await complaints(auditor, ledger))
      total.complaints.push(`${place.kind}, ${when}: ${complaint}`)
    total.stored = Number((await auditor.rows('select count(*) as n from comment'))[0]?.['n'])
  } finally {
    await auditor.close()
  }
}

async function crash(kind: Place['kind']): Promise<boolean> {
  const place = await preparePlace(kind)
  const port = await freePort()
  const total: Score = { acknowledged: 0, unknown: 0, stored: 0, complaints: [] }
  try {
    for (let n = 1; n <= ROUNDS && total.complaints.length === 0; n += 1) await round(place, n, port, total)
  } finally {
    await place.remove()
  }
  for (const complaint of total.complaints.slice(0, 20)) process.stderr.write(`${complaint}\n`)
  if (total.acknowledged < ROUNDS * (WARM_UP * CLIENTS + CLIENTS)) total.complaints.push('too little load')
  process.stdout.write(
    `${kind}: killed ${ROUNDS} times; ${total.acknowledged} acknowledged, ${total.unknown} of them only when sent again; ${total.stored} stored; ${total.complaints.length} complaints\n`,
  )
  return total.complaints.length === 0 && total.stored === total.acknowledged
}

const kinds: readonly Place['kind'][] = process.env['WARRAQ_TEST_POSTGRES_URL'] ? ['sqlite', 'postgres'] : ['sqlite']
for (const kind of kinds) if (!(await crash(kind))) process.exitCode = 1

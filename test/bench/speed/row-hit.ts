/** Stored pages against a server that knows its answers beforehand: same Node, same bytes, same headers, same core. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BareAnswer } from './bare-server.ts'
import type { Newspaper } from './newspaper.ts'
import { makeNewspaper } from './newspaper.ts'
import type { Program } from './processes.ts'
import { startBare, startProduct } from './processes.ts'
import type { Coding } from './requests.ts'
import { acceptEncoding, ask, getRequest } from './requests.ts'
import type { Measured, Target } from './rounds.ts'
import { inTurn } from './rounds.ts'
import type { Row, RowResult, RowSettings } from './row.ts'
import { atLeast } from './row.ts'

const ARTICLES = 1000
const CONNECTIONS = [1, 16, 64] as const
const CODINGS: readonly Coding[] = ['identity', 'gzip', 'br']
/** Packing a thousand kept pages as small as they get takes a thread about a minute. */
const LONGEST_PACKING_MS = 300_000

export const hit: Row = async (settings) => {
  const paper = await makeNewspaper(ARTICLES, settings.told)
  const product = await startProduct(paper.dataDir, paper.port)
  try {
    await allPacked(product, paper, settings.told)
    const results: RowResult[] = []
    for (const coding of CODINGS) results.push(await ofCoding(settings, paper, product, coding))
    return results
  } finally {
    await product.stop()
    paper.remove()
  }
}

async function ofCoding(
  { rounds, seconds, told }: RowSettings,
  paper: Newspaper,
  product: Program,
  coding: Coding,
): Promise<RowResult> {
  told(`articles, ${coding}`)
  const folder = mkdtempSync(join(tmpdir(), 'warraq-bare-'))
  const answers: BareAnswer[] = []
  for (const path of paper.paths) answers.push(await answerOf(product, path, coding))
  writeFileSync(join(folder, 'answers.json'), JSON.stringify(answers))
  const bare = await startBare(join(folder, 'answers.json'))
  try {
    const targets = CONNECTIONS.flatMap((connections) => [
      target(`Warraq c${connections}`, product, paper, coding, connections),
      target(`bare c${connections}`, bare, paper, coding, connections),
    ])
    return table(coding, await inTurn(targets, rounds, seconds))
  } finally {
    await bare.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Until the pages are kept in their smallest form: what is measured is a server at rest but for its readers. */
async function allPacked(product: Program, paper: Newspaper, told: (line: string) => void): Promise<void> {
  for (const path of paper.paths) await answerOf(product, path, 'br')
  told('pages are packed')
  for (const limit = performance.now() + LONGEST_PACKING_MS; performance.now() < limit;) {
    const tags = await Promise.all(paper.paths.slice(-3).map((path) => answerOf(product, path, 'br')))
    if (tags.every(({ headers }) => headers['etag']?.endsWith('-br11"'))) return
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
  throw new Error('kept pages are not packed')
}

async function answerOf(product: Program, path: string, coding: Coding): Promise<BareAnswer> {
  const { status, headers, body } = await ask(product.port, path, acceptEncoding(coding))
  if (status !== 200) throw new Error(`${path} answers ${status}`)
  return { path, status, headers, body: body.toString('base64') }
}

function target(name: string, program: Program, paper: Newspaper, coding: Coding, connections: number): Target {
  const requests = paper.paths.map((path) => getRequest(program.port, path, coding))
  return { name, program, status: 200, order: { requests, connections } }
}

function table(coding: Coding, measured: readonly Measured[]): RowResult {
  const of = (name: string) => measured.find((one) => one.name === name)
  const ratios = CONNECTIONS.map((connections) => {
    const [ours, bare] = [of(`Warraq c${connections}`), of(`bare c${connections}`)]
    return { connections, ratio: (bare?.cpuMs ?? Number.NaN) / (ours?.cpuMs ?? Number.NaN) }
  })
  return {
    title: `article, ${ARTICLES} in turn, ${coding}`,
    figures: [
      ...measured.map(({ name, perSecond, cpuMs, cpuLeast, cpuMost, p50, p99, rounds, thrownAway }) => ({
        name,
        numbers: {
          'per second': Math.round(perSecond),
          'CPU ms': cpuMs,
          least: cpuLeast,
          most: cpuMost,
          'p50 ms': p50,
          'p99 ms': p99,
          rounds,
          'thrown away': thrownAway,
        },
      })),
      ...ratios.map(({ connections, ratio }) => ({ name: `of bare, c${connections}`, numbers: { 'CPU ms': ratio } })),
    ],
    demands: ratios
      .filter(({ connections }) => connections === 64)
      .map(({ ratio }) => atLeast(`${coding}, 64 connections, share of bare node:http by CPU`, ratio, 0.9)),
  }
}

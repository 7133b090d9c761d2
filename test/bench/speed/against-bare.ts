/** Our answers against a server that knows them beforehand: same Node, same bytes, same headers, same core. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BareAnswer } from './bare-server.ts'
import type { Program } from './processes.ts'
import { startBare } from './processes.ts'
import type { Coding } from './requests.ts'
import { acceptEncoding, ask, getRequest } from './requests.ts'
import type { Measured } from './rounds.ts'
import { inTurn } from './rounds.ts'
import type { Figures, RowResult, RowSettings } from './row.ts'
import { atLeast } from './row.ts'

export interface Comparison {
  readonly title: string
  readonly product: Program
  readonly requests: readonly { readonly path: string; readonly headers?: Readonly<Record<string, string>> }[]
  readonly coding: Coding
  /** The only status that is right. */
  readonly status: number
  readonly connections: readonly number[]
  /** Which of the connections a figure is wanted for, and the share of the bare server that is. */
  readonly wanted: { readonly connections: number; readonly share: number }
}

export async function againstBare({ rounds, seconds, told }: RowSettings, asked: Comparison): Promise<RowResult> {
  const { title, product, requests, coding, status, connections } = asked
  told(title)
  const folder = mkdtempSync(join(tmpdir(), 'warraq-bare-'))
  const answers: BareAnswer[] = []
  for (const { path, headers } of requests) answers.push(await answerOf(product, path, coding, status, headers))
  writeFileSync(join(folder, 'answers.json'), JSON.stringify(answers))
  const bare = await startBare(join(folder, 'answers.json'))
  try {
    const target = (name: string, program: Program, count: number) => ({
      name,
      program,
      status,
      order: {
        requests: requests.map(({ path, headers }) => getRequest(program.port, path, coding, headers)),
        connections: count,
      },
    })
    const targets = connections.flatMap((count) => [
      target(`Warraq c${count}`, product, count),
      target(`bare c${count}`, bare, count),
    ])
    return table(asked, await inTurn(targets, rounds, seconds))
  } finally {
    await bare.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

export async function answerOf(
  product: Program,
  path: string,
  coding: Coding,
  wanted = 200,
  more: Readonly<Record<string, string>> = {},
): Promise<BareAnswer> {
  const { status, headers, body } = await ask(product.port, path, { ...acceptEncoding(coding), ...more })
  if (status !== wanted) throw new Error(`${path} answers ${status}`)
  return { path, status, headers, body: body.toString('base64') }
}

function table({ title, coding, connections, wanted }: Comparison, measured: readonly Measured[]): RowResult {
  const of = (name: string) => measured.find((one) => one.name === name)
  const ratios = connections.map((count) => {
    const [ours, bare] = [of(`Warraq c${count}`), of(`bare c${count}`)]
    return { count, ratio: (bare?.cpuMs ?? Number.NaN) / (ours?.cpuMs ?? Number.NaN) }
  })
  return {
    title,
    figures: [
      ...measured.map(lineOf),
      ...ratios.map(({ count, ratio }) => ({ name: `of bare, c${count}`, numbers: { 'CPU ms': ratio } })),
    ],
    demands: ratios
      .filter(({ count }) => count === wanted.connections)
      .map(({ count, ratio }) =>
        atLeast(`${coding}, ${count} connections, share of bare node:http by CPU`, ratio, wanted.share),
      ),
  }
}

function lineOf({ name, perSecond, cpuMs, cpuLeast, cpuMost, p50, p99, rounds, thrownAway }: Measured): Figures {
  return {
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
  }
}

/** Rounds in turn: every target once, then again; a round of which the host took time is thrown away. */
import type { LoadOrder } from './load-client.ts'
import type { Program } from './processes.ts'
import { cpuSeconds, sendLoad, stolen } from './processes.ts'

export interface Target {
  readonly name: string
  readonly program: Program
  readonly order: Omit<LoadOrder, 'port' | 'seconds'>
  /** The only status that is right. */
  readonly status: number
}

export interface Measured {
  readonly name: string
  /** Medians over the rounds kept. */
  readonly perSecond: number
  readonly cpuMs: number
  readonly p50: number
  readonly p99: number
  /** Least and greatest CPU milliseconds for a request. */
  readonly cpuLeast: number
  readonly cpuMost: number
  readonly rounds: number
  readonly thrownAway: number
}

const MOST_STOLEN = 0.06
const MOST_TRIES = 4

export async function inTurn(targets: readonly Target[], rounds: number, seconds: number): Promise<Measured[]> {
  const runs = new Map<string, Run[]>(targets.map(({ name }) => [name, []]))
  const away = new Map<string, number>()
  for (const target of targets) await oneRun(target, Math.min(1, seconds))
  for (let round = 0; round < rounds; round += 1)
    for (const target of targets) {
      for (let tries = 1; ; tries += 1) {
        const run = await oneRun(target, seconds)
        if (run.stolen <= MOST_STOLEN || tries === MOST_TRIES) {
          runs.get(target.name)?.push(run)
          break
        }
        away.set(target.name, (away.get(target.name) ?? 0) + 1)
      }
    }
  return targets.map(({ name }) => summary(name, runs.get(name) ?? [], away.get(name) ?? 0))
}

interface Run {
  readonly perSecond: number
  readonly cpuMs: number
  readonly p50: number
  readonly p99: number
  readonly stolen: number
}

async function oneRun({ name, program, order, status }: Target, seconds: number): Promise<Run> {
  const [before, stolenBefore] = [cpuSeconds(program.pid), stolen()]
  const result = await sendLoad({ ...order, port: program.port, seconds })
  const [after, stolenAfter] = [cpuSeconds(program.pid), stolen()]
  const right = result.statuses[String(status)] ?? 0
  if (result.broken > 0 || right !== Object.values(result.statuses).reduce((sum, n) => sum + n, 0))
    throw new Error(`${name}: ${JSON.stringify(result.statuses)}, ${result.broken} broken`)
  return {
    perSecond: result.requests / result.seconds,
    cpuMs: (1000 * (after - before)) / result.requests,
    p50: result.p50,
    p99: result.p99,
    stolen: (stolenAfter.stolen - stolenBefore.stolen) / Math.max(1, stolenAfter.all - stolenBefore.all),
  }
}

function summary(name: string, runs: readonly Run[], thrownAway: number): Measured {
  const of = (read: (run: Run) => number) => runs.map(read)
  const cpu = of(({ cpuMs }) => cpuMs)
  return {
    name,
    perSecond: median(of(({ perSecond }) => perSecond)),
    cpuMs: median(cpu),
    p50: median(of(({ p50 }) => p50)),
    p99: median(of(({ p99 }) => p99)),
    cpuLeast: Math.min(...cpu),
    cpuMost: Math.max(...cpu),
    rounds: runs.length,
    thrownAway,
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  if (sorted.length === 0) return Number.NaN
  return sorted.length % 2 === 1 ? (sorted[half] ?? Number.NaN) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2
}

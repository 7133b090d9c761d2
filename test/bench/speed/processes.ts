/** Programs under measurement, each on its core where the machine has two, and what the kernel says of their use. */
import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { LoadOrder, LoadResult } from './load-client.ts'

const MAIN = fileURLToPath(new URL('../../../packages/server/dist/main.js', import.meta.url))
const BARE = fileURLToPath(new URL('./bare-server.ts', import.meta.url))
const LOAD = fileURLToPath(new URL('./load-client.ts', import.meta.url))

const PINNED = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0
const SERVER_CORE = '0'
const LOAD_CORE = '1'

function pinned(core: string, args: readonly string[]): [string, string[]] {
  return PINNED ? ['taskset', ['-c', core, process.execPath, ...args]] : [process.execPath, [...args]]
}

export interface Program {
  readonly pid: number
  readonly port: number
  /** Milliseconds from its start to its first word that it serves. */
  readonly startMs: number
  stop(): Promise<void>
}

/** The built product on this data folder, as `npm start` runs it. */
export async function startProduct(
  dataDir: string,
  port: number,
  env: Readonly<Record<string, string>> = {},
): Promise<Program> {
  const settings = {
    PORT: String(port),
    WARRAQ_DATA_DIR: dataDir,
    WARRAQ_SAMPLE: 'off',
    WARRAQ_RATE_LIMITS: 'off',
    ...env,
  }
  const began = performance.now()
  const [command, args] = pinned(SERVER_CORE, [MAIN, 'serve'])
  const child = spawn(command, args, { env: { ...process.env, ...settings }, stdio: ['ignore', 'pipe', 'inherit'] })
  await said(child, (line) => line.includes(`:${port}/`))
  return program(child, port, performance.now() - began)
}

export async function startBare(answers: string): Promise<Program> {
  const began = performance.now()
  const [command, args] = pinned(SERVER_CORE, [BARE, answers])
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const port = Number(await said(child, (line) => /^\d+$/.test(line)))
  return program(child, port, performance.now() - began)
}

function program(child: ChildProcess, port: number, startMs: number): Program {
  const { pid } = child
  if (pid === undefined) throw new Error('the program did not start')
  const gone = new Promise<void>((resolve) => void child.once('exit', () => resolve()))
  return {
    pid,
    port,
    startMs,
    stop: async () => {
      child.kill('SIGTERM')
      await gone
    },
  }
}

function said(child: ChildProcess, isIt: (line: string) => boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}`)))
    if (!child.stdout) throw new Error('its words are not heard')
    createInterface(child.stdout).on('line', (line) => void (isIt(line) && resolve(line)))
  })
}

const TICKS_PER_SECOND = 100

/** Seconds of both kinds that all threads of the process have used (proc(5), stat). */
export function cpuSeconds(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}

/** Megabytes that are this process's own share of memory (proc(5), smaps_rollup: Pss). */
export function memoryMb(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? Number.NaN) / 1024
}

/** Share of the machine's time that its host took away since boot (proc(5), stat: steal). */
export function stolen(): { stolen: number; all: number } {
  const fields = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').trim().split(/\s+/).slice(1).map(Number)
  return { stolen: fields[7] ?? 0, all: fields.slice(0, 8).reduce((sum, n) => sum + n, 0) }
}

/** Sends requests from a process of its own on the other core. */
export function sendLoad(order: LoadOrder): Promise<LoadResult> {
  const [command, args] = pinned(LOAD_CORE, [LOAD, 'stdin'])
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] })
    child.stdin.end(JSON.stringify(order))
    const parts: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => void parts.push(part))
    child.once('exit', (code) => {
      if (code === 0) resolve(JSON.parse(Buffer.concat(parts).toString('utf8')) as LoadResult)
      else reject(new Error(`the load ended with ${code}`))
    })
  })
}

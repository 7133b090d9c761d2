import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Refusal } from '@warraq/core/errors'
import { takeTurns } from '../turns.ts'
import { readFrame, writeFrame } from './frames.ts'
import type { ImageProcessor, MadeImage } from './port.ts'
import type { Task } from './worker.ts'

export interface ImageLimits {
  readonly takeInMs: number
  readonly renditionsMs: number
  /** Resident memory of one worker; watched where the system tells (Linux). */
  readonly memoryBytes: number
}

const LIMITS: ImageLimits = { takeInMs: 10_000, renditionsMs: 60_000, memoryBytes: 768 * 1024 * 1024 }
const WATCH_MS = 50
const PAGE_BYTES = 4096
const AT_ONCE = 2
const QUEUE = 30
/** Renditions of 50 million pixels stay far below this. */
const MOST_ANSWER_BYTES = 400 * 1024 * 1024

export interface ImageProcesses extends ImageProcessor {
  /** Ends what is at work; who waits for it, or comes later, is refused with `busy`. */
  close(): void
}

/** Pictures in a process of their own, a fresh one for each: what a file breaks there breaks nothing here. */
export function imageProcesses(limits: ImageLimits = LIMITS): ImageProcesses {
  const turn = takeTurns(AT_ONCE, QUEUE)
  const children = new Set<ChildProcess>()
  const state = { closed: false }
  const work = (task: Task, bytes: Uint8Array, timeMs: number): Promise<Answer> =>
    turn(async () => {
      if (state.closed) throw new Refusal('busy')
      const child = startWorker()
      children.add(child)
      try {
        return await run(child, task, bytes, timeMs, limits.memoryBytes)
      } catch (error) {
        throw state.closed ? new Refusal('busy') : error
      } finally {
        children.delete(child)
      }
    })
  return {
    async takeIn(bytes, kind) {
      const { images, likeness } = await work({ do: 'take-in', kind }, bytes, limits.takeInMs)
      const [whole, shown] = images
      if (!whole || !shown) throw new Refusal('media-broken')
      return { whole, shown, likeness }
    },
    renditions: async (bytes, wanted) =>
      (await work({ do: 'renditions', ...wanted }, bytes, limits.renditionsMs)).images,
    close() {
      state.closed = true
      for (const child of children) child.kill('SIGKILL')
    },
  }
}

async function run(
  child: ChildProcess,
  task: Task,
  bytes: Uint8Array,
  timeMs: number,
  memoryBytes: number,
): Promise<Answer> {
  const timer = setTimeout(() => child.kill('SIGKILL'), timeMs)
  const watch = setInterval(() => void killWhenFat(child, memoryBytes), WATCH_MS)
  try {
    const answered = collect(child)
    child.stdin?.end(writeFrame(task, [bytes]))
    return readAnswer(await answered)
  } finally {
    clearTimeout(timer)
    clearInterval(watch)
    child.kill('SIGKILL')
  }
}

/**
 * Without the environment (there may be secrets in it), without the right to write files or start programs, and with a
 * small heap: pictures live outside it.
 */
function startWorker(): ChildProcess {
  const source = import.meta.url.endsWith('.ts')
  const program = fileURLToPath(new URL(source ? './worker.ts' : './worker.js', import.meta.url))
  const rights = ['--permission', '--allow-addons', '--allow-fs-read=*', '--no-warnings']
  const args = [...rights, '--max-old-space-size=128', ...(source ? ['--conditions=source'] : []), program]
  return spawn(process.execPath, args, { env: {}, stdio: ['pipe', 'pipe', 'ignore'] })
}

function collect(child: ChildProcess): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    child.stdout?.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > MOST_ANSWER_BYTES) child.kill('SIGKILL')
      else chunks.push(chunk)
    })
    // A worker that dies while it is being written to closes its end first; how it ended is what counts.
    child.stdin?.on('error', () => undefined)
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve(Buffer.concat(chunks)) : reject(new Refusal('media-broken'))))
  })
}

interface Answer {
  readonly images: readonly MadeImage[]
  readonly likeness: string | null
}

interface Header {
  readonly images?: readonly (Omit<MadeImage, 'bytes'> & { readonly length: number })[]
  readonly likeness?: string | null
}

function readAnswer(frame: Uint8Array): Answer {
  const { header, rest } = readFrame(frame)
  const { images, likeness = null } = header as Header
  if (!images) throw new Refusal('media-broken')
  let at = 0
  const whole = images.map(({ length, ...image }) => {
    at += length
    return { ...image, bytes: rest.subarray(at - length, at) }
  })
  return { images: whole, likeness }
}

async function killWhenFat(child: ChildProcess, memoryBytes: number): Promise<void> {
  // Where there is no /proc, the limits on time and pixels have to do.
  const statm = await readFile(`/proc/${child.pid}/statm`, 'utf8').catch(() => '')
  const resident = Number(statm.split(' ')[1] ?? 0) * PAGE_BYTES
  if (resident > memoryBytes) child.kill('SIGKILL')
}

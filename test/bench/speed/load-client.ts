/**
 * A closed loop of readers on one core: each connection sends a request, reads the whole answer, sends the next. Run as
 * a process of its own, its order as JSON on its input; prints one JSON line. Answers are told apart by Content-Length alone.
 */
import { connect } from 'node:net'
import { resourceUsage } from 'node:process'

export interface LoadOrder {
  readonly port: number
  /** Whole requests, head and body; taken in turn by all connections. */
  readonly requests: readonly string[]
  readonly connections: number
  readonly seconds: number
  /** Milliseconds each connection waits between an answer and its next request. */
  readonly pauseMs?: number
}

export interface LoadResult {
  readonly requests: number
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>
  readonly bytes: number
  readonly seconds: number
  readonly p50: number
  readonly p99: number
  readonly most: number
  readonly broken: number
  /** Of this process. */
  readonly cpuSeconds: number
}

const MOST_SAMPLES = 200_000

export async function load(order: LoadOrder): Promise<LoadResult> {
  const requests = order.requests.map((text) => Buffer.from(text, 'utf8'))
  const state = { next: 0, answered: 0, bytes: 0, broken: 0, statuses: {} as Record<string, number>, over: false }
  const times: number[] = []
  const began = performance.now()
  const end = began + order.seconds * 1000

  const connection = (): Promise<void> =>
    new Promise((resolve) => {
      const socket = connect({ port: order.port, host: '127.0.0.1', noDelay: true })
      let sent = 0
      let left = 0
      let head = Buffer.alloc(0)
      const send = (): void => {
        if (performance.now() >= end) {
          state.over = true
          socket.destroy()
          return
        }
        sent = performance.now()
        socket.write(requests[state.next++ % requests.length] ?? Buffer.alloc(0))
      }
      const answered = (): void => {
        state.answered += 1
        if (times.length < MOST_SAMPLES) times.push(performance.now() - sent)
        if (order.pauseMs) setTimeout(send, order.pauseMs)
        else send()
      }
      socket.on('data', (chunk) => {
        state.bytes += chunk.length
        if (left > 0) {
          left -= chunk.length
          if (left <= 0) answered()
          return
        }
        head = head.length === 0 ? chunk : Buffer.concat([head, chunk])
        const at = head.indexOf('\r\n\r\n')
        if (at < 0) return
        const text = head.toString('latin1', 0, at)
        const status = text.slice(9, 12)
        state.statuses[status] = (state.statuses[status] ?? 0) + 1
        const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0)
        left = at + 4 + length - head.length
        head = Buffer.alloc(0)
        if (left <= 0) answered()
      })
      socket.on('error', () => void (state.broken += 1))
      socket.on('close', () => {
        if (!state.over && performance.now() < end) state.broken += 1
        resolve()
      })
      socket.on('connect', send)
    })

  await Promise.all(Array.from({ length: order.connections }, connection))
  const seconds = (performance.now() - began) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  const { userCPUTime, systemCPUTime } = resourceUsage()
  return {
    requests: state.answered,
    statuses: state.statuses,
    bytes: state.bytes,
    seconds,
    p50: at(0.5),
    p99: at(0.99),
    most: times.at(-1) ?? Number.NaN,
    broken: state.broken,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
  }
}

if (process.argv[2] === 'stdin') {
  const parts: Buffer[] = []
  for await (const part of process.stdin) parts.push(part as Buffer)
  const order = JSON.parse(Buffer.concat(parts).toString('utf8')) as LoadOrder
  process.stdout.write(`${JSON.stringify(await load(order))}\n`)
}

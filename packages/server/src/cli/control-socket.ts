import { createHash } from 'node:crypto'
import { chmodSync, rmSync } from 'node:fs'
import type { Server, Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Interface } from 'node:readline'
import { createInterface } from 'node:readline'
import { Refusal } from '@warraq/core/errors'
import type { Json } from '@warraq/core/json'
import type { CallAction, CallOptions } from '../actions/call.ts'
import type { Outcome } from '../actions/writer.ts'
import { outcomeOfError, settle } from '../actions/writer.ts'

/**
 * The socket in the data folder by which commands reach a running server, so that there is one writer and its pages
 * are dropped. Whoever listens owns the folder: it is the lock as well. Only its owner may connect (0600).
 */
export function socketPath(dataDir: string): string {
  const path = join(dataDir, 'warraq.sock')
  // The address of a socket file is at most 107 bytes long (unix(7)).
  return Buffer.byteLength(path) <= 100
    ? path
    : join(tmpdir(), `warraq-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}.sock`)
}

/** What a process that has the folder says of itself. */
export interface Holder {
  /** `serve`, or a command that is at work for a moment. */
  readonly doing: 'serving' | 'command'
  /** Without a slash at its end. */
  readonly publicUrl: string
}

type Order =
  | { readonly ask: 'holder' }
  | { readonly name: string; readonly input: Json; readonly retryKeys: readonly string[] }

export interface Control {
  /** Runs orders from now on; those that came before have waited for this. */
  answerWith(call: CallAction): void
  /** Lets nobody new in, and waits until those who are in have gone, or have been given `graceMs`. */
  close(graceMs?: number): Promise<void>
}

/** Takes the folder; refuses with `data-in-use` when somebody else has it. */
export async function takeFolder(dataDir: string, holder: Holder): Promise<Control> {
  const path = socketPath(dataDir)
  const guests = new Set<Socket>()
  const state: { open: (call: CallAction) => void } = { open: () => undefined }
  const call = new Promise<CallAction>((resolve) => void (state.open = resolve))
  const server = createServer((socket) => {
    guests.add(socket)
    socket.once('close', () => guests.delete(socket))
    serveOrders(socket, call, holder)
  })
  if (!(await listens(server, path))) {
    const other = await dial(path)
    other?.destroy()
    if (other) throw new Refusal('data-in-use', { path: dataDir })
    // Left behind by a process that was killed.
    rmSync(path, { force: true })
    if (!(await listens(server, path))) throw new Refusal('data-in-use', { path: dataDir })
  }
  chmodSync(path, 0o600)
  return {
    answerWith: (ready) => state.open(ready),
    async close(graceMs) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      const timer =
        graceMs === undefined ? undefined : setTimeout(() => guests.forEach((socket) => socket.destroy()), graceMs)
      await closed
      clearTimeout(timer)
    },
  }
}

/** False when the address is taken. */
function listens(server: Server, path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error)
    server.once('error', failed)
    server.listen(path, () => {
      server.off('error', failed)
      resolve(true)
    })
  })
}

/** A process at the other end that is killed is an error of the socket, which readline says again as its own. */
function linesOf(socket: Socket): Interface {
  const lines = createInterface({ input: socket })
  socket.on('error', () => socket.destroy())
  lines.on('error', () => socket.destroy())
  return lines
}

/** One order after the other, so that answers come in the order of the questions. */
function serveOrders(socket: Socket, call: Promise<CallAction>, holder: Holder): void {
  const state = { last: Promise.resolve() }
  linesOf(socket).on('line', (line) => {
    state.last = state.last.then(async () => {
      const outcome = await obey(line, call, holder)
      if (socket.writable) socket.write(`${JSON.stringify(outcome)}\n`)
    })
  })
}

async function obey(line: string, call: Promise<CallAction>, holder: Holder): Promise<Outcome> {
  try {
    const order = JSON.parse(line) as Order
    const ready = await call
    const value =
      'ask' in order ? holder : await ready(order.name as never, order.input as never, orderOptions(order.retryKeys))
    return { ok: true, performed: { value: (value as Json) ?? null, notices: [], jobs: false } }
  } catch (error) {
    return outcomeOfError(error)
  }
}

/** Whoever can open the socket has the rights of the operator: the file is theirs alone. */
function orderOptions(retryKeys: readonly string[]): CallOptions {
  return { actor: { kind: 'operator' }, retryKeys }
}

/** A connection to the process that has this folder, or null when there is none. */
export function dial(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => resolve(socket))
    socket.once('error', () => resolve(null))
  })
}

export interface RemoteCaller {
  readonly call: CallAction
  holder(): Promise<Holder>
  close(): void
}

/** A caller whose actions run in the process at the other end. When that goes away, an action is refused with `busy`. */
export function remoteCaller(socket: Socket): RemoteCaller {
  const waiting: ((outcome: Outcome) => void)[] = []
  linesOf(socket).on('line', (line) => waiting.shift()?.(JSON.parse(line) as Outcome))
  socket.on('close', () => {
    for (const answer of waiting.splice(0)) answer({ ok: false, refusal: { code: 'busy', details: {} } })
  })
  const send = async (order: Order): Promise<Json> => {
    if (!socket.writable) throw new Refusal('busy')
    const outcome = await new Promise<Outcome>((resolve) => {
      waiting.push(resolve)
      socket.write(`${JSON.stringify(order)}\n`)
    })
    return settle(outcome).value
  }
  return {
    call: async (name, input, options) =>
      (await send({ name, input: input as Json, retryKeys: options.retryKeys ?? [] })) as never,
    holder: async () => (await send({ ask: 'holder' })) as unknown as Holder,
    close: () => socket.end(),
  }
}

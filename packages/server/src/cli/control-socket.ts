import { createHash } from 'node:crypto'
import { chmodSync, rmSync } from 'node:fs'
import type { Server, Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Refusal } from '@warraq/core/errors'
import type { Json } from '@warraq/core/json'
import type { CallAction } from '../actions/call.ts'
import type { Outcome } from '../actions/writer.ts'
import { outcomeOfError, settle } from '../actions/writer.ts'

/**
 * The socket in the data folder by which commands reach a running server, so that there is one writer and its pages
 * are dropped. Whoever listens owns the folder: it is the lock as well. Only its owner may connect (0600).
 */
export function socketPath(dataDir: string): string {
  const path = join(dataDir, 'warraq.sock')
  // The address of a socket file is at most 107 bytes long (unix(7)).
  return Buffer.byteLength(path) <= 100 ? path : join(tmpdir(), `warraq-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}.sock`)
}

interface Order {
  readonly name: string
  readonly input: Json
  readonly retryKeys: readonly string[]
}

/** Takes the folder and answers commands; refuses with `data-in-use` when somebody else has it. */
export async function listenForCommands(dataDir: string, call: CallAction): Promise<{ close(): Promise<void> }> {
  const path = socketPath(dataDir)
  if (await dial(path)) throw new Refusal('data-in-use', { path: dataDir })
  rmSync(path, { force: true })
  const server = createServer((socket) => serveOrders(socket, call))
  await listen(server, path)
  chmodSync(path, 0o600)
  return {
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      rmSync(path, { force: true })
    }),
  }
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, () => resolve())
  })
}

function serveOrders(socket: Socket, call: CallAction): void {
  socket.on('error', () => socket.destroy())
  const lines = createInterface({ input: socket })
  lines.on('line', (line) => {
    void obey(line, call).then((outcome) => socket.write(`${JSON.stringify(outcome)}\n`))
  })
}

async function obey(line: string, call: CallAction): Promise<Outcome> {
  try {
    const { name, input, retryKeys } = JSON.parse(line) as Order
    const value = await call(name as never, input as never, { actor: { kind: 'operator' }, retryKeys })
    return { ok: true, performed: { value: value ?? null, notices: [], jobs: false } as never }
  } catch (error) {
    return outcomeOfError(error)
  }
}

/** A connection to the running server of this folder, or null when there is none. */
export function dial(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => resolve(socket))
    socket.once('error', () => resolve(null))
  })
}

/** A caller whose actions run in the server at the other end, one after another. */
export function remoteCaller(socket: Socket): { call: CallAction; close(): void } {
  const waiting: ((outcome: Outcome) => void)[] = []
  createInterface({ input: socket }).on('line', (line) => waiting.shift()?.(JSON.parse(line) as Outcome))
  socket.on('close', () => {
    for (const answer of waiting.splice(0)) answer({ ok: false, defect: 'the server went away' })
  })
  const call: CallAction = async (name, input, options) => {
    const order: Order = { name, input: input as Json, retryKeys: options.retryKeys ?? [] }
    const outcome = await new Promise<Outcome>((resolve) => {
      waiting.push(resolve)
      socket.write(`${JSON.stringify(order)}\n`)
    })
    return settle(outcome).value as never
  }
  return { call, close: () => socket.end() }
}

import { createSocket } from 'node:dgram'
import { Resolver } from 'node:dns/promises'
import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { createServer } from 'node:net'

/** A server of this machine that counts who connects to it, whatever they say. */
export interface Listening {
  readonly port: number
  connections(): number
  close(): Promise<void>
}

/** Anything connecting here should not have. */
export async function trap(address: string, port: number): Promise<Listening> {
  const sockets = new Set<Socket>()
  const count = { of: 0 }
  const server = createServer((socket) => {
    count.of += 1
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 6\r\nconnection: close\r\n\r\nsecret')
  })
  server.listen(port, address)
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => count.of,
    close: () => closed(server, sockets),
  }
}

/** Plays a public web server. */
export async function webServer(answer: RequestListener): Promise<Listening> {
  const sockets = new Set<Socket>()
  const count = { of: 0 }
  const server = createHttpServer(answer)
  server.on('connection', (socket) => {
    count.of += 1
    sockets.add(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => count.of,
    close: () => closed(server, sockets),
  }
}

/** A server that says these bytes to whoever connects, then stays silent. */
export async function rawServer(bytes: string): Promise<Listening> {
  const sockets = new Set<Socket>()
  const count = { of: 0 }
  const server = createServer((socket) => {
    count.of += 1
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('data', () => socket.write(bytes, 'latin1'))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => count.of,
    close: () => closed(server, sockets),
  }
}

async function closed(server: { close(done: () => void): unknown }, sockets: Iterable<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy()
  await new Promise<void>((resolve) => void server.close(resolve))
}

/** What a name server says to the first, second, … question for a name; the last answer is repeated. */
export type Zone = Readonly<Record<string, readonly (readonly string[])[]>>

export interface NameServer {
  /** As the fetcher takes it: asks this name server over UDP. */
  readonly resolve: (host: string) => Promise<string[]>
  readonly asked: string[]
  close(): void
}

/** A name server on UDP (RFC 1035) that knows A records, and aliases written as `=other.name`. */
export async function nameServer(zone: Zone): Promise<NameServer> {
  const socket = createSocket('udp4')
  const asked: string[] = []
  socket.on('message', (question, { port, address }) => {
    const name = nameOf(question)
    const nth = asked.filter((one) => one === name).length
    asked.push(name)
    const answers = zone[name]
    const said = answers?.[Math.min(nth, answers.length - 1)] ?? []
    socket.send(answerTo(question, said), port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const resolver = new Resolver({ timeout: 1000, tries: 1 })
  resolver.setServers([`127.0.0.1:${socket.address().port}`])
  return { resolve: (host) => resolver.resolve4(host), asked, close: () => void socket.close() }
}

function nameOf(question: Buffer): string {
  const labels: string[] = []
  let at = 12
  for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
    labels.push(question.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return labels.join('.').toLowerCase()
}

function answerTo(question: Buffer, said: readonly string[]): Buffer {
  const end = question.indexOf(0, 12) + 5
  const head = Buffer.from(question.subarray(0, 12))
  head.writeUInt16BE(said.length === 0 ? 0x8183 : 0x8180, 2)
  head.writeUInt16BE(said.length, 6)
  head.writeUInt16BE(0, 8)
  head.writeUInt16BE(0, 10)
  const owner: { name: Buffer } = { name: Buffer.from([0xc0, 12]) }
  const records = said.map((value) => {
    if (!value.startsWith('=')) return recordOf(owner.name, 1, Buffer.from(value.split('.').map(Number)))
    const alias = labelsOf(value.slice(1))
    const record = recordOf(owner.name, 5, alias)
    owner.name = alias
    return record
  })
  return Buffer.concat([head, question.subarray(12, end), ...records])
}

function labelsOf(name: string): Buffer {
  const labels = name.split('.').map((label) => Buffer.from(`${String.fromCharCode(label.length)}${label}`, 'latin1'))
  return Buffer.concat([...labels, Buffer.from([0])])
}

/** With a time to live of nothing, so that every connection asks again. */
function recordOf(name: Buffer, type: number, data: Buffer): Buffer {
  const middle = Buffer.alloc(10)
  middle.writeUInt16BE(type, 0)
  middle.writeUInt16BE(1, 2)
  middle.writeUInt16BE(data.length, 8)
  return Buffer.concat([name, middle, data])
}

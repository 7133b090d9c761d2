import { existsSync, mkdtempSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { freePort } from './free-port.ts'
import { startServer } from './server-process.ts'
import type { RunningServer } from './server-process.ts'

/** The `valkey-server` or `redis-server` of this machine; undefined when there is none. */
export function redisProgram(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const names = ['valkey-server', 'redis-server']
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))
}

/** Starts a throw-away server that keeps nothing on disk, on a free port of 127.0.0.1. */
export async function startRedis(program: string): Promise<RunningServer & { url: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-redis-'))
  const port = await freePort()
  const server = await startServer({
    command: program,
    args: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
    folder,
    stopSignal: 'SIGTERM',
    answers: () => ping(port),
  })
  return { ...server, url: `redis://127.0.0.1:${port}` }
}

function ping(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'))
    socket.setTimeout(1000, () => socket.destroy(new Error('no answer to PING')))
    socket.once('error', reject)
    socket.once('data', (data) => {
      socket.end()
      if (data.toString().startsWith('+PONG')) resolve()
      else reject(new Error(`unexpected answer to PING: ${data.toString()}`))
    })
  })
}

import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const MAIN = join(import.meta.dirname, '..', '..', 'packages/server/dist/main.js')
const START_LIMIT_MS = 60_000

/** The built product as its own process, which can be killed without warning. */
export interface KillableServer {
  readonly base: string
  /** SIGKILL: no handler runs, nothing is flushed. */
  kill(): Promise<void>
  /** SIGTERM, as an operator ends it; resolves to the exit code. */
  stop(): Promise<number | null>
}

export async function startKillable(env: Readonly<Record<string, string>>, port: number): Promise<KillableServer> {
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      WARRAQ_LANG: 'en',
      WARRAQ_SAMPLE: 'off',
      WARRAQ_RATE_LIMITS: 'off',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => said.push(chunk.toString('utf8')))
  const base = `http://127.0.0.1:${port}`
  await untilReady(child, base, said)
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve()
    child.kill(signal)
    await ended
    return child.exitCode
  }
  return { base, kill: async () => void (await end('SIGKILL')), stop: () => end('SIGTERM') }
}

async function untilReady(child: ChildProcess, base: string, said: readonly string[]): Promise<void> {
  for (const limit = Date.now() + START_LIMIT_MS; Date.now() < limit; await sleep(25)) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${said.join('')}`)
    const ready = await fetch(`${base}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (ready) return
  }
  child.kill('SIGKILL')
  throw new Error(`the server did not answer within ${START_LIMIT_MS} ms:\n${said.join('')}`)
}

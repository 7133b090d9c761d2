import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inHouse } from '../../scripts/launch/house.mjs'
import { guard } from '../harness/guardian.ts'
import { freePort } from '../harness/server.ts'

/** The product as a newcomer starts it: a process of its own, an empty folder, nothing set but where to listen. */
export interface Product {
  /** `http://127.0.0.1:port`, without a slash at its end. */
  readonly base: string
  /** The one-time link for the owner, as it was printed. */
  readonly setupLink: string
  /** All that was printed until now. */
  said(): string
  stop(): Promise<void>
}

const START_LIMIT_MS = 90_000

/** Runs what `npm start` runs and reads the set-up link from what it prints. */
export async function startProduct(env: Readonly<Record<string, string>> = {}): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-newcomer-'))
  const port = await freePort()
  const child = spawn(process.execPath, [inHouse('scripts', 'launch.mjs'), 'start'], {
    cwd: inHouse(),
    env: { ...process.env, ...env, PORT: String(port), WARRAQ_DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const callOff = guard(child.pid ?? 0, folder)
  const said = { text: '' }
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said.text += chunk.toString()))
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await gone
    callOff()
    rmSync(folder, { recursive: true, force: true })
  }
  const setupLink = await new Promise<string>((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`no set-up link:\n${said.text}`)), START_LIMIT_MS)
    const look = (): void => {
      const found = /http:\S+\/newsroom\/setup\?token=[\w-]+/.exec(said.text)
      if (!found) return
      clearTimeout(limit)
      resolve(found[0])
    }
    child.stdout.on('data', look)
    void gone.then(() => reject(new Error(`the product ended:\n${said.text}`)))
  }).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return { base: `http://127.0.0.1:${port}`, setupLink, said: () => said.text, stop }
}

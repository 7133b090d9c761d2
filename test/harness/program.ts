import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'

const PROGRAM = join(import.meta.dirname, '..', '..', 'packages/server/dist/main.js')

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Program {
  /** Runs one command to its end. */
  run(args: readonly string[], input?: string): Promise<Ended>
  /** The same, with the answer of `--json`. Throws what the program said when it failed. */
  json<Answer>(args: readonly string[], input?: string): Promise<Answer>
  /** Starts the server; resolves when it says that it serves. */
  serve(): Promise<{ readonly said: string; stop(): Promise<number | null> }>
}

/** The built program as a user runs it, in an environment of its own. */
export function program(env: Readonly<Record<string, string>>, nodeArgs: readonly string[] = []): Program {
  const start = (args: readonly string[]): ChildProcess =>
    spawn(process.execPath, [...nodeArgs, PROGRAM, ...args], {
      env: { PATH: process.env['PATH'] ?? '', WARRAQ_LANG: 'en', ...env },
    })
  const run: Program['run'] = (args, input = '') => {
    const child = start(args)
    child.stdin?.end(input)
    return ended(child)
  }
  return {
    run,
    async json(args, input) {
      const { code, out, err } = await run([...args, '--json'], input)
      if (code !== 0) throw new Error(`warraq ${args.join(' ')}: ${code} ${err}`)
      return JSON.parse(out) as never
    },
    async serve() {
      const child = start(['serve'])
      const end = ended(child)
      const said = await firstLines(child, end)
      return {
        said,
        async stop() {
          child.kill('SIGTERM')
          return (await end).code
        },
      }
    },
  }
}

function ended(child: ChildProcess): Promise<Ended> {
  const texts = { out: '', err: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => void (texts.out += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => void (texts.err += text))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, ...texts }))
  })
}

async function firstLines(child: ChildProcess, end: Promise<Ended>): Promise<string> {
  const said = new Promise<string>((resolve) => child.stdout?.once('data', (text: string) => resolve(text)))
  const early = end.then(({ code, err }) => {
    throw new Error(`the server ended with ${code}: ${err}`)
  })
  early.catch(() => undefined)
  return Promise.race([said, early])
}

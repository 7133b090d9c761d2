import { spawn } from 'node:child_process'
import { openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { guard } from './guardian.ts'

export interface RunningServer {
  pid: number
  /** Ends the server, waits for it to be gone, and removes its folder. */
  stop: () => Promise<void>
}

interface Launch {
  command: string
  args: string[]
  /** The folder of the server's files; removed when it stops. */
  folder: string
  /** Whom the server runs as, where it may not run as root. */
  user?: { uid: number; gid: number }
  /** The signal that ends it quickly and in good order. */
  stopSignal: NodeJS.Signals
  /** Resolves when the server answers; rejects while it does not. */
  answers: () => Promise<void>
}

const START_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 20_000

/** Starts a server as a process of its own group, waits until it answers, and sees to it that it never outlives us. */
export async function startServer(launch: Launch): Promise<RunningServer> {
  const log = join(launch.folder, 'server.log')
  const output = openSync(log, 'a')
  const child = spawn(launch.command, launch.args, {
    cwd: launch.folder,
    detached: true,
    stdio: ['ignore', output, output],
    ...launch.user,
  })
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const { pid } = child
  if (pid === undefined) throw new Error(`${launch.command} could not be started`)
  const callOff = guard(pid, launch.folder)
  const stop = async (): Promise<void> => {
    child.kill(launch.stopSignal)
    await Promise.race([gone, sleep(STOP_LIMIT_MS, undefined, { ref: false })])
    child.kill('SIGKILL')
    callOff()
    rmSync(launch.folder, { recursive: true, force: true })
  }
  const up = await untilAnswers(launch.answers, gone)
  if (up) return { pid, stop }
  const said = readFileSync(log, 'utf8')
  await stop()
  throw new Error(`${launch.command} did not start:\n${said}`)
}

async function untilAnswers(answers: () => Promise<void>, gone: Promise<void>): Promise<boolean> {
  let ended = false
  void gone.then(() => {
    ended = true
  })
  for (const limit = Date.now() + START_LIMIT_MS; Date.now() < limit && !ended;) {
    try {
      await answers()
      return true
    } catch {
      // Not yet: it is asked again until the time limit, and the log is shown if it never answers.
      await sleep(50)
    }
  }
  return false
}

import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { inHouse } from './house.mjs'
import { NODE_FLAGS } from './node-flags.mjs'
import { environmentFor } from './runtime.mjs'

/** Starts a script of the house on the chosen runtime, with this process's input and output. */
export function startScript(runtime, args, env = process.env) {
  const whole = [...NODE_FLAGS, ...args]
  return spawn(runtime, whole, { cwd: inHouse(), stdio: 'inherit', env: environmentFor(runtime, env) })
}

/** Waits for a child; resolves to the exit code a shell would report (128 + n for signal n). */
export function exitOf(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
}

const PARENT_LOOK_MS = 500

/** Passes termination signals on to the child for as long as it lives, and ends it when npm, our parent, is gone. */
export function forwardSignals(child) {
  // A terminal sends Ctrl-C to the whole group, so the child has it already.
  const forwarded = process.stdin.isTTY ? ['SIGTERM', 'SIGHUP'] : ['SIGTERM', 'SIGHUP', 'SIGINT']
  for (const signal of forwarded) process.on(signal, () => child.kill(signal))
  if (process.stdin.isTTY) process.on('SIGINT', () => {})
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const look = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(look)
    child.kill('SIGTERM')
  }, PARENT_LOOK_MS)
  look.unref()
}

/** Runs a script of the house to its end and ends this process with the same code. */
export async function become(runtime, args, env) {
  const child = startScript(runtime, args, env)
  forwardSignals(child)
  process.exitCode = await exitOf(child)
}

import { spawn } from 'node:child_process'
import { inHouse } from './house.mjs'
import { NODE_FLAGS } from './node-flags.mjs'

const running = new Set()

/** Runs a script of the house on this Node with its output shown; resolves to its exit code. */
export function runNode(args, environment = {}) {
  const env = { ...process.env, ...environment }
  const whole = [...NODE_FLAGS, ...args]
  const child = spawn(process.execPath, whole, { cwd: inHouse(), stdio: ['ignore', 'inherit', 'inherit'], env })
  running.add(child)
  return new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('close', (code) => {
      running.delete(child)
      resolve(code ?? 1)
    })
  })
}

/** Passes a signal on to every script that still runs. */
export function signalChildren(signal) {
  for (const child of running) child.kill(signal)
}

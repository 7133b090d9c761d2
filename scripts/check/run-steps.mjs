import { spawn } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { inHouse } from '../launch/house.mjs'
import { steps } from './steps.mjs'

const AT_ONCE = 2

/** Runs all check steps, two at a time, and shows what a failing one said. Returns how many passed and failed. */
export async function runSteps() {
  const waiting = [...steps]
  const count = { passed: 0, failed: 0 }
  const worker = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const started = performance.now()
      const { code, output } = await run(step.args)
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      process.stdout.write(`${code === 0 ? '✓' : '✗'} ${step.name} ${seconds} s\n${code === 0 ? '' : output}`)
      count[code === 0 ? 'passed' : 'failed'] += 1
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return count
}

function run(args) {
  const child = spawn(process.execPath, args, { cwd: inHouse(), stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (chunk) => {
      output += chunk
    })
  }
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: `${error.message}\n` }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

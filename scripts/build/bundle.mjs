import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { inHouse, readIfThere } from '../launch/house.mjs'
import { bundles, contentMark, quickMark } from './stale.mjs'

const makers = {
  assets: { args: ['scripts/build-assets.mjs'], cwd: '.' },
  newsroom: { args: ['../../node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], cwd: 'packages/newsroom' },
}

/**
 * Makes a bundle again unless its inputs have the content it was last made from. Returns undefined, or what the tool
 * said when it failed.
 */
export async function makeBundle(name, force) {
  const bundle = bundles[name]
  if (!bundle.exists()) return undefined
  const marks = [quickMark(bundle), contentMark(bundle)]
  const last = readIfThere(inHouse(bundle.stamp))?.split('\n')
  if (force || last?.[1] !== marks[1]) {
    const failure = await runMaker(makers[name])
    if (failure !== undefined) return `${name}: ${failure}`
  }
  mkdirSync(dirname(inHouse(bundle.stamp)), { recursive: true })
  writeFileSync(inHouse(bundle.stamp), marks.join('\n'))
  return undefined
}

function runMaker({ args, cwd }) {
  const child = spawn(process.execPath, args, { cwd: inHouse(cwd), stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const collect = (chunk) => {
    output += chunk
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(String(error)))
    child.on('close', (code) => resolve(code === 0 ? undefined : output.trim() || `exit code ${code}`))
  })
}

// Builds what is stale: packages/*/dist from their sources, then the reader's assets and the newsroom side by side.
//   node scripts/build.mjs [--force] [--quiet]
// `--locked` is said by a caller that already holds the lock of the checkout.
import { rmSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { makeBundle } from './build/bundle.mjs'
import { bundles, recordPath, transpiled } from './build/stale.mjs'
import { transpilePackage } from './build/transpile.mjs'
import { alone } from './launch/lock.mjs'

const { values: flags } = parseArgs({
  options: { force: { type: 'boolean' }, quiet: { type: 'boolean' }, locked: { type: 'boolean' } },
})

const failures = flags.locked ? await build() : await alone(build)
for (const failure of failures) process.stderr.write(`${failure}\n`)
process.exitCode = failures.length === 0 ? 0 : 1

async function build() {
  for (const name of transpiled) {
    if (flags.force) rmSync(recordPath(name), { force: true })
    const errors = await timed(name, () => transpilePackage(name))
    if (errors.length > 0) return errors
  }
  const made = Object.keys(bundles).map((name) => timed(name, () => makeBundle(name, flags.force)))
  return (await Promise.all(made)).filter((failure) => failure !== undefined)
}

async function timed(name, work) {
  const started = performance.now()
  const result = await work()
  if (!flags.quiet) process.stdout.write(`${name} ${((performance.now() - started) / 1000).toFixed(1)} s\n`)
  return result
}

#!/usr/bin/env node
// The door of the house: what every line under "scripts" in package.json runs. It installs what is missing, picks the
// Node that Warraq runs on, builds what is stale and then becomes the command asked for. Runs on Node >= 20.19 with
// nothing installed, so it imports only its own files and Node's.
import { staleParts } from './build/stale.mjs'
import { become, exitOf, startScript } from './launch/child.mjs'
import { exists, inHouse } from './launch/house.mjs'
import { ensureInstalled } from './launch/install.mjs'
import { alone } from './launch/lock.mjs'
import { SERVER_FLAGS, serverEnvironment } from './launch/node-flags.mjs'
import { showProgress } from './launch/progress.mjs'
import { chooseRuntime, machineName } from './launch/runtime.mjs'
import { say } from './launch/words.mjs'

const SERVER = 'packages/server/dist/main.js'

const commands = {
  start: { needs: 'prod', build: true, server: true, run: (args) => [SERVER, 'serve', ...args] },
  cli: { needs: 'prod', build: true, run: (args) => [SERVER, ...args] },
  build: { needs: 'prod', run: (args) => ['scripts/build.mjs', ...args] },
  test: { needs: 'full', run: (args) => ['scripts/test.mjs', ...args] },
  check: { needs: 'full', run: (args) => ['scripts/check.mjs', ...args] },
  format: { needs: 'full', run: (args) => ['node_modules/oxfmt/bin/oxfmt', ...args] },
  crash: { needs: 'full', run: (args) => ['scripts/crash.mjs', ...args] },
  bench: { needs: 'full', run: (args) => ['scripts/bench.mjs', ...args] },
  'bench-search': { needs: 'full', run: (args) => ['scripts/bench-search.mjs', ...args] },
  sbom: { needs: 'full', run: (args) => ['scripts/sbom.mjs', ...args] },
  dev: { needs: 'full', run: (args) => ['scripts/dev.mjs', ...args] },
}

const [name, ...args] = process.argv.slice(2)
const command = Object.hasOwn(commands, name ?? '') ? commands[name] : fail('usage')
await ensureInstalled(command.needs)
const runtime = chooseRuntime() ?? fail('no-runtime', { machine: machineName() })
if (command.build) await buildIfStale(runtime)
const script = command.run(args)
if (!exists(inHouse(script[0]))) fail('no-entry', { file: script[0] })
await (command.server ? become(runtime, [...SERVER_FLAGS, ...script], serverEnvironment()) : become(runtime, script))

async function buildIfStale(node) {
  if (staleParts().length === 0) return
  await alone(async () => {
    if (staleParts().length === 0) return
    const done = showProgress(say('building'))
    const code = await exitOf(startScript(node, ['scripts/build.mjs', '--quiet', '--locked']))
    done()
    if (code !== 0) fail('build-failed')
  })
}

function fail(key, values) {
  process.stderr.write(`${say(key, values)}\n`)
  process.exit(1)
}

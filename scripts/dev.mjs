// Serves from this checkout and starts again whenever a source file changes (npm run dev). Arguments go to the server.
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { inHouse } from './launch/house.mjs'
import { runNode } from './launch/run-node.mjs'
import { say } from './launch/words.mjs'

const QUIET_MS = 150
const SERVER = ['packages/server/dist/main.js', 'serve', ...process.argv.slice(2)]

const state = { server: undefined, timer: undefined, building: false, changedMeanwhile: false }

for (const name of ['arabic', 'core', 'server', 'newsroom']) {
  watch(inHouse('packages', name, 'src'), { recursive: true }, (_event, file) => {
    if (file !== null && !/[.]test[.]tsx?$/.test(file)) changed()
  })
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => void stopServer().then(() => process.exit(0)))
}
await restart()

function changed() {
  clearTimeout(state.timer)
  state.timer = setTimeout(() => void restart(), QUIET_MS)
}

/** Builds and, when that worked, replaces the running server. A change during the build leads to one more round. */
async function restart() {
  state.changedMeanwhile = state.building
  if (state.building) return
  state.building = true
  if (state.server !== undefined) process.stderr.write(`… ${say('restarting')}\n`)
  const built = (await runNode(['scripts/build.mjs', '--quiet'])) === 0
  if (built) {
    await stopServer()
    state.server = spawn(process.execPath, SERVER, { cwd: inHouse(), stdio: 'inherit' })
  }
  state.building = false
  if (state.changedMeanwhile) await restart()
}

function stopServer() {
  const { server } = state
  state.server = undefined
  if (server === undefined || server.exitCode !== null || server.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    server.once('exit', resolve)
    server.kill('SIGTERM')
  })
}

// How fast Warraq is (npm run bench), against the bare machine. Arguments go to the bench: --help is any that it does not
// know.
import { exists, inHouse } from './launch/house.mjs'
import { runNode } from './launch/run-node.mjs'
import { say } from './launch/words.mjs'
import { ensureSystemPackages } from './test/system.mjs'
import { withServers } from './test/servers.mjs'

const BENCH = 'test/bench/speed/bench-speed.ts'

process.exitCode = await run()

async function run() {
  if (!exists(inHouse(BENCH))) {
    process.stderr.write(`${say('no-entry', { file: BENCH })}\n`)
    return 1
  }
  await ensureSystemPackages()
  if ((await runNode(['scripts/build.mjs', '--quiet'])) !== 0) return 1
  return withServers((servers) => runNode(['--conditions=source', BENCH, ...process.argv.slice(2)], servers))
}

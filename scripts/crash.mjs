// Kills the server again and again under load and counts what it had acknowledged (npm run test:crash), on SQLite and
// on a throw-away PostgreSQL. Arguments go to the test.
import { exists, inHouse } from './launch/house.mjs'
import { runNode } from './launch/run-node.mjs'
import { say } from './launch/words.mjs'
import { ensureSystemPackages } from './test/system.mjs'
import { withServers } from './test/servers.mjs'

const TEST = 'test/crash/crash.ts'

process.exitCode = await run()

async function run() {
  if (!exists(inHouse(TEST))) {
    process.stderr.write(`${say('no-entry', { file: TEST })}\n`)
    return 1
  }
  await ensureSystemPackages()
  if ((await runNode(['scripts/build.mjs', '--quiet'])) !== 0) return 1
  return withServers((servers) => runNode([TEST, ...process.argv.slice(2)], servers))
}

// Every test (npm test), or the test files whose path contains the words given (npm test -- words).
// The last line is always `N passed, N failed, N skipped`; the exit code is 0 only when nothing failed.
import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { runSteps } from './check/run-steps.mjs'
import { inHouse, readIfThere } from './launch/house.mjs'
import { runNode, signalChildren } from './launch/run-node.mjs'
import { ensureSystemPackages } from './test/system.mjs'
import { withServers } from './test/servers.mjs'

const LIMIT_MS = 45 * 60_000
const chosen = process.argv.slice(2)
const total = { passed: 0, failed: 0, skipped: 0 }

await ensureSystemPackages()
add(await build())
if (chosen.length === 0) add(await runSteps())
add(await withServers(runTests))
for (const name of total.skippedNames ?? []) process.stdout.write(`skipped: ${name}\n`)
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
process.exitCode = total.failed === 0 ? 0 : 1

function add(part) {
  for (const key of ['passed', 'failed', 'skipped']) total[key] += part[key] ?? 0
  total.skippedNames = [...(total.skippedNames ?? []), ...(part.skippedNames ?? [])]
}

async function build() {
  return (await runNode(['scripts/build.mjs'])) === 0 ? { passed: 1 } : { failed: 1 }
}

async function runTests(servers) {
  const summary = inHouse('test', '.work', `summary-${process.pid}.json`)
  mkdirSync(dirname(summary), { recursive: true })
  process.once('exit', () => rmSync(summary, { force: true }))
  const reporters = ['--reporter=default', '--reporter=./test/harness/reporter.ts']
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--allowOnly=false', '--update=none', ...reporters, ...chosen]
  const limit = setTimeout(stopTests, LIMIT_MS)
  const code = await runNode(args, { ...servers, WARRAQ_TEST_SUMMARY: summary })
  clearTimeout(limit)
  const counted = JSON.parse(readIfThere(summary) ?? '{"failed":1}')
  // A run that says it failed without a failure we counted is a failure all the same.
  return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted
}

/** A test that hangs in a loop cannot be ended by its own time limit. */
function stopTests() {
  process.stdout.write(`\nno end after ${LIMIT_MS / 60_000} minutes\n`)
  signalChildren('SIGKILL')
}

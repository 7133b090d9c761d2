// Writes what a release is made of (CycloneDX, production packages only, from the lock file; no network):
// node scripts/sbom.mjs warraq.cdx.json
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const HOUSE = fileURLToPath(new URL('..', import.meta.url))
const [file] = process.argv.slice(2)

process.exitCode = file === undefined ? usage() : write(file)

function write(target) {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--include=dev']
  // In production npm omits whatever a tool of developers asks for as well, before this list can be sorted out.
  const env = { ...process.env, NODE_ENV: 'development', npm_config_omit: '' }
  const made = spawnSync('npm', args, { cwd: HOUSE, env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (made.status !== 0) {
    process.stderr.write(made.error === undefined ? made.stderr : `${made.error.message}\n`)
    return 1
  }
  const list = inProduction(JSON.parse(made.stdout))
  writeFileSync(target, `${JSON.stringify(list, null, 2)}\n`)
  process.stdout.write(`${list.components.length} ${target}\n`)
  return 0
}

// npm's own --omit dev also leaves out packages of production that a tool of developers asks for as well.
function inProduction(list) {
  const isDeveloper = ({ properties = [] }) =>
    properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true')
  const components = list.components.filter((one) => !isDeveloper(one))
  const kept = new Set([list.metadata.component['bom-ref'], ...components.map((one) => one['bom-ref'])])
  const dependencies = list.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map((one) => ({ ...one, dependsOn: (one.dependsOn ?? []).filter((ref) => kept.has(ref)) }))
  return { ...list, components, dependencies }
}

function usage() {
  process.stderr.write('node scripts/sbom.mjs FILE\n')
  return 1
}

// Draws who imports whom, from the imports themselves, as docs/structure.md (Mermaid). What every layer imports anyway
// (arabic and core) is left out, and so is an arrow that a longer way already tells.
//   node tools/draw-structure.mjs           prints the page
//   node tools/draw-structure.mjs --write   writes docs/structure.md
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '..')
const EVERYBODY_IMPORTS = new Set(['arabic', 'core', 'config'])

/** The layer of a source file, or undefined for tests, tools and installed packages. */
export function layerOf(path) {
  if (!/^packages\/[^/]+\/src\//.test(path) || /[.]test[.]tsx?$|\/fixtures\//.test(path)) return undefined
  const [, name, , first, second] = path.split('/')
  if (name !== 'server') return name === 'core' && first === 'contract' ? 'contract' : name
  if (first.includes('.')) return first.replace(/[.]ts$/, '')
  return first === 'store' && second.startsWith('reader') ? 'store/reader' : first
}

/** The arrows between layers, each layer with the set of those it imports. */
export function arrows(modules) {
  const found = new Map()
  for (const { source, dependencies } of modules) {
    const from = layerOf(source)
    if (from === undefined) continue
    if (!found.has(from)) found.set(from, new Set())
    for (const { resolved } of dependencies) {
      const to = layerOf(resolved)
      if (to !== undefined && to !== from) found.get(from).add(to)
    }
  }
  return found
}

/** Takes away each arrow whose target is still reached without it, so that what is left tells the same with less. */
function reduce(all) {
  for (const [from, targets] of [...all].toSorted(byName)) {
    for (const to of [...targets].toSorted()) {
      targets.delete(to)
      if (!isReached(all, from, to)) targets.add(to)
    }
  }
  return all
}

function isReached(all, from, to) {
  const seen = new Set()
  const waiting = [from]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === to) return true
    if (!seen.has(next)) waiting.push(...(all.get(next) ?? []))
    seen.add(next)
  }
  return false
}

/** The page, as Mermaid in Markdown. */
export function draw(modules) {
  const all = arrows(modules)
  for (const targets of all.values()) for (const layer of EVERYBODY_IMPORTS) targets.delete(layer)
  const lines = [...reduce(all)].toSorted(byName).flatMap(([from, targets]) => {
    if (EVERYBODY_IMPORTS.has(from)) return []
    return [`  ${idOf(from)}["${from}"]`, ...[...targets].map((to) => `  ${idOf(from)} --> ${idOf(to)}`)]
  })
  return `# Structure

Who imports whom, drawn from the imports by \`node tools/draw-structure.mjs --write\`. Everything may import \`arabic\` and
\`core\`, and the server \`config\`; those arrows, and arrows that a longer way tells already, are left out. What is allowed
is the table in [layers.cjs](../layers.cjs).

\`\`\`mermaid
flowchart TD
${lines.join('\n')}
\`\`\`
`
}

const byName = ([a], [b]) => (a < b ? -1 : 1)
const idOf = (layer) => layer.replace('/', '_')

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const args = [program, '--config', 'layers.cjs', '--output-type', 'json', '--progress', 'none', 'packages']
  const { modules } = JSON.parse(readReport(args))
  if (process.argv[2] === '--write') writeFileSync(join(root, 'docs/structure.md'), draw(modules))
  else process.stdout.write(draw(modules))
}

/** The report of a cruise; its exit code counts violations, which are not the business of a picture. */
function readReport(args) {
  try {
    return execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 })
  } catch (error) {
    if (!error.stdout) throw error
    return error.stdout
  }
}

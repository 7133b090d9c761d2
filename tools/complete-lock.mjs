// Adds to package-lock.json the packages for other platforms that a registry did not offer when the lock was made.
// `npm ci` refuses a lock without them, even where they would never be installed.
//   node tools/complete-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const file = join(import.meta.dirname, '..', 'package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))
const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
  Object.entries(entry.optionalDependencies ?? {})
    .filter(([name]) => !isListed(path, name))
    .map(([name, version]) => ({ name, version, dev: entry.dev })),
)
for (const { name, version, dev } of missing) {
  lock.packages[`node_modules/${name}`] = { version, ...(dev && { dev }), optional: true, ...platformOf(name) }
}
const sorted = Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1))
if (missing.length > 0)
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)
process.stdout.write(`${missing.length} added\n`)

function isListed(path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    if (lock.packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`] !== undefined) return true
    if (at === '') return false
  }
}

/** Reads operating system, processor and C library from a name like `@oxlint/binding-linux-x64-musl`. */
function platformOf(name) {
  const [, system, variant = '', processor] =
    /(android|darwin|freebsd|linux|win32|openharmony)(musl)?-(arm64|arm|x64|ia32|ppc64|riscv64|s390x)\b/.exec(name) ??
    []
  if (system === undefined) throw new Error(`${name}: its platform cannot be read from its name`)
  const musl = variant === 'musl' || name.includes('musl')
  const libc = musl ? ['musl'] : /-gnu/.test(name) ? ['glibc'] : undefined
  return { os: [system], cpu: [processor], ...(system === 'linux' && libc && { libc }) }
}

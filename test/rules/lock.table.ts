/** The parts of package-lock.json (lockfileVersion 3) that the rules look at. */
export interface Lock {
  packages: Record<string, LockEntry>
}

export interface LockEntry {
  version?: string
  resolved?: string
  integrity?: string
  link?: boolean
  dev?: boolean
  optional?: boolean
  hasInstallScript?: boolean
  license?: string
  os?: string[]
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

/** The lowest version of a package that may be in the house: older ones have published security faults. */
export const FLOORS: Readonly<Record<string, string>> = {
  '@hono/node-server': '2.0.10',
  '@tiptap/core': '3.30.4',
  'better-auth': '1.6.11',
  dompurify: '3.4.13',
  'drizzle-orm': '0.45.2',
  fastify: '5.12.1',
  'file-type': '21.3.2',
  hono: '4.12.34',
  kysely: '0.28.17',
  nodemailer: '9.0.1',
  preact: '10.28.2',
  'sanitize-html': '2.18.0',
  sharp: '0.35.0',
  undici: '8.9.0',
  yauzl: '3.2.1',
}

/** Packages that may not be here at all, or only beneath the ones named: no version of theirs is known to be good. */
export const AVOIDED: Readonly<Record<string, readonly string[]>> = {
  // Feeds are written with feedsmith; nothing of ours reads XML with it (that is what saxes is for).
  'fast-xml-parser': ['feedsmith'],
  'image-size': [],
  argon2: [],
  libsql: [],
}

/** Licences that may be distributed with Warraq or used to build it. */
export const LICENCES: readonly string[] = [
  '(MIT AND Zlib)',
  '(MIT OR EUPL-1.1+)',
  '0BSD',
  'Apache-2.0',
  'Apache-2.0 AND LGPL-3.0-or-later',
  'Apache-2.0 AND LGPL-3.0-or-later AND MIT',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'LGPL-3.0-or-later',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
]

export interface LockRule {
  name: string
  /** The reasons to refuse a lock file, one line each. */
  check: (lock: Lock) => string[]
  /** Lock files, reduced to the point, that the rule must refuse. */
  refused: Lock[]
}

const installed = (lock: Lock): [string, string, LockEntry][] =>
  Object.entries(lock.packages)
    .filter(([path, entry]) => path.includes('node_modules/') && entry.link !== true)
    .map(([path, entry]) => [path.slice(path.lastIndexOf('node_modules/') + 13), path, entry])

const workspaces = (lock: Lock): [string, LockEntry][] =>
  Object.entries(lock.packages).filter(([path]) => !path.includes('node_modules/'))

const one = (path: string, entry: LockEntry): Lock => ({ packages: { [path]: entry } })

export const lockRules: readonly LockRule[] = [
  {
    name: 'no version with known faults',
    check: (lock) =>
      installed(lock)
        .filter(([name, , { version = '0' }]) => FLOORS[name] !== undefined && isBelow(version, FLOORS[name]))
        .map(([name, , { version }]) => `${name} ${version} is below ${FLOORS[name]}`),
    refused: [
      one('node_modules/hono', { version: '4.12.9' }),
      one('packages/server/node_modules/kysely', { version: '0.28.16' }),
      one('node_modules/sharp', { version: '0.35.0-rc.1' }),
    ],
  },
  {
    name: 'no package to be avoided',
    check: (lock) =>
      Object.entries(lock.packages).flatMap(([path, entry]) => {
        const asks = { ...entry.dependencies, ...entry.devDependencies, ...entry.optionalDependencies }
        const asker = path.slice(path.lastIndexOf('node_modules/') + 13)
        return Object.keys(asks)
          .filter((name) => AVOIDED[name] !== undefined && !AVOIDED[name].includes(asker))
          .map((name) => `${path || 'the house'} asks for ${name}`)
      }),
    refused: [
      one('', { dependencies: { 'image-size': '2.0.0' } }),
      one('node_modules/other', { dependencies: { 'fast-xml-parser': '5.0.0' } }),
    ],
  },
  {
    name: 'no install script in production',
    check: (lock) =>
      installed(lock)
        .filter(([, , entry]) => entry.hasInstallScript === true && entry.dev !== true)
        .filter(([, , entry]) => entry.os === undefined || entry.os.includes('linux'))
        .map(([, path]) => path),
    refused: [one('node_modules/native', { hasInstallScript: true })],
  },
  {
    name: 'no registry address',
    check: (lock) =>
      Object.entries(lock.packages)
        .filter(([, entry]) => entry.resolved !== undefined && entry.link !== true)
        .map(([path]) => path),
    refused: [one('node_modules/hono', { resolved: 'https://registry.example/hono-4.0.0.tgz' })],
  },
  {
    name: 'what can be installed on Linux is pinned by its content',
    check: (lock) =>
      installed(lock)
        .filter(([, , { integrity, os, optional }]) => integrity === undefined && !(optional && os))
        .map(([, path]) => path),
    refused: [one('node_modules/hono', { version: '4.13.0' })],
  },
  {
    name: 'exact versions',
    check: (lock) =>
      workspaces(lock).flatMap(([path, entry]) =>
        Object.entries({ ...entry.dependencies, ...entry.devDependencies, ...entry.optionalDependencies })
          .filter(([, version]) => !/^\d+[.]\d+[.]\d+/.test(version))
          .map(([name, version]) => `${path || 'the house'}: ${name} ${version}`),
      ),
    refused: [one('packages/core', { dependencies: { valibot: '^1.5.0' } })],
  },
  {
    name: 'a licence we may distribute',
    check: (lock) =>
      installed(lock)
        .filter(([, , { license, optional, os }]) => !(license === undefined && optional && os))
        .filter(([, , { license }]) => !LICENCES.includes(license ?? ''))
        .map(([, path, { license }]) => `${path}: ${license}`),
    refused: [one('node_modules/closed', { license: 'SEE LICENSE IN EULA' })],
  },
  {
    name: 'every platform package is listed, or npm ci refuses the lock',
    check: (lock) =>
      Object.entries(lock.packages).flatMap(([path, entry]) =>
        Object.keys(entry.optionalDependencies ?? {})
          .filter((name) => !isListed(lock, path, name))
          .map((name) => `${path || 'the house'}: ${name} (run node tools/complete-lock.mjs)`),
      ),
    refused: [one('node_modules/oxlint', { optionalDependencies: { '@oxlint/binding-darwin-arm64': '1.0.0' } })],
  },
]

function isBelow(version: string, floor: string): boolean {
  const own = numbers(version)
  for (const [index, part] of numbers(floor).entries()) {
    if ((own[index] ?? 0) !== part) return (own[index] ?? 0) < part
  }
  return version.includes('-')
}

const numbers = (version: string): number[] => version.replace(/-.*$/, '').split('.').map(Number)

/** Whether `name` is found from `path` the way Node looks for it: beside it, then ever further up. */
function isListed(lock: Lock, path: string, name: string): boolean {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    if (lock.packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`] !== undefined) return true
    if (at === '') return false
  }
}

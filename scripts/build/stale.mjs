import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { exists, inHouse, readIfThere } from '../launch/house.mjs'

/** Packages that are transpiled file by file, in the order they depend on each other. */
export const transpiled = ['arabic', 'core', 'server']

const ASSETS = 'scripts/build-assets.mjs'

/**
 * Bundles made by a tool of their own: what they are made from, whose hash decides whether they are stale, and the
 * file that remembers that hash.
 */
export const bundles = {
  assets: {
    exists: () => exists(inHouse(ASSETS)),
    inputs: () => [
      ...filesUnder('scripts', (file) => file.startsWith('build-assets')),
      ...filesUnder('packages/server/src', (file) => !/[.]tsx?$/.test(file) || file.includes('.island.')),
      ...filesUnder('packages/arabic/src', isSource),
      'package-lock.json',
    ],
    stamp: 'packages/server/dist/.assets-stamp',
  },
  newsroom: {
    exists: () => exists(inHouse('packages/newsroom/index.html')),
    inputs: () => [
      ...filesUnder(
        'packages/newsroom',
        (file) => !/^(dist|node_modules)\//.test(file) && !/[.]test[.]tsx?$/.test(file),
      ),
      ...filesUnder('packages/core/src', isSource),
      ...filesUnder('packages/arabic/src', isSource),
      'package-lock.json',
    ],
    stamp: 'packages/newsroom/dist/.build-stamp',
  },
}

/** Names of the parts whose output is older than its source. Reads file sizes and times only; takes some 20 ms. */
export function staleParts() {
  const stale = transpiled.filter((name) => {
    const { changed, gone } = compareSources(name)
    return changed.length > 0 || gone.length > 0
  })
  for (const [name, bundle] of Object.entries(bundles)) {
    if (bundle.exists() && readIfThere(inHouse(bundle.stamp))?.split('\n')[0] !== quickMark(bundle)) stale.push(name)
  }
  return stale
}

/** What has to be transpiled again in a package and whose output has to go, against the record of the last build. */
export function compareSources(name) {
  const record = JSON.parse(readIfThere(recordPath(name)) ?? '{}')
  const known = record.recipe === recipe() ? record.files : {}
  const now = {}
  for (const file of filesUnder(`packages/${name}/src`, isSource, false)) {
    const { mtimeMs, size } = statSync(inHouse('packages', name, 'src', file))
    now[file] = [mtimeMs, size]
  }
  const changed = Object.keys(now).filter((file) => String(known[file]) !== String(now[file]))
  const gone = Object.keys(record.files ?? {}).filter((file) => !(file in now))
  return { changed, gone, now }
}

export const recordPath = (name) => inHouse('packages', name, 'dist', '.build.json')

/** Changes when the compiler or the way it is called changes; then everything is stale. */
export function recipe() {
  const compiler = JSON.parse(readFileSync(inHouse('node_modules/typescript/package.json'), 'utf8')).version
  return `${compiler} ${hash([readFileSync(inHouse('scripts/build/transpile.mjs'))])}`
}

/** A mark of a bundle's inputs from names, sizes and times: cheap, changes too often rather than too seldom. */
export function quickMark(bundle) {
  return hash(
    bundle.inputs().map((file) => {
      const { mtimeMs, size } = statSync(inHouse(file))
      return `${file} ${mtimeMs} ${size}\n`
    }),
  )
}

/** A mark of a bundle's inputs from their contents: the same after a checkout that only touched the files. */
export function contentMark(bundle) {
  return hash(bundle.inputs().flatMap((file) => [`${file}\n`, readFileSync(inHouse(file))]))
}

/** What is transpiled for Node: not tests and their fixtures, not islands (the reader's browser gets those bundled). */
export function isSource(file) {
  return /[.]tsx?$/.test(file) && !/[.](test|island|d)[.]tsx?$|(^|\/)fixtures\//.test(file)
}

function filesUnder(folder, wanted, withFolder = true) {
  const top = inHouse(folder)
  if (!exists(top)) return []
  /** @type {string[]} */
  const found = []
  const walk = (below) => {
    for (const entry of readdirSync(join(top, below), { withFileTypes: true })) {
      const file = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory() && entry.name !== 'node_modules') walk(file)
      else if (entry.isFile() && wanted(file)) found.push(withFolder ? `${folder}/${file}` : file)
    }
  }
  walk('')
  return found.toSorted()
}

function hash(parts) {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part)
  return sum.digest('hex')
}

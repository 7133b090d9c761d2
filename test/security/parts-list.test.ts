import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const HOUSE = fileURLToPath(new URL('../..', import.meta.url))

interface PartsList {
  readonly bomFormat: string
  readonly components: readonly { readonly name: string; readonly version: string }[]
}
interface LockedPackage {
  readonly version?: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly link?: boolean
}

/** `name@version` of what a release needs on every machine. Variants for other machines may be left out of the list. */
function locked(): { needed: string[]; developers: string[] } {
  const { packages } = JSON.parse(readFileSync(join(HOUSE, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>
  }
  const entries = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && link !== true)
  const named = (kept: (entry: LockedPackage) => boolean) =>
    entries
      .filter(([, entry]) => kept(entry))
      .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`)
  return {
    needed: named(({ dev, optional }) => dev !== true && optional !== true),
    developers: named(({ dev }) => dev === true),
  }
}

test('names every production package of the lock with its version', () => {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-parts-'))
  try {
    const file = join(folder, 'parts.json')
    const made = spawnSync(process.execPath, ['scripts/sbom.mjs', file], { cwd: HOUSE, encoding: 'utf8' })
    expect({ status: made.status, said: made.stderr }).toEqual({ status: 0, said: '' })
    const list = JSON.parse(readFileSync(file, 'utf8')) as PartsList
    const listed = new Set(list.components.map(({ name, version }) => `${name}@${version}`))
    const { needed, developers } = locked()
    expect(list.bomFormat).toBe('CycloneDX')
    expect(needed.filter((part) => !listed.has(part))).toEqual([])
    const only = developers.filter((part) => !needed.includes(part))
    expect(only.filter((part) => listed.has(part))).toEqual([])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The root of the checkout. */
export const root = join(import.meta.dirname, '..', '..')

/** A small copy of the house with planted violations, as the tools see it: same configuration, same packages. */
export interface ProbeTree {
  folder: string
  /** Each planted file with the rules that must refuse it, as its first line says (`// refused: a, b` or `// fine`). */
  planted: { file: string; refused: string[] }[]
  remove: () => void
}

const CONFIGURATION = ['layers.cjs', '.oxlintrc.json', 'tsconfig.base.json', 'package.json', 'node_modules']

/** Copies test/probes/<name>/tree to a temporary folder and surrounds it with the configuration of the house. */
export function openProbeTree(name: string): ProbeTree {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-probes-'))
  cpSync(join(import.meta.dirname, name, 'tree'), folder, { recursive: true })
  for (const file of CONFIGURATION.slice(0, -1)) cpSync(join(root, file), join(folder, file))
  for (const layer of readdirSync(join(folder, 'packages'))) {
    for (const file of ['package.json', 'tsconfig.json']) {
      cpSync(join(root, 'packages', layer, file), join(folder, 'packages', layer, file))
    }
  }
  linkPackages(folder)
  return { folder, planted: plantedFiles(folder), remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Installed packages are those of the house, except the workspaces, which are those of the tree. */
function linkPackages(folder: string): void {
  const installed = join(root, 'node_modules')
  mkdirSync(join(folder, 'node_modules', '@warraq'), { recursive: true })
  for (const name of readdirSync(installed)) {
    if ((name === '.bin' || !name.startsWith('.')) && name !== '@warraq')
      symlinkSync(join(installed, name), join(folder, 'node_modules', name))
  }
  for (const layer of readdirSync(join(folder, 'packages'))) {
    symlinkSync(join(folder, 'packages', layer), join(folder, 'node_modules', '@warraq', layer))
    const ownPackages = join(root, 'packages', layer, 'node_modules')
    if (readdirSync(join(root, 'packages', layer)).includes('node_modules')) {
      symlinkSync(ownPackages, join(folder, 'packages', layer, 'node_modules'))
    }
  }
}

function plantedFiles(folder: string): ProbeTree['planted'] {
  return readdirSync(join(folder, 'packages'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\/src\/.*[.]tsx?$/.test(file) && !file.includes('node_modules'))
    .map((file) => {
      const [first = ''] = readFileSync(join(folder, 'packages', file), 'utf8').split('\n')
      const refused = first === '// fine' ? [] : /^\/\/ refused: (.+)$/.exec(first)?.[1]?.split(', ')
      if (refused === undefined)
        throw new Error(`${file}: the first line says neither what refuses it nor that it is fine`)
      return { file: `packages/${file}`, refused }
    })
}

import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The root of the checkout. */
export const root = join(import.meta.dirname, '..', '..')

const NOT_OURS = new Set(['node_modules', 'dist', '.git', '.work', 'data'])
const TEXT = /[.](ts|tsx|mjs|cjs|js|css|html|json|sql|md|txt|yml|yaml|sh)$|(^|\/)(\.ci\/run|LICENSE)$/

/** Every text file of the house, by path from the root. Generated folders and installed packages are not ours. */
export function houseFiles(below = ''): string[] {
  return readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : houseFiles(path)
    return TEXT.test(path) ? [path] : []
  })
}

export const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** Files with planted violations; every rule looks past them. */
export const isPlanted = (path: string): boolean => /^test\/probes\/[^/]+\/tree\//.test(path)

export const isTest = (path: string): boolean => /[.]test[.]tsx?$|\/fixtures\//.test(path) || path.startsWith('test/')

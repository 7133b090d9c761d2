import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root folder of the checkout; every script works from it, wherever it is called from. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

export const inHouse = (...parts) => join(root, ...parts)

export function exists(path) {
  return statSync(path, { throwIfNoEntry: false }) !== undefined
}

/** The text of a file, or undefined when there is none. Any other failure is thrown. */
export function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

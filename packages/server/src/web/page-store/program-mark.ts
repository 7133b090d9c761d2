import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Everything a page is drawn with: our own code, and what it takes from the two packages below. */
const ROOTS: readonly string[] = [
  join(import.meta.dirname, '../..'),
  dirname(fileURLToPath(import.meta.resolve('@warraq/core/errors'))),
  dirname(fileURLToPath(import.meta.resolve('@warraq/arabic'))),
]

/**
 * Tells this program from every other release and from every change made while working on it: a page that another one
 * drew may name a style sheet that is gone. The runtime counts too, since its ICU writes dates.
 * @param more what else pages depend on: the manifest of the sheets and scripts
 */
export async function programMark(more: string): Promise<string> {
  const hash = createHash('sha256').update(`${process.version}\n${process.versions['icu'] ?? ''}\n${more}`)
  for (const root of ROOTS)
    for (const name of await codeIn(root)) hash.update(`\n${name}\n`).update(await readFile(join(root, name)))
  return hash.digest('hex').slice(0, 32)
}

async function codeIn(root: string): Promise<string[]> {
  const names = await readdir(root, { recursive: true })
  return names.filter((name) => /(?<!\.test|\.d)\.(?:js|ts|tsx)$/.test(name) && !name.startsWith('assets')).toSorted()
}

/** An export of several files: a folder, or the zip it came in. */

import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { ImportFault } from '../intake/import-fault.ts'
import { openZip, ZIP_LIMITS } from './zip-archive.ts'

export interface SourceFolder {
  readonly names: readonly string[]
  read(name: string): Promise<Uint8Array>
  close(): void
}

const MOST_DEPTH = 8

async function filesBelow(root: string, folder: string, depth: number): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && depth < MOST_DEPTH) found.push(...(await filesBelow(root, path, depth + 1)))
    else if (entry.isFile()) found.push(relative(root, path).split(sep).join('/'))
    if (found.length > ZIP_LIMITS.entries) throw new ImportFault('archive-too-many', { entry: folder })
  }
  return found
}

/** Only names that were listed are read. Throws {@link ImportFault} `archive-*`. */
export async function openSource(place: string): Promise<SourceFolder> {
  const root = await realpath(place)
  if ((await stat(root)).isFile()) return openZip(root)
  const names = new Set(await filesBelow(root, root, 0))
  return {
    names: [...names],
    read: async (name) => {
      if (!names.has(name)) throw new ImportFault('archive-broken', { entry: name })
      const path = join(root, name)
      if ((await stat(path)).size > ZIP_LIMITS.entryBytes) throw new ImportFault('archive-too-large', { entry: name })
      return readFile(path)
    },
    close: () => undefined,
  }
}

import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Encoding, StoredPage } from './stored-page.ts'

/**
 * The page store's disk form: for `/a/b` the files `a/b/index.html`, `.gz`, `.br` and `.json` (headers, tags), names
 * decoded, so that a web server can answer from the folder as it is. The `.json` is written last: without it the
 * others do not count.
 */
export interface PageDisk {
  read(key: string): Promise<StoredPage | null>
  write(key: string, page: StoredPage): Promise<void>
  remove(key: string): Promise<void>
  /** Keys and tags of everything on disk, for the index of a fresh process. */
  scan(): Iterable<{ readonly key: string; readonly tags: readonly string[] }>
}

interface Sidecar extends Omit<StoredPage, 'bytes'> {
  readonly key: string
  readonly sha256: string
}

const SUFFIX: Readonly<Record<Encoding, string>> = { identity: 'html', gzip: 'html.gz', br: 'html.br' }
/** Longest file name of common file systems, less room for the temporary suffix. */
const LONGEST_NAME_BYTES = 220

export function pageDisk(folder: string): PageDisk {
  return {
    async read(key) {
      const base = fileBase(folder, key)
      if (base === null) return null
      try {
        const { key: stored, sha256, ...facts } = JSON.parse(await readFile(`${base}.json`, 'utf8')) as Sidecar
        const [identity, gzip, br] = await Promise.all([
          readFile(`${base}.html`),
          readFile(`${base}.html.gz`),
          readFile(`${base}.html.br`),
        ])
        // A half-written page after a power cut is no page.
        if (stored !== key || createHash('sha256').update(identity).digest('hex') !== sha256) return null
        return { ...facts, bytes: { identity, gzip, br } }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return null
        throw error
      }
    },
    async write(key, page) {
      const base = fileBase(folder, key)
      if (base === null) return
      const { bytes, ...facts } = page
      const sidecar: Sidecar = { ...facts, key, sha256: createHash('sha256').update(bytes.identity).digest('hex') }
      await mkdir(dirname(base), { recursive: true })
      await rm(`${base}.json`, { force: true })
      for (const encoding of ['gzip', 'br', 'identity'] as const)
        await replaceFile(`${base}.${SUFFIX[encoding]}`, bytes[encoding])
      await replaceFile(`${base}.json`, JSON.stringify(sidecar))
    },
    async remove(key) {
      const base = fileBase(folder, key)
      if (base === null) return
      await Promise.all(['json', ...Object.values(SUFFIX)].map((suffix) => rm(`${base}.${suffix}`, { force: true })))
    },
    *scan() {
      for (const path of sidecars(folder)) {
        const { key, tags } = JSON.parse(readFileSync(path, 'utf8')) as Sidecar
        yield { key, tags }
      }
    },
  }
}

async function replaceFile(path: string, content: Uint8Array | string): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`
  await writeFile(temporary, content)
  await rename(temporary, path)
}

/** Null when the address cannot be a file name; such a page is kept in memory only. */
function fileBase(folder: string, key: string): string | null {
  const [path = '', query] = key.split('?')
  let segments: string[]
  try {
    segments = path
      .split('/')
      .filter((part) => part !== '')
      .map(decodeURIComponent)
  } catch {
    return null
  }
  const name = query === undefined ? 'index' : `index@${query}`
  const names = [...segments, name]
  const odd = names.some(
    (part) => part.startsWith('.') || /[/\\\u0000]/.test(part) || Buffer.byteLength(part) > LONGEST_NAME_BYTES,
  )
  return odd ? null : join(folder, ...names)
}

function* sidecars(folder: string): Iterable<string> {
  let entries
  try {
    entries = readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* sidecars(path)
    else if (entry.name.endsWith('.json')) yield path
  }
}

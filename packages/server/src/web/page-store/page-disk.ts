import { createHash, randomBytes } from 'node:crypto'
import { mkdir, opendir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Encoding, StoredPage } from './stored-page.ts'
import { exact } from './stored-page.ts'

/**
 * The page store's disk form: for `/a/b` the files `a/b/index.html`, `.gz`, `.br` and `.json` (headers, tags), names
 * decoded, so that a web server can answer from the folder as it is. The `.json` is written last: without it the
 * others do not count.
 */
export interface PageDisk {
  /** Null for what is not there, damaged, or drawn by another release of the program. */
  read(key: string): Promise<StoredPage | null>
  write(key: string, page: StoredPage): Promise<void>
  remove(key: string): Promise<void>
  /** Everything on disk that counts; what does not is taken away on the way. */
  scan(): AsyncIterable<KeptPage>
}

/** What has to be known of a page on disk to drop it. */
export type KeptPage = Pick<StoredPage, 'tags' | 'noticeId'> & { readonly key: string }

interface Sidecar extends Omit<StoredPage, 'bytes'> {
  readonly key: string
  /** Of the program that drew the page. Another release writes other markup and names other style sheets. */
  readonly mark: string
  readonly sha256: string
}

const SUFFIX: Readonly<Record<Encoding, string>> = { identity: 'html', gzip: 'html.gz', br: 'html.br' }
/** Longest file name of common file systems, less room for the temporary suffix. */
const LONGEST_NAME_BYTES = 220

/** @param mark tells the program that draws the pages from every other release of it */
export function pageDisk(folder: string, mark: string): PageDisk {
  return {
    async read(key) {
      const base = fileBase(folder, key)
      const sidecar = base === null ? null : await readSidecar(`${base}.json`, mark)
      if (base === null || sidecar === null || sidecar.key !== key) return null
      const bytes = await readBytes(base)
      // A half-written page after a power cut is no page.
      if (bytes === null || sha256(bytes.identity) !== sidecar.sha256) return null
      const { key: _key, mark: _mark, sha256: _hash, ...facts } = sidecar
      return { ...facts, bytes }
    },
    async write(key, page) {
      const base = fileBase(folder, key)
      if (base === null) return
      const { bytes, ...facts } = page
      const sidecar: Sidecar = { ...facts, key, mark, sha256: sha256(bytes.identity) }
      await mkdir(dirname(base), { recursive: true })
      await rm(`${base}.json`, { force: true })
      for (const encoding of ['gzip', 'br', 'identity'] as const)
        await replaceFile(`${base}.${SUFFIX[encoding]}`, bytes[encoding])
      await replaceFile(`${base}.json`, JSON.stringify(sidecar))
    },
    async remove(key) {
      const base = fileBase(folder, key)
      if (base !== null) await removeFiles(base)
    },
    async *scan() {
      for await (const path of sidecars(folder)) {
        const sidecar = await readSidecar(path, mark)
        if (sidecar === null) await removeFiles(path.slice(0, -'.json'.length))
        else yield sidecar
      }
    },
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function readSidecar(path: string, mark: string): Promise<Sidecar | null> {
  const text = await readIfThere(path)
  if (text === null) return null
  try {
    const sidecar = JSON.parse(text.toString('utf8')) as Sidecar
    return sidecar.mark === mark ? sidecar : null
  } catch {
    // A power cut may leave a file empty or in part.
    return null
  }
}

async function readBytes(base: string): Promise<StoredPage['bytes'] | null> {
  const [identity, gzip, br] = await Promise.all([
    readIfThere(`${base}.${SUFFIX.identity}`),
    readIfThere(`${base}.${SUFFIX.gzip}`),
    readIfThere(`${base}.${SUFFIX.br}`),
  ])
  return identity && gzip && br ? { identity, gzip, br } : null
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return exact(await readFile(path))
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** ENOTDIR: a page's own file stands where the folder of this one would be. */
function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return code === 'ENOENT' || code === 'ENOTDIR'
}

async function removeFiles(base: string): Promise<void> {
  await Promise.all(['json', ...Object.values(SUFFIX)].map((suffix) => rm(`${base}.${suffix}`, { force: true })))
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

async function* sidecars(folder: string): AsyncIterable<string> {
  let entries
  try {
    entries = await opendir(folder)
  } catch (error) {
    if (isMissing(error)) return
    throw error
  }
  for await (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* sidecars(path)
    else if (entry.name.endsWith('.json')) yield path
  }
}

import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { BlobStore } from './port.ts'
import { checkBlobKey, isBlobKey } from './port.ts'

/** Blobs as files: `<folder>/<first two letters of the name>/<name>`. */
export function diskBlobs(folder: string): BlobStore {
  const pathOf = (key: string) => join(folder, checkBlobKey(key).slice(0, 2), key)
  return {
    async put(key, bytes) {
      const path = pathOf(key)
      if ((await sizeOf(path)) === bytes.length) return
      await mkdir(dirname(path), { recursive: true })
      await writeWhole(path, bytes)
    },
    async putStream(chunks, extension) {
      await mkdir(folder, { recursive: true })
      const draft = join(folder, `${randomBytes(9).toString('hex')}.new`)
      try {
        const { sha256, bytes } = await writeStream(draft, chunks)
        const key = `${sha256}.${extension}`
        const path = pathOf(key)
        await mkdir(dirname(path), { recursive: true })
        await rename(draft, path)
        await withFile(dirname(path), 'r', (place) => place.sync())
        return { key, sha256, bytes }
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },
    async stream(key, first, last) {
      const file = await open(pathOf(key)).catch(nullWhenMissing)
      if (file === null) return null
      // Closes itself at the end, and when whoever reads goes away.
      const bytes = file.createReadStream({ start: first, end: last, highWaterMark: 256 * 1024 })
      return Readable.toWeb(bytes) as ReadableStream<Uint8Array>
    },
    get: async (key) => readFile(pathOf(key)).catch(nullWhenMissing),
    async stat(key) {
      const bytes = await sizeOf(pathOf(key))
      return bytes === null ? null : { bytes }
    },
    delete: async (key) => rm(pathOf(key), { force: true }),
    async *keys() {
      // Folders of two letters hold blobs; drafts lie beside them.
      for (const place of (await namesIn(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name)))
        yield* (await namesIn(join(folder, place))).filter(isBlobKey)
    },
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(nullWhenMissing)) ?? []
}

/** Written beside, synced, then renamed: after a power cut there is the whole file or none. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.new`
  try {
    await withFile(draft, 'wx', async (file) => {
      await file.writeFile(bytes)
      await file.sync()
    })
    await rename(draft, path)
    await withFile(dirname(path), 'r', (folder) => folder.sync())
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

async function writeStream(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  await withFile(path, 'wx', async (file) => {
    for await (const chunk of chunks) {
      hash.update(chunk)
      bytes += chunk.length
      await file.writeFile(chunk)
    }
    await file.sync()
  })
  return { sha256: hash.digest('hex'), bytes }
}

async function withFile(
  path: string,
  flags: string,
  work: (file: Awaited<ReturnType<typeof open>>) => Promise<void>,
): Promise<void> {
  const file = await open(path, flags)
  try {
    await work(file)
  } finally {
    await file.close()
  }
}

async function sizeOf(path: string): Promise<number | null> {
  const found = await stat(path).catch(nullWhenMissing)
  return found?.isFile() ? found.size : null
}

function nullWhenMissing(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
  throw error
}

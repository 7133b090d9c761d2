/** Where uploaded exports wait: one folder, names of our own, nothing from outside ever used as a path. */

import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, realpath, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '@warraq/core/errors'
import type { Instant } from '@warraq/core/time'
import { toEpoch } from '@warraq/core/time'

/** Bytes of an uploaded export. */
export const MOST_UPLOAD = 2 * 1024 * 1024 * 1024

export interface StagedFile {
  /** 32 hex digits; the only name it is asked for by. */
  readonly token: string
  readonly bytes: number
  /** SHA-256, hex. */
  readonly hash: string
}

function folderOf(dataDir: string): string {
  return join(dataDir, 'import', 'uploads')
}

/** Null for a token that is none, or whose file is gone. */
export async function stagedPath(dataDir: string, token: string): Promise<string | null> {
  if (!/^[0-9a-f]{32}$/u.test(token)) return null
  const path = join(folderOf(dataDir), token)
  const facts = await stat(path).catch(() => null)
  return facts?.isFile() === true ? path : null
}

/** Keeps what is uploaded, whatever it is; it is read as an export later. Refuses what is too large (`too-large`). */
export async function stageUpload(dataDir: string, body: AsyncIterable<Uint8Array>): Promise<StagedFile> {
  await mkdir(folderOf(dataDir), { recursive: true, mode: 0o700 })
  const token = randomBytes(16).toString('hex')
  const path = join(folderOf(dataDir), token)
  const hash = createHash('sha256')
  let bytes = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of body) {
      bytes += chunk.length
      if (bytes > MOST_UPLOAD) throw new Refusal('too-large')
      hash.update(chunk)
      yield chunk
    }
  }
  try {
    await pipeline(counted(), createWriteStream(`${path}.part`, { mode: 0o600 }))
    await rename(`${path}.part`, path)
  } catch (error) {
    await rm(`${path}.part`, { force: true })
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw new Refusal('storage-failed')
    throw error
  }
  return { token, bytes, hash: hash.digest('hex') }
}

export async function dropStaged(dataDir: string, token: string): Promise<void> {
  const path = await stagedPath(dataDir, token)
  if (path !== null) await rm(path, { force: true })
}

/** A file that nobody imported is kept so long, and what broke off while it came. */
const KEPT_MS = 7 * 86_400_000
const HALF_KEPT_MS = 86_400_000

/**
 * Removes uploads that nobody needs any more.
 * @param needed those of runs that are not done
 */
export async function tidyStaged(dataDir: string, needed: ReadonlySet<string>, now: Instant): Promise<void> {
  const folder = folderOf(dataDir)
  for (const name of await readdir(folder).catch(() => [])) {
    const token = name.slice(0, 32)
    const facts = await stat(join(folder, name)).catch(() => null)
    if (facts === null || (name === token && needed.has(token))) continue
    const kept = name === token ? KEPT_MS : HALF_KEPT_MS
    if (toEpoch(now) - facts.mtimeMs > kept) await rm(join(folder, name), { recursive: true, force: true })
  }
}

function picturesOf(dataDir: string): string {
  return join(dataDir, 'import', 'pictures')
}

const MOST_FOLDERS = 200

/** Folders of pictures that somebody has put into `import/pictures` of the data folder, by name. */
export async function pictureFolders(dataDir: string): Promise<readonly string[]> {
  const entries = await readdir(picturesOf(dataDir), { withFileTypes: true }).catch(() => [])
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  return names.toSorted().slice(0, MOST_FOLDERS)
}

/** The name is compared with those that are there and never used as a path. Null for one that is not. */
export async function pictureFolder(dataDir: string, name: string): Promise<string | null> {
  const found = (await pictureFolders(dataDir)).find((one) => one === name)
  return found === undefined ? null : realpath(join(picturesOf(dataDir), found))
}

/** The staging area of one newsroom. */
export function stagingArea(dataDir: string) {
  return {
    stage: (body: AsyncIterable<Uint8Array>) => stageUpload(dataDir, body),
    has: async (token: string) => (await stagedPath(dataDir, token)) !== null,
    drop: (token: string) => dropStaged(dataDir, token),
    folders: () => pictureFolders(dataDir),
  }
}

/** Where uploaded exports wait: one folder, names of our own, nothing from outside ever used as a path. */

import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '@warraq/core/errors'

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
    throw error
  }
  return { token, bytes, hash: hash.digest('hex') }
}

export async function dropStaged(dataDir: string, token: string): Promise<void> {
  const path = await stagedPath(dataDir, token)
  if (path !== null) await rm(path, { force: true })
}

/** A file of another system, with its hash. */

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { ImportFault } from './import-fault.ts'

export interface SourceFile {
  readonly bytes: Uint8Array
  /** SHA-256, hex. */
  readonly hash: string
}

export function sourceFileOf(bytes: Uint8Array): SourceFile {
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex') }
}

/** Throws {@link ImportFault} `file-too-large`. */
export async function readSourceFile(path: string, mostBytes: number): Promise<SourceFile> {
  if ((await stat(path)).size > mostBytes) throw new ImportFault('file-too-large', { entry: path })
  return sourceFileOf(await readFile(path))
}

export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array)
  return hash.digest('hex')
}

export async function* streamOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** The first bytes of a file, to tell what it is. */
export async function headOf(path: string, count = 512): Promise<Uint8Array> {
  for await (const chunk of createReadStream(path, { end: count - 1 })) return chunk as Uint8Array
  return new Uint8Array()
}

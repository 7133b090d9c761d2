/**
 * A zip file as a list of names and their bytes. Nothing is ever written to a disk, and names are only compared, never
 * used as paths (ASVS 5.0: 5.2.3, 5.3.2, 5.3.3).
 */

import type { Readable } from 'node:stream'
import type { Entry, ZipFile } from 'yauzl'
import { fromBuffer, open } from 'yauzl'
import { ImportFault } from '../intake/import-fault.ts'

export const ZIP_LIMITS = {
  entries: 10_000,
  /** Of all entries unpacked, and of one. */
  bytes: 2 * 1024 * 1024 * 1024,
  entryBytes: 64 * 1024 * 1024,
  /** Unpacked size to packed size, where it is more than a page of text. */
  ratio: 100,
  ratioFrom: 1024 * 1024,
} as const

const LINK = 0o120000
const KIND = 0o170000
const ENCRYPTED = 0x1

export interface ZipArchive {
  /** Files, in the order of the archive. */
  readonly names: readonly string[]
  /** Throws {@link ImportFault} when the entry is not what it says. */
  read(name: string): Promise<Uint8Array>
  close(): void
}

const OPTIONS = { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true } as const

/** Throws {@link ImportFault} `archive-*` for an archive with any entry that is refused. */
export async function openZip(source: string | Uint8Array): Promise<ZipArchive> {
  const zip = await openFile(source)
  try {
    const entries = await entriesOf(zip)
    return {
      names: [...entries.keys()],
      read: (name) => readEntry(zip, entries, name),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

function openFile(source: string | Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const opened = (error: Error | null, zip?: ZipFile): void => {
      if (error !== null || zip === undefined)
        reject(new ImportFault('archive-broken', { detail: error?.message ?? '' }, { cause: error }))
      else resolve(zip)
    }
    if (typeof source === 'string') open(source, OPTIONS, opened)
    else fromBuffer(Buffer.from(source), OPTIONS, opened)
  })
}

function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>()
  let bytes = 0
  return new Promise((resolve, reject) => {
    zip.on('error', (error: Error) => reject(refusalOf(error)))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      bytes += entry.uncompressedSize
      const why = whyRefused(entry, zip.entryCount, bytes)
      if (why !== null) {
        reject(new ImportFault(why, { entry: String(entry.fileName) }))
        return
      }
      if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

/** yauzl looks at names itself and says so in words. */
function refusalOf(error: Error): ImportFault {
  const isName = /absolute path|relative path|invalid characters in fileName/iu.test(error.message)
  const entry = isName ? error.message.slice(error.message.indexOf(':') + 1).trim() : ''
  return new ImportFault(isName ? 'archive-path' : 'archive-broken', { entry, detail: error.message }, { cause: error })
}

function whyRefused(entry: Entry, count: number, bytes: number): ImportFault['code'] | null {
  const name = entry.fileName
  if (count > ZIP_LIMITS.entries) return 'archive-too-many'
  if (name.startsWith('/') || /^[a-z]:/iu.test(name) || name.includes('\\') || name.split('/').includes('..'))
    return 'archive-path'
  if (/[\u0000-\u001f]/u.test(name)) return 'archive-path'
  // The upper half of the attributes is the mode that Unix gives a file.
  if (((entry.externalFileAttributes >>> 16) & KIND) === LINK) return 'archive-link'
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) return 'archive-encrypted'
  if (bytes > ZIP_LIMITS.bytes || entry.uncompressedSize > ZIP_LIMITS.entryBytes) return 'archive-too-large'
  const isDense =
    entry.uncompressedSize > ZIP_LIMITS.ratioFrom && entry.uncompressedSize > entry.compressedSize * ZIP_LIMITS.ratio
  return isDense ? 'archive-ratio' : null
}

async function readEntry(zip: ZipFile, entries: ReadonlyMap<string, Entry>, name: string): Promise<Uint8Array> {
  const entry = entries.get(name)
  if (entry === undefined) throw new ImportFault('archive-broken', { entry: name })
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of await streamOf(zip, entry)) {
      const part = chunk as Uint8Array
      bytes += part.length
      if (bytes > ZIP_LIMITS.entryBytes) throw new ImportFault('archive-too-large', { entry: name })
      chunks.push(part)
    }
  } catch (error) {
    if (error instanceof ImportFault) throw error
    const detail = error instanceof Error ? error.message : ''
    throw new ImportFault('archive-broken', { entry: name, detail }, { cause: error })
  }
  return Buffer.concat(chunks)
}

function streamOf(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null || stream === undefined) reject(error ?? new Error('no stream'))
      else resolve(stream)
    })
  })
}

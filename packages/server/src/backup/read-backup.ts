import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { Refusal } from '@warraq/core/errors'
import { extract } from 'tar-stream'
import type { DumpedRow } from '../store/backup/dump.ts'
import type { BackupContents, BackupFacts, BackupHead, PartHead } from './format.ts'
import { CONTENTS_NAME, FORMAT, HEAD_NAME, KEYS_NAME, MEDIA, TABLES } from './format.ts'
import type { Opener } from './sealing.ts'
import { isSealed, opened } from './sealing.ts'

/** What is done with a backup as it goes by, in the order of the file. */
export interface BackupVisitor {
  head?(head: BackupHead): Promise<void>
  rows?(table: string, columns: readonly string[], rows: readonly DumpedRow[]): Promise<void>
  /** Must read all chunks. */
  media?(key: string, chunks: AsyncIterable<Uint8Array>): Promise<void>
  keys?(bytes: Uint8Array): Promise<void>
}

/** A part is a few megabytes; one that claims more is not ours. */
const MOST_BYTES = 512 * 1024 * 1024
const unzipped = promisify(gunzip)

/**
 * Reads a whole backup and holds every file in it against the list at its end. Refuses with `backup-broken` one that was
 * cut off or altered, `backup-locked` one that `opener` does not open, `backup-newer` a format of a later version. What
 * the visitor has done by then has to be taken back by it.
 */
export async function readBackup(
  file: string,
  opener: Opener | null,
  visitor: BackupVisitor = {},
): Promise<{ readonly head: BackupHead; readonly contents: BackupContents; readonly facts: BackupFacts }> {
  const encrypted = await isSealed(file).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal('file-unreadable', { path: file, reason: error.code ?? '' })
  })
  const source = encrypted ? await opened(createReadStream(file), opener) : createReadStream(file)
  const seen: Seen = { head: null, contents: null, files: [], rows: {} }
  try {
    const tar = extract()
    source.on('error', (error: Error) => tar.destroy(error))
    source.pipe(tar)
    for await (const entry of tar)
      await take(entry.header.name, entry as unknown as AsyncIterable<Buffer>, visitor, seen)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('backup-broken', { why: error instanceof Error ? error.message : String(error) })
  } finally {
    source.destroy()
  }
  const { head, contents } = complete(seen)
  const counts = Object.values(contents.rows)
  const facts: BackupFacts = {
    madeAt: head.madeAt,
    rows: counts.reduce((sum, n) => sum + n, 0),
    tables: counts.length,
    media: contents.files.filter(({ name }) => name.startsWith(MEDIA)).length,
    encrypted,
  }
  return { head, contents, facts }
}

interface Seen {
  head: BackupHead | null
  contents: BackupContents | null
  files: BackupContents['files'][number][]
  rows: Record<string, number>
}

async function take(name: string, entry: AsyncIterable<Buffer>, visitor: BackupVisitor, seen: Seen): Promise<void> {
  const chunks = hashed(entry)
  if (seen.head === null && name !== HEAD_NAME) throw broken(name)
  if (name === CONTENTS_NAME) {
    seen.contents = json<BackupContents>(await whole(chunks), name)
    return
  }
  if (seen.contents !== null) throw broken(name)
  if (name.startsWith(MEDIA)) await visitMedia(name.slice(MEDIA.length), chunks, visitor)
  else if (name.startsWith(TABLES)) await visitRows(await whole(chunks), visitor, seen)
  else if (name === KEYS_NAME) await visitor.keys?.(await whole(chunks))
  else if (name === HEAD_NAME) {
    seen.head = json<BackupHead>(await whole(chunks), name)
    if (seen.head.format !== FORMAT) throw new Refusal('backup-newer', { name: `format ${seen.head.format}` })
    await visitor.head?.(seen.head)
  } else throw broken(name)
  // What a visitor left unread belongs to the hash too.
  for await (const _ of chunks);
  seen.files.push({ name, ...chunks.result() })
}

async function visitRows(bytes: Buffer, visitor: BackupVisitor, seen: Seen): Promise<void> {
  const [first = '', ...lines] = (await unzipped(bytes, { maxOutputLength: MOST_BYTES })).toString().split('\n')
  const { table, columns } = JSON.parse(first) as PartHead
  const rows = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as DumpedRow)
  seen.rows[table] = (seen.rows[table] ?? 0) + rows.length
  await visitor.rows?.(table, columns, rows)
}

async function visitMedia(key: string, chunks: AsyncIterable<Uint8Array>, { media }: BackupVisitor): Promise<void> {
  if (media) await media(key, chunks)
}

interface Hashed extends AsyncIterable<Buffer> {
  result(): { bytes: number; sha256: string }
}

/** The chunks of one file, hashed as they go by; may be begun again after it was left. */
function hashed(entry: AsyncIterable<Buffer>): Hashed {
  const hash = createHash('sha256')
  const state = { bytes: 0 }
  const chunks = entry[Symbol.asyncIterator]()
  return {
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const { done, value } = await chunks.next()
        if (done) return
        hash.update(value)
        state.bytes += value.length
        yield value
      }
    },
    result: () => ({ bytes: state.bytes, sha256: hash.digest('hex') }),
  }
}

async function whole(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const kept: Buffer[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) throw new Refusal('backup-broken', { why: 'size' })
    kept.push(chunk)
  }
  return Buffer.concat(kept)
}

function json<T>(bytes: Buffer, name: string): T {
  try {
    return JSON.parse(bytes.toString()) as T
  } catch {
    throw broken(name)
  }
}

const broken = (name: string): Refusal => new Refusal('backup-broken', { why: name })

function complete({ head, contents, files, rows }: Seen): { head: BackupHead; contents: BackupContents } {
  if (head === null || contents === null) throw broken(CONTENTS_NAME)
  for (const [i, wanted] of contents.files.entries()) {
    const found = files[i]
    if (found?.name !== wanted.name || found.bytes !== wanted.bytes || found.sha256 !== wanted.sha256)
      throw broken(wanted.name)
  }
  if (files.length !== contents.files.length) throw broken(files.at(-1)?.name ?? '')
  for (const [table, count] of Object.entries(contents.rows)) if (rows[table] !== count) throw broken(table)
  return { head, contents }
}

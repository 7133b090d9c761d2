import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { Refusal } from '@warraq/core/errors'
import type { Instant } from '@warraq/core/time'
import { pack, type Pack } from 'tar-stream'
import type { DatabaseAddress } from '../config/config.ts'
import { diskBlobs } from '../ports/blobs/disk.ts'
import type { DumpedRow, Snapshot } from '../store/backup/dump.ts'
import { openSnapshot } from '../store/backup/dump.ts'
import type { TableShape } from '../store/backup/shapes.ts'
import type { BackupContents, BackupFacts, BackupHead } from './format.ts'
import { CONTENTS_NAME, FORMAT, HEAD_NAME, KEYS_NAME, MEDIA, TABLES } from './format.ts'
import type { Seal } from './sealing.ts'
import { sealed } from './sealing.ts'

export interface BackupChoices {
  readonly address: DatabaseAddress
  readonly dataDir: string
  readonly publicUrl: string
  readonly now: Instant
  readonly seal: Seal | null
  readonly withMedia: boolean
}

export interface MadeBackup extends BackupFacts {
  readonly file: string
  readonly bytes: number
  /** Of the file as it lies on the disk. */
  readonly sha256: string
}

/** Text of rows that goes into one file of the tar. */
const PART_CHARACTERS = 4 * 1024 * 1024
const zipped = promisify(gzip)

/**
 * Writes the newsroom as it is now to one file while people go on working. The file appears under its name when it is
 * whole and on the disk; nobody but its owner may read it.
 */
export async function makeBackup(file: string, choices: BackupChoices): Promise<MadeBackup> {
  const snapshot = await openSnapshot(choices.address)
  const unfinished = `${file}.part`
  try {
    await mkdir(dirname(file), { recursive: true })
    const made = await writeTar(unfinished, snapshot, choices)
    await rename(unfinished, file)
    return { file, ...made }
  } catch (cause) {
    await rm(unfinished, { force: true })
    const { code, syscall } = cause as NodeJS.ErrnoException
    if (syscall === undefined) throw cause
    throw new Refusal('file-not-written', { path: file, reason: code ?? '' })
  } finally {
    await snapshot.close()
  }
}

async function writeTar(path: string, snapshot: Snapshot, choices: BackupChoices): Promise<Omit<MadeBackup, 'file'>> {
  const tar = pack()
  const filled = fill(tar, snapshot, choices)
  // Told to whoever reads the tar, who then fails; heard again below.
  filled.catch((error: unknown) => tar.destroy(error instanceof Error ? error : new Error(String(error))))
  const out = counting()
  const plain = Readable.from(tar)
  const source = choices.seal === null ? plain : await sealed(plain, choices.seal)
  await pipeline(source, out.through, createWriteStream(path, { mode: 0o600 }))
  const handle = await open(path, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
  const { rows, media } = await filled
  const counts = Object.values(rows)
  return {
    madeAt: choices.now,
    rows: counts.reduce((sum, n) => sum + n, 0),
    tables: counts.length,
    media,
    encrypted: choices.seal !== null,
    ...out.result(),
  }
}

function counting(): { through: Transform; result(): { bytes: number; sha256: string } } {
  const hash = createHash('sha256')
  const state = { bytes: 0 }
  const through = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      state.bytes += chunk.length
      done(null, chunk)
    },
  })
  return { through, result: () => ({ bytes: state.bytes, sha256: hash.digest('hex') }) }
}

type Files = BackupContents['files'][number][]

async function fill(
  tar: Pack,
  snapshot: Snapshot,
  { dataDir, now, publicUrl, seal, withMedia }: BackupChoices,
): Promise<{ rows: Record<string, number>; media: number }> {
  const files: Files = []
  const add = async (name: string, bytes: Buffer): Promise<void> => {
    await addBytes(tar, name, bytes, now)
    files.push({ name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
  }
  const { kind: database, migrations } = snapshot
  const head: BackupHead = { format: FORMAT, madeAt: now, database, publicUrl, migrations, withMedia }
  await add(HEAD_NAME, jsonBytes(head))
  const rows: Record<string, number> = {}
  for (const table of snapshot.tables) rows[table.name] = await addTable(snapshot, table, add)
  const { missing, media } = withMedia ? await addMedia(tar, dataDir, files, now) : { missing: [], media: 0 }
  // In an open file it would undo the sealing of what lies in the database.
  if (seal !== null) await addKeys(dataDir, add)
  const contents: BackupContents = { files, rows, lastNumbers: await snapshot.lastNumbers(), missing }
  await addBytes(tar, CONTENTS_NAME, jsonBytes(contents), now)
  tar.finalize()
  return { rows, media }
}

const jsonBytes = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`)

function addBytes(tar: Pack, name: string, bytes: Buffer, now: Instant): Promise<void> {
  return new Promise((resolve, reject) => {
    tar.entry({ name, size: bytes.length, mode: 0o600, mtime: new Date(now) }, bytes, (error) =>
      error ? reject(error) : resolve(),
    )
  })
}

async function addTable(
  snapshot: Snapshot,
  table: TableShape,
  add: (name: string, bytes: Buffer) => Promise<void>,
): Promise<number> {
  const columns = table.columns.map(({ name }) => name)
  const head = `${JSON.stringify({ table: table.name, columns })}\n`
  const state = { lines: [head], characters: 0, parts: 0, rows: 0 }
  const close = async (): Promise<void> => {
    state.parts += 1
    const name = `${TABLES}${table.name}/${String(state.parts).padStart(6, '0')}.jsonl.gz`
    await add(name, await zipped(state.lines.join('')))
    state.lines = [head]
    state.characters = 0
  }
  for await (const batch of snapshot.rows(table)) {
    state.rows += batch.length
    for (const row of batch) keepLine(state, row)
    if (state.characters >= PART_CHARACTERS) await close()
  }
  // An empty table has one part too: its columns are part of the backup.
  if (state.lines.length > 1 || state.parts === 0) await close()
  return state.rows
}

function keepLine(state: { lines: string[]; characters: number }, row: DumpedRow): void {
  const line = `${JSON.stringify(row)}\n`
  state.lines.push(line)
  state.characters += line.length
}

async function addMedia(
  tar: Pack,
  dataDir: string,
  files: Files,
  now: Instant,
): Promise<{ missing: string[]; media: number }> {
  const missing: string[] = []
  let media = 0
  for await (const key of diskBlobs(join(dataDir, 'media')).keys()) {
    const path = join(dataDir, 'media', key.slice(0, 2), key)
    const size = await stat(path).then(
      (found) => found.size,
      () => null,
    )
    // Deleted since the folder was read.
    if (size === null) missing.push(key)
    else {
      files.push(await addFile(tar, `${MEDIA}${key}`, path, size, now))
      media += 1
    }
  }
  return { missing, media }
}

async function addFile(tar: Pack, name: string, path: string, bytes: number, now: Instant): Promise<Files[number]> {
  const hash = createHash('sha256')
  const entry = tar.entry({ name, size: bytes, mode: 0o600, mtime: new Date(now) })
  await pipeline(
    createReadStream(path),
    async function* hashed(chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk)
        yield chunk
      }
    },
    entry,
  )
  return { name, bytes, sha256: hash.digest('hex') }
}

async function addKeys(dataDir: string, add: (name: string, bytes: Buffer) => Promise<void>): Promise<void> {
  const keys = await readFile(join(dataDir, 'keys.json')).catch((error: NodeJS.ErrnoException) => {
    // WARRAQ_SECRET stands in for it.
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (keys !== null) await add(KEYS_NAME, keys)
}

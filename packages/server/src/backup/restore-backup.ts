import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '@warraq/core/errors'
import type { Instant } from '@warraq/core/time'
import type { DatabaseAddress } from '../config/config.ts'
import { diskBlobs } from '../ports/blobs/disk.ts'
import type { Loading } from '../store/backup/load.ts'
import { beginLoading } from '../store/backup/load.ts'
import type { BackupFacts } from './format.ts'
import { readBackup } from './read-backup.ts'
import type { Opener } from './sealing.ts'

export interface RestoreChoices {
  readonly address: DatabaseAddress
  readonly dataDir: string
  readonly migrations: string
  readonly now: Instant
  readonly opener: Opener | null
}

export interface Restored extends BackupFacts {
  /** False where the backup had none and the folder has none either: sealed addresses of readers stay closed. */
  readonly keys: boolean
}

/**
 * Makes a newsroom of a backup, on a machine that has none. Nothing is visible before all of it was read and checked: a
 * restore that fails or is killed leaves a folder in which it can be begun again. Refuses with `restore-not-empty` where
 * there is a newsroom.
 */
export async function restoreBackup(file: string, choices: RestoreChoices): Promise<Restored> {
  const { address, dataDir, opener } = choices
  if (address.kind === 'sqlite' && existsSync(address.file))
    throw new Refusal('restore-not-empty', { path: address.file })
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const unfinished = address.kind === 'sqlite' ? `${address.file}.restoring` : null
  if (unfinished !== null) await removeDatabase(unfinished)
  const into: DatabaseAddress = unfinished === null ? address : { kind: 'sqlite', file: unfinished }
  const blobs = diskBlobs(join(dataDir, 'media'))
  const state: { loading: Loading | null; keys: Uint8Array | null } = { loading: null, keys: null }
  try {
    const { facts, contents } = await readBackup(file, opener, {
      head: async ({ migrations }) => {
        state.loading = await beginLoading(into, choices.migrations, migrations, choices.now)
      },
      rows: async (table, columns, rows) => state.loading?.put(table, columns, rows),
      media: async (key, chunks) => {
        const put = await blobs.putStream(chunks, key.slice(key.indexOf('.') + 1))
        if (put.key !== key) throw new Refusal('backup-broken', { why: key })
      },
      keys: async (bytes) => void (state.keys = bytes),
    })
    await state.loading?.finish(contents.lastNumbers)
    // Pages of a newsroom that lay here before know other articles by the same numbers.
    await rm(join(dataDir, 'pages'), { recursive: true, force: true })
    const keys = await keepKeys(dataDir, state.keys)
    if (unfinished !== null && address.kind === 'sqlite') await rename(unfinished, address.file)
    return { ...facts, keys }
  } catch (error) {
    await state.loading?.abandon().catch(() => undefined)
    if (unfinished !== null) await removeDatabase(unfinished)
    throw error
  }
}

async function keepKeys(dataDir: string, keys: Uint8Array | null): Promise<boolean> {
  const path = join(dataDir, 'keys.json')
  if (keys === null) return existsSync(path)
  // Keys that are here already opened something once: they are put aside, not written over.
  if (existsSync(path)) await rename(path, `${path}.before-restore`)
  await writeFile(path, keys, { mode: 0o600 })
  return true
}

async function removeDatabase(file: string): Promise<void> {
  for (const end of ['', '-wal', '-shm', '-journal']) await rm(`${file}${end}`, { force: true })
}

/** Backups in a folder, newest first. */
export async function backupsIn(folder: string): Promise<{ readonly name: string; readonly madeAt: Instant }[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names
    .flatMap((name) => {
      const madeAt = instantOfName(name)
      return madeAt === null ? [] : [{ name, madeAt }]
    })
    .toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1))
}

/** `warraq-20261123T041500Z.tar`, or `.tar.age`. */
export function backupName(madeAt: Instant, encrypted: boolean): string {
  return `warraq-${madeAt.slice(0, 19).replaceAll(/[-:]/g, '')}Z.tar${encrypted ? '.age' : ''}`
}

function instantOfName(name: string): Instant | null {
  const [, y, mo, d, h, mi, s] = /^warraq-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.tar(?:\.age)?$/.exec(name) ?? []
  return y === undefined ? null : (`${y}-${mo}-${d}T${h}:${mi}:${s}.000Z` as Instant)
}

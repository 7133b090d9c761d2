/**
 * A backup is one tar file (POSIX.1-2001), sealed as a whole by age (age-encryption.org/v1) where it is encrypted:
 *
 *   backup.json                   what it is: {@link BackupHead}
 *   tables/<table>/<n>.jsonl.gz   rows: first line {@link PartHead}, then one JSON array a line; bytes as {"b64": …}
 *   media/<sha256>.<ext>          pictures and recordings as they were uploaded, and their variants
 *   keys.json                     only in an encrypted one: without it the sealed addresses of readers cannot be opened
 *   contents.json                 what came before, counted and hashed: {@link BackupContents}
 *
 * The last is written last: a file that was cut off has none. The same file is read into either database.
 */
export const FORMAT = 1
export const HEAD_NAME = 'backup.json'
export const CONTENTS_NAME = 'contents.json'
export const KEYS_NAME = 'keys.json'
export const TABLES = 'tables/'
export const MEDIA = 'media/'

export interface BackupHead {
  readonly format: number
  /** Instant at which the newsroom was as the backup has it. */
  readonly madeAt: string
  readonly database: 'sqlite' | 'postgres'
  readonly publicUrl: string
  readonly migrations: readonly string[]
  readonly withMedia: boolean
}

export interface PartHead {
  readonly table: string
  readonly columns: readonly string[]
}

export interface BackupContents {
  /** Every file before this one, in order. */
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[]
  readonly rows: Readonly<Record<string, number>>
  readonly lastNumbers: Readonly<Record<string, number>>
  /** Names in the media folder that were gone by the time they were to be copied. */
  readonly missing: readonly string[]
}

/** What a person or a program is told of a backup. */
export interface BackupFacts {
  readonly madeAt: string
  readonly rows: number
  readonly tables: number
  readonly media: number
  readonly encrypted: boolean
}

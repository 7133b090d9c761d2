/**
 * What pass 2 has to know of a file that may be larger than memory: pictures, addresses, numbers. It stands in a private
 * database that SQLite keeps in a few pages of memory and a file without a name, which is gone with the process
 * (sqlite.org/inmemorydb.html, "temporary databases").
 */

import type { SQLInputValue, StatementSync } from 'node:sqlite'
import { DatabaseSync } from 'node:sqlite'
import type { Bucket } from './import-report.ts'
import type { OldAddresses } from './old-addresses.ts'

/** A picture or another file of the old site. */
export interface Attachment {
  readonly wpId: number
  readonly url: string
  readonly title: string
  readonly alt: string
  readonly caption: string
  readonly parentWpId: number | null
  readonly addresses: OldAddresses
}

export interface ShelvedPicture extends Attachment {
  /** Its id here, or null while it is not here. */
  readonly mediaId: number | null
}

/** Addresses that are given away when everything is here. */
export interface LateAddresses {
  readonly targetKey: string
  readonly paths: readonly string[]
  readonly bucket: Bucket
}

const TABLES = `
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-4000;
CREATE TABLE picture (
  n INTEGER PRIMARY KEY, wp_id INTEGER NOT NULL UNIQUE, file TEXT NOT NULL, parent INTEGER, facts TEXT NOT NULL,
  media_id INTEGER, met INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX picture_file ON picture (file);
CREATE INDEX picture_parent ON picture (parent);
CREATE TABLE item (wp_id INTEGER PRIMARY KEY);
CREATE TABLE late (n INTEGER PRIMARY KEY, target_key TEXT NOT NULL, bucket TEXT NOT NULL, paths TEXT NOT NULL);
CREATE TABLE linking (n INTEGER PRIMARY KEY, item_key TEXT NOT NULL);
CREATE TABLE word (list TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (list, word)) WITHOUT ROWID;
`

const ROWS_AT_ONCE = 500
/** Few, for their texts are read and written again in one transaction. */
const TEXTS_AT_ONCE = 100

type Row = Readonly<Record<string, string | number | null>>

function pictureFrom(row: Row): ShelvedPicture {
  const picture = JSON.parse(String(row['facts'])) as Attachment
  return { ...picture, mediaId: row['media_id'] as number | null }
}

export class Shelf {
  readonly #database = new DatabaseSync('')
  readonly #statements = new Map<string, StatementSync>()
  #pictureCount = 0

  constructor() {
    this.#database.exec(TABLES)
    // Never committed: nobody else reads it, and it ends with the work.
    this.#database.exec('BEGIN')
  }

  close(): void {
    this.#statements.clear()
    if (this.#database.isOpen) this.#database.close()
  }

  get pictureCount(): number {
    return this.#pictureCount
  }

  /** The first one of a number counts. @param file the address by which its sizes are known (`wholeFile`) */
  addPicture(file: string, picture: Attachment): void {
    const sql = 'INSERT INTO picture (wp_id, file, parent, facts) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING'
    this.#pictureCount += this.#change(sql, picture.wpId, file, picture.parentWpId, JSON.stringify(picture))
  }

  /** In the order of the file, some at a time: what is set meanwhile does no harm. */
  *pictures(): Generator<readonly ShelvedPicture[]> {
    for (const rows of this.#pages('SELECT n, facts, media_id FROM picture WHERE n > ? ORDER BY n LIMIT ?'))
      yield rows.map(pictureFrom)
  }

  /** Of one that is here; null for any other. */
  picture(wpId: number): ShelvedPicture | null {
    const row = this.#row('SELECT facts, media_id FROM picture WHERE wp_id = ? AND media_id IS NOT NULL', wpId)
    return row === undefined ? null : pictureFrom(row)
  }

  /** The last of those that are here and whose sizes are known by this address. */
  pictureOfFile(file: string): ShelvedPicture | null {
    const sql = 'SELECT facts, media_id FROM picture WHERE file = ? AND media_id IS NOT NULL ORDER BY n DESC LIMIT 1'
    const row = file === '' ? undefined : this.#row(sql, file)
    return row === undefined ? null : pictureFrom(row)
  }

  /** Those of a post that are here, in the order of the file. */
  picturesOf(post: number): readonly ShelvedPicture[] {
    const sql = 'SELECT facts, media_id FROM picture WHERE parent = ? AND media_id IS NOT NULL ORDER BY n'
    return (this.#prepared(sql).all(post) as Row[]).map(pictureFrom)
  }

  setMedia(wpId: number, mediaId: number): void {
    this.#change('UPDATE picture SET media_id = ? WHERE wp_id = ?', mediaId, wpId)
  }

  mediaOf(wpId: number): number | null {
    const row = this.#row('SELECT media_id FROM picture WHERE wp_id = ?', wpId)
    return (row?.['media_id'] as number | null | undefined) ?? null
  }

  /** Whether pass 2 meets a picture of this number for the first time. */
  meetPicture(wpId: number): boolean {
    return this.#change('UPDATE picture SET met = 1 WHERE wp_id = ? AND met = 0', wpId) === 1
  }

  /** Whether no post or page of this number has come in before. */
  addItem(wpId: number): boolean {
    return this.#change('INSERT INTO item (wp_id) VALUES (?) ON CONFLICT DO NOTHING', wpId) === 1
  }

  hasItem(wpId: number): boolean {
    return this.#row('SELECT wp_id FROM item WHERE wp_id = ?', wpId) !== undefined
  }

  /** Whether the word is new in this list: `root` of addresses that are one word, `claimed` of addresses given away. */
  addWord(list: 'root' | 'claimed', word: string): boolean {
    return this.#change('INSERT INTO word (list, word) VALUES (?, ?) ON CONFLICT DO NOTHING', list, word) === 1
  }

  hasWord(list: 'root' | 'claimed', word: string): boolean {
    return this.#row('SELECT word FROM word WHERE list = ? AND word = ?', list, word) !== undefined
  }

  addLate({ targetKey, bucket, paths }: LateAddresses): void {
    const sql = 'INSERT INTO late (target_key, bucket, paths) VALUES (?, ?, ?)'
    this.#change(sql, targetKey, bucket, JSON.stringify(paths))
  }

  *late(): Generator<LateAddresses> {
    const pages = this.#pages('SELECT n, target_key, bucket, paths FROM late WHERE n > ? ORDER BY n LIMIT ?')
    for (const rows of pages)
      for (const { target_key, bucket, paths } of rows)
        yield { targetKey: String(target_key), bucket: bucket as Bucket, paths: JSON.parse(String(paths)) as string[] }
  }

  /** Something whose text links to the old site. */
  addLinking(itemKey: string): void {
    this.#change('INSERT INTO linking (item_key) VALUES (?)', itemKey)
  }

  get linkingCount(): number {
    return Number(this.#row('SELECT count(*) AS count FROM linking')?.['count'] ?? 0)
  }

  /** Keys of {@link addLinking}, some at a time. */
  *linking(): Generator<readonly string[]> {
    for (const rows of this.#pages('SELECT n, item_key FROM linking WHERE n > ? ORDER BY n LIMIT ?', TEXTS_AT_ONCE))
      yield rows.map(({ item_key }) => String(item_key))
  }

  *#pages(sql: string, most = ROWS_AT_ONCE): Generator<readonly Row[]> {
    for (let after = 0; ;) {
      const rows = this.#prepared(sql).all(after, most) as Row[]
      if (rows.length === 0) return
      yield rows
      after = Number(rows.at(-1)?.['n'])
    }
  }

  #row(sql: string, ...values: readonly SQLInputValue[]): Row | undefined {
    return this.#prepared(sql).get(...values) as Row | undefined
  }

  #change(sql: string, ...values: readonly SQLInputValue[]): number {
    return Number(this.#prepared(sql).run(...values).changes)
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known !== undefined) return known
    const statement = this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }
}

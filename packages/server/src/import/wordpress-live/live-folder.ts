/** What was fetched lies in a folder until it has come in, so that a run that died goes on where it was. */

import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kept } from './api-client.ts'
import type { Row } from './live-json.ts'
import { isRow } from './live-json.ts'

const NAME = /^[a-z0-9_-]{1,80}$/u

export class LiveFolder {
  readonly #path: string

  private constructor(path: string) {
    this.#path = path
  }

  static async open(path: string): Promise<LiveFolder> {
    await mkdir(path, { recursive: true, mode: 0o700 })
    return new LiveFolder(path)
  }

  async remove(): Promise<void> {
    await rm(this.#path, { recursive: true, force: true })
  }

  file(name: string): string {
    return join(this.#path, name)
  }

  /** A note of this import, or null when there is none that can be read. */
  async note(name: string): Promise<Row | null> {
    const text = await readFile(this.file(`${name}.json`), 'utf8').catch(nothingThere)
    if (text === null) return null
    try {
      const value: unknown = JSON.parse(text)
      return isRow(value) ? value : null
    } catch {
      // Half written when the machine died: as if it had not been.
      return null
    }
  }

  async setNote(name: string, value: object): Promise<void> {
    await writeFile(this.file(`${name}.json.new`), JSON.stringify(value), { mode: 0o600 })
    await rename(this.file(`${name}.json.new`), this.file(`${name}.json`))
  }

  list(name: string): SpooledList {
    if (!NAME.test(name)) throw new Error(`import: no name for a list: ${name}`)
    return new SpooledList(this.file(`${name}.ndjson`))
  }
}

/** A row and where its line stands in the file, in bytes. */
export interface Place {
  readonly row: Row
  readonly at: number
  readonly bytes: number
}

/** Rows, one a line. */
export class SpooledList {
  readonly #path: string

  constructor(path: string) {
    this.#path = path
  }

  /** Whether the list was fetched to its end. */
  async isWhole(): Promise<boolean> {
    const file = await open(this.#path, 'r').catch(nothingThere)
    await file?.close()
    return file !== null
  }

  async *rows(): AsyncGenerator<Row> {
    if (!(await this.isWhole())) return
    for await (const { row } of linesOf(this.#path)) yield row
  }

  async *places(): AsyncGenerator<Place> {
    if (await this.isWhole()) yield* linesOf(this.#path)
  }

  opened(): Promise<FileHandle> {
    return open(this.#path, 'r')
  }

  /** How far an earlier try came. A last line that was cut off is cut off whole. */
  async kept(): Promise<Kept> {
    const kept: { count: number; last: unknown } = { count: 0, last: null }
    let end = 0
    if ((await readFile(this.#part).catch(nothingThere)) === null) return kept
    for await (const { row, at, bytes } of linesOf(this.#part)) {
      kept.count += 1
      kept.last = row['id']
      end = at + bytes
    }
    const file = await open(this.#part, 'r+')
    await file.truncate(end)
    await file.close()
    return kept
  }

  async append(rows: readonly Row[]): Promise<void> {
    await writeFile(this.#part, rows.map((row) => `${JSON.stringify(row)}\n`).join(''), { flag: 'a', mode: 0o600 })
  }

  async clear(): Promise<void> {
    await rm(this.#part, { force: true })
  }

  async finish(): Promise<void> {
    await this.append([])
    await rename(this.#part, this.#path)
  }

  get #part(): string {
    return `${this.#path}.part`
  }
}

const LINE_END = 0x0a

/** Whole lines only: one without its end was being written when the machine died. */
async function* linesOf(path: string): AsyncGenerator<Place> {
  let held: Buffer = Buffer.alloc(0)
  let at = 0
  for await (const chunk of createReadStream(path)) {
    held = held.length === 0 ? (chunk as Buffer) : Buffer.concat([held, chunk as Buffer])
    let begin = 0
    for (let end = held.indexOf(LINE_END); end >= 0; end = held.indexOf(LINE_END, begin)) {
      const row: unknown = JSON.parse(held.toString('utf8', begin, end))
      const bytes = end + 1 - begin
      if (isRow(row)) yield { row, at, bytes }
      at += bytes
      begin = end + 1
    }
    held = held.subarray(begin)
  }
}

function nothingThere(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
  throw error
}

/** Comma-separated values (RFC 4180) with a line of names at its head. */

import { ImportFault } from '../intake/import-fault.ts'

export interface CsvRow {
  /** From 1. */
  readonly line: number
  readonly values: ReadonlyMap<string, string>
}

interface Record {
  readonly line: number
  readonly fields: string[]
}

const MOST_FIELDS = 200

/** Throws {@link ImportFault} `csv-malformed` with the line where a quoted value begins that never ends. */
function recordsOf(text: string): Record[] {
  const records: Record[] = []
  let line = 1
  let at = 0
  while (at < text.length) {
    const record: Record = { line, fields: [] }
    let more = true
    while (more) {
      const field = text[at] === '"' ? quoted(text, at, line) : plain(text, at)
      record.fields.push(field.value)
      line += field.lines
      at = field.next
      more = text[at] === ',' && record.fields.length < MOST_FIELDS
      if (more) at += 1
    }
    const end = /^(?:\r\n|\n|\r)?/u.exec(text.slice(at, at + 2))?.[0] ?? ''
    if (end === '' && at < text.length) throw new ImportFault('csv-malformed', { line })
    at += end.length
    line += 1
    if (record.fields.some((field) => field !== '')) records.push(record)
  }
  return records
}

interface Field {
  readonly value: string
  readonly next: number
  /** Line ends inside. */
  readonly lines: number
}

function plain(text: string, from: number): Field {
  let at = from
  while (at < text.length && !/[,\r\n]/u.test(text[at] ?? '')) at += 1
  return { value: text.slice(from, at), next: at, lines: 0 }
}

/** Two marks in a row are one of the value. */
function quoted(text: string, from: number, line: number): Field {
  const parts: string[] = []
  for (let at = from + 1; ;) {
    const end = text.indexOf('"', at)
    if (end < 0) throw new ImportFault('csv-malformed', { line })
    parts.push(text.slice(at, end))
    if (text[end + 1] !== '"') {
      const value = parts.join('"')
      return { value, next: end + 1, lines: value.split('\n').length - 1 }
    }
    at = end + 2
  }
}

export function readCsv(bytes: Uint8Array): CsvRow[] {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new ImportFault('encoding', { line: 1, detail: 'utf-8' }, { cause: error })
  }
  const [head, ...rows] = recordsOf(text)
  if (head === undefined) throw new ImportFault('file-empty')
  return rows.map(({ line, fields }) => ({
    line,
    values: new Map(head.fields.map((name, index) => [name.trim().toLowerCase(), fields[index] ?? ''])),
  }))
}

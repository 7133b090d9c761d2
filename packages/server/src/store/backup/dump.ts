import type { DatabaseAddress } from '../../config/config.ts'
import type { Raw, RawRow } from './raw.ts'
import { openRaw, placeholders, quoted } from './raw.ts'
import type { TableShape } from './shapes.ts'
import { tableShapes } from './shapes.ts'

/** Values of a row in the order of the table's columns; bytes as `{ "b64": … }`. */
export type DumpedRow = readonly (string | number | null | { readonly b64: string })[]

export interface Snapshot {
  readonly kind: DatabaseAddress['kind']
  /** Names of the applied steps of the schema, in order. */
  readonly migrations: readonly string[]
  readonly tables: readonly TableShape[]
  /** Rows of one table in the order of its key, some hundred at a time. */
  rows(table: TableShape): AsyncGenerator<readonly DumpedRow[]>
  /** By table: the highest number ever given, so that none is given a second time. */
  lastNumbers(): Promise<Readonly<Record<string, number>>>
  close(): Promise<void>
}

const AT_ONCE = 200

/** The newsroom as it is at this moment, whatever is written while it is being read. Writers do not wait for it. */
export async function openSnapshot(address: DatabaseAddress): Promise<Snapshot> {
  const raw = await openRaw(address, 'read')
  try {
    await raw.query(raw.kind === 'sqlite' ? 'BEGIN' : 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const steps = await raw.query('SELECT name FROM schema_migration ORDER BY name')
    return {
      kind: raw.kind,
      migrations: steps.map(({ name }) => String(name)),
      tables: await tableShapes(raw),
      rows: (table) => rowsOf(raw, table),
      lastNumbers: () => lastNumbers(raw),
      close: () => raw.close(),
    }
  } catch (error) {
    await raw.close()
    throw error
  }
}

async function* rowsOf(raw: Raw, { name, columns, key }: TableShape): AsyncGenerator<readonly DumpedRow[]> {
  const list = columns.map((column) => quoted(column.name)).join(', ')
  const keyList = key.map(quoted).join(', ')
  const select = `SELECT ${list} FROM ${quoted(name)}`
  const order = `ORDER BY ${keyList} LIMIT ${AT_ONCE}`
  const first = `${select} ${order}`
  const next = `${select} WHERE (${keyList}) > (${placeholders(raw.kind, key.length)}) ${order}`
  for (let after: unknown[] | null = null; ;) {
    const rows: readonly RawRow[] = after === null ? await raw.query(first) : await raw.query(next, after)
    if (rows.length > 0) yield rows.map((row) => columns.map((column) => dumped(row[column.name])))
    if (rows.length < AT_ONCE) return
    after = key.map((column) => rows.at(-1)?.[column])
  }
}

function dumped(value: unknown): DumpedRow[number] {
  if (value instanceof Uint8Array) return { b64: Buffer.from(value).toString('base64') }
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  throw new Error(`backup: a value of the kind ${typeof value}`)
}

async function lastNumbers(raw: Raw): Promise<Record<string, number>> {
  const rows =
    raw.kind === 'sqlite'
      ? await raw.query('SELECT name, seq AS last FROM sqlite_sequence')
      : await raw.query(`
          SELECT c.relname AS name, s.last_value AS last FROM pg_sequences AS s
          JOIN pg_depend AS d ON d.objid = (quote_ident(s.schemaname) || '.' || quote_ident(s.sequencename))::regclass
            AND d.deptype = 'i'
          JOIN pg_class AS c ON c.oid = d.refobjid
          WHERE s.schemaname = current_schema() AND s.last_value IS NOT NULL`)
  return Object.fromEntries(rows.map(({ name, last }) => [String(name), Number(last)]))
}

import type { Raw } from './raw.ts'

/** How a value travels in a backup: as JSON has it, or as base64. */
export type ColumnKind = 'plain' | 'bytes'

export interface TableShape {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly kind: ColumnKind }[]
  /** The columns of the primary key, in its order: rows are read in the order of it. */
  readonly key: readonly string[]
}

/** What the program itself keeps about its schema: a backup says it in its head. */
const JOURNAL = 'schema_migration'

/** Every table of the newsroom with its columns, as the database has them. */
export async function tableShapes(raw: Raw): Promise<TableShape[]> {
  const rows = raw.kind === 'sqlite' ? await raw.query(SQLITE_COLUMNS) : await raw.query(POSTGRES_COLUMNS)
  const tables = new Map<string, { columns: TableShape['columns'][number][]; key: [number, string][] }>()
  for (const row of rows) {
    const { table, column, type, place } = row as { table: string; column: string; type: string; place: number | null }
    if (table === JOURNAL) continue
    const shape = tables.get(table) ?? { columns: [], key: [] }
    tables.set(table, shape)
    shape.columns.push({ name: column, kind: /^(BLOB|bytea)$/i.test(type) ? 'bytes' : 'plain' })
    if (place !== null && Number(place) > 0) shape.key.push([Number(place), column])
  }
  return [...tables].map(([name, { columns, key }]) => {
    if (key.length === 0) throw new Error(`backup: table ${name} has no primary key`)
    return { name, columns, key: key.toSorted(([a], [b]) => a - b).map(([, column]) => column) }
  })
}

const SQLITE_COLUMNS = `
  SELECT t.name AS "table", c.name AS "column", c.type AS type, c.pk AS place
  FROM sqlite_master AS t, pragma_table_info(t.name) AS c
  WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY t.name, c.cid`

const POSTGRES_COLUMNS = `
  SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, NULL) AS type,
    array_position(i.indkey::int[], a.attnum::int) + 1 AS place
  FROM pg_class AS c
  JOIN pg_namespace AS n ON n.oid = c.relnamespace AND n.nspname = current_schema()
  JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_index AS i ON i.indrelid = c.oid AND i.indisprimary
  WHERE c.relkind = 'r' ORDER BY c.relname, a.attnum`

import type { Insertable } from 'kysely'
import type { Tables } from '../../store/tables.table.ts'
import type { WriteContext } from '../action.ts'
import { tuples, writeRows } from '../search/index-rows.ts'

type Column<Name extends keyof Tables> = keyof Insertable<Tables[Name]> & string

/**
 * Many rows by few statements that are always the same ones: composing and preparing one for each number of rows takes
 * longer than writing them, and the prepared ones fill the memory.
 *
 * @param after `RETURNING …` or `ON CONFLICT …`, the same in both databases
 */
export function insertMany<Name extends keyof Tables, Row extends object = object>(
  context: WriteContext,
  table: Name,
  rows: readonly Insertable<Tables[Name]>[],
  after = '',
): Promise<Row[]> {
  const [first] = rows
  if (first === undefined) return Promise.resolve([])
  const columns = Object.keys(first) as Column<Name>[]
  const values = rows.map((row) => columns.map((column) => row[column] as string | number | Uint8Array | null))
  return writeRows<Row>(
    context,
    values,
    (count, mark) =>
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${tuples(count, columns.length, mark)} ${after}`,
  )
}

import { CompiledQuery } from 'kysely'
import type { WriteContext } from '../action.ts'

/**
 * Many rows in one statement, and always the same few statements: an article has hundreds of terms, so that building and
 * preparing a statement of its own for each number of rows would take longer than the work. Both databases take the same
 * text but for the placeholders.
 */
const SIZES = [512, 64, 8, 1] as const

type Value = string | number | Uint8Array | null

/** What a statement says for so many rows; `mark` is the next placeholder. */
export type Statement = (count: number, mark: () => string) => string

/** Asks for rows by a list of values. The list is filled up with its last value, which is found only once. */
export async function rowsIn<Row extends object>(
  context: WriteContext,
  before: readonly Value[],
  values: readonly (string | number)[],
  statement: Statement,
): Promise<Row[]> {
  const found: Row[] = []
  for (let from = 0; from < values.length;) {
    const left = values.length - from
    const size = SIZES.findLast((one) => one >= left) ?? SIZES[0]
    const part = values.slice(from, from + size)
    const last = part.at(-1) ?? null
    const parameters = [...before, ...part, ...Array.from({ length: size - part.length }, () => last)]
    for (const row of await run<Row>(context, statement, size, parameters)) found.push(row)
    from += size
  }
  return found
}

/** Writes rows; what the statement returns comes back. */
export async function writeRows<Row extends object>(
  context: WriteContext,
  rows: readonly (readonly Value[])[],
  statement: Statement,
): Promise<Row[]> {
  const found: Row[] = []
  for (let from = 0; from < rows.length;) {
    const size = SIZES.find((one) => one <= rows.length - from) ?? 1
    for (const row of await run<Row>(context, statement, size, rows.slice(from, from + size).flat())) found.push(row)
    from += size
  }
  return found
}

async function run<Row extends object>(
  { db, dialect }: WriteContext,
  statement: Statement,
  size: number,
  parameters: readonly Value[],
): Promise<Row[]> {
  let marks = 0
  const text = statement(size, dialect === 'sqlite' ? () => '?' : () => `$${(marks += 1)}`)
  const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(text, [...parameters]))
  return rows
}

/** `(?, ?), (?, ?)` */
export function tuples(count: number, columns: number, mark: () => string): string {
  return Array.from({ length: count }, () => `(${Array.from({ length: columns }, mark).join(', ')})`).join(', ')
}

export function list(count: number, mark: () => string): string {
  return Array.from({ length: count }, mark).join(', ')
}

import { Refusal } from '@warraq/core/errors'

/** Where a page of a list ended: values of its sort columns. Opaque to callers. */
export type CursorValues = readonly [string | number, number]

export function writeCursor(values: CursorValues): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** The sort value (text or number, as the list says) and the id behind a cursor; anything else is `bad-input`. */
export function readCursor(cursor: string | undefined, kind: 'string' | 'number'): CursorValues | null {
  if (cursor === undefined) return null
  const values = parse(cursor)
  if (Array.isArray(values) && values.length === 2) {
    const [first, id] = values as unknown[]
    const right = typeof first === kind && (kind === 'string' || Number.isSafeInteger(first))
    if (right && Number.isSafeInteger(id)) return [first as string | number, id as number]
  }
  throw new Refusal('bad-input', { field: 'before' })
}

function parse(cursor: string): unknown {
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8')
    return text.includes('\\u0000') ? null : JSON.parse(text)
  } catch {
    return null
  }
}

/** One row more than a page is asked for, so that the last page knows that it is the last. */
export function pageOf<Row>(
  rows: readonly Row[],
  size: number,
  cursorOf: (row: Row) => CursorValues,
): { rows: readonly Row[]; next: string | null } {
  const last = rows[size - 1]
  return {
    rows: rows.slice(0, size),
    next: rows.length > size && last !== undefined ? writeCursor(cursorOf(last)) : null,
  }
}

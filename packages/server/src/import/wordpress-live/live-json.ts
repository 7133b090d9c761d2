/** What an API says is believed in nothing but its form: each value is what is wanted, or empty. */

export type Row = Readonly<Record<string, unknown>>

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function rowsOf(value: unknown): readonly Row[] {
  return Array.isArray(value) ? value.filter(isRow) : []
}

export function rowOf(row: Row, name: string): Row {
  const value = own(row, name)
  return isRow(value) ? value : {}
}

/** Numbers are taken for text; anything else that is no text is ''. */
export function textIn(row: Row, name: string): string {
  const value = own(row, name)
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** A positive whole number, or null. */
export function idIn(row: Row, name: string): number | null {
  const value = Number(own(row, name))
  return Number.isSafeInteger(value) && value > 0 ? value : null
}

export function idsIn(row: Row, name: string): readonly number[] {
  const value = own(row, name)
  const all: readonly unknown[] = Array.isArray(value) ? value : []
  return all.filter((one): one is number => Number.isSafeInteger(one) && Number(one) > 0)
}

export function isTrue(row: Row, name: string): boolean {
  return own(row, name) === true
}

/** `{raw, rendered}`, of which a visitor gets the second one only; some plug-ins write the text itself. */
export interface Text {
  readonly text: string
  readonly isRaw: boolean
}

export function textOf(row: Row, name: string): Text {
  const value = rowOf(row, name)
  if (typeof own(value, 'raw') === 'string') return { text: textIn(value, 'raw'), isRaw: true }
  return { text: textIn(value, 'rendered') || textIn(row, name), isRaw: false }
}

function own(row: Row, name: string): unknown {
  return Object.hasOwn(row, name) ? row[name] : undefined
}

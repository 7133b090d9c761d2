/**
 * Sizes of a list in one statement. Every statement is prepared once and kept, with half a megabyte for some hundred rows:
 * lists of any length would fill the memory with statements that are never used again.
 */
const SIZES = [512, 64, 8, 1] as const

/** Asks by a list of values part by part; each part is filled up with its last value, which is found only once. */
export async function inFixedParts<Value, Row>(
  values: readonly Value[],
  ask: (part: readonly Value[]) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (let from = 0; from < values.length;) {
    const left = values.length - from
    const size = SIZES.findLast((one) => one >= left) ?? SIZES[0]
    const part = values.slice(from, from + size)
    const last = part.slice(-1)
    while (part.length < size) part.push(...last)
    for (const row of await ask(part)) rows.push(row)
    from += size
  }
  return rows
}

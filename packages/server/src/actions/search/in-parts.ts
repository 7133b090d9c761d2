/** Values in one statement: far below the limits of both databases, and few enough that statements stay alike. */
const AT_ONCE = 400

/** Asks for a long list of values part by part, and puts the answers together. */
export async function inParts<Value, Row>(
  values: readonly Value[],
  ask: (part: readonly Value[]) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (let from = 0; from < values.length; from += AT_ONCE)
    for (const row of await ask(values.slice(from, from + AT_ONCE))) rows.push(row)
  return rows
}

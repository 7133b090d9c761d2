/** The id of what the sample calls `key`; a key that nothing has is a mistake in its files. */
export function idOf(made: ReadonlyMap<string, number>, key: string): number {
  const id = made.get(key)
  if (id === undefined) throw new Error(`sample: nothing is called ${key}`)
  return id
}

/** What is costly to make and stays the same for long, such as the compiled list of words: one of each, in its newest version. */
export interface Kept {
  /** The thing as it was made for this version; made now when the version is another. A failure is not kept. */
  get<Thing>(what: string, version: string, make: () => Promise<Thing>): Promise<Thing>
}

/** Each writer has its own, for as long as it runs. */
export function createKept(): Kept {
  const things = new Map<string, { readonly version: string; readonly thing: Promise<unknown> }>()
  return {
    get<Thing>(what: string, version: string, make: () => Promise<Thing>): Promise<Thing> {
      const known = things.get(what)
      if (known?.version === version) return known.thing as Promise<Thing>
      const thing = make()
      things.set(what, { version, thing })
      thing.catch(() => {
        if (things.get(what)?.thing === thing) things.delete(what)
      })
      return thing
    },
  }
}

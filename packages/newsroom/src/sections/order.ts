interface Placed {
  readonly id: number
  readonly parentId: number | null
}

const place = ({ id, parentId }: Placed): Placed => ({ id, parentId })

/** All sections after one changed places with the sibling before (-1) or after (1) it; null where there is none. */
export function movedAmongSiblings(rows: readonly Placed[], id: number, by: 1 | -1): Placed[] | null {
  const own = rows.find((row) => row.id === id)
  if (own === undefined) return null
  const siblings = rows.filter((row) => row.parentId === own.parentId)
  const other = siblings[siblings.indexOf(own) + by]
  if (other === undefined) return null
  return rows.map((row) => place(row === own ? other : row === other ? own : row))
}

/** All sections after one went under another parent, as its last child. */
export function movedUnder(rows: readonly Placed[], id: number, parentId: number | null): Placed[] {
  return [...rows.filter((row) => row.id !== id).map(place), { id, parentId }]
}

/** Whether `id` is `of` or somewhere under it: a section cannot go there. */
export function isWithin(rows: readonly Placed[], id: number, of: number): boolean {
  let at: number | null = id
  for (let steps = 0; at !== null && steps <= rows.length; steps += 1) {
    if (at === of) return true
    at = rows.find((row) => row.id === at)?.parentId ?? null
  }
  return false
}

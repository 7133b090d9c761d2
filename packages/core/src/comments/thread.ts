/** Comments of one page of a discussion, answers counted. */
export const COMMENTS_PER_PAGE = 50

/** Answers stand inside what they answer down to this depth (a comment on the article has depth 0). */
export const MOST_DEPTH = 4

export interface ThreadRow {
  readonly id: number
  readonly parentId: number | null
}

export interface ThreadNode<Row extends ThreadRow> {
  readonly row: Row
  readonly replies: readonly ThreadNode<Row>[]
  /** Id of the comment answered, when that is not the one around it: too deep, or on an earlier page. */
  readonly answers: number | null
}

/**
 * Puts answers under what they answer. `rows` are in the order of the page: by thread, then by id, so that an answer
 * comes after its parent. Beyond {@link MOST_DEPTH} an answer stands beside what it answers.
 */
export function buildThread<Row extends ThreadRow>(rows: readonly Row[]): ThreadNode<Row>[] {
  interface Open {
    readonly node: ThreadNode<Row> & { readonly replies: ThreadNode<Row>[] }
    readonly depth: number
    readonly around: Open | null
  }
  const top: ThreadNode<Row>[] = []
  const open = new Map<number, Open>()
  for (const row of rows) {
    const parent = row.parentId === null ? undefined : open.get(row.parentId)
    const around = parent === undefined ? null : parent.depth >= MOST_DEPTH ? parent.around : parent
    const answers = row.parentId !== null && around?.node.row.id !== row.parentId ? row.parentId : null
    const node = { row, replies: [], answers }
    ;(around?.node.replies ?? top).push(node)
    open.set(row.id, { node, depth: around === null ? 0 : around.depth + 1, around })
  }
  return top
}

/** A page as a slice: first index and the index after its last. */
export interface PageSlice {
  readonly start: number
  readonly end: number
}

/**
 * Cuts a discussion into pages. `roots` holds the thread of each comment, in order (thread by thread). A page ends where
 * a thread ends, unless one thread alone fills it; so a page's start depends only on what comes before it.
 */
export function pageSlices(roots: readonly number[], size: number = COMMENTS_PER_PAGE): PageSlice[] {
  const slices: PageSlice[] = []
  for (let start = 0; start < roots.length;) {
    const end = pageEnd(roots, start, size)
    slices.push({ start, end })
    start = end
  }
  return slices
}

/** Where the page that begins at `start` ends; `roots` must reach at least one comment beyond a full page. */
export function pageEnd(roots: readonly number[], start: number, size: number = COMMENTS_PER_PAGE): number {
  const full = Math.min(start + size, roots.length)
  if (full === roots.length || roots[full] !== roots[full - 1]) return full
  const threadStart = roots.indexOf(roots[full] ?? 0, start)
  return threadStart > start ? threadStart : full
}

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

/** In which order the threads of a discussion stand; within a thread answers stand as they came. The first is the usual one. */
export const COMMENT_ORDERS = ['oldest', 'newest', 'answered', 'liked'] as const
export type CommentOrder = (typeof COMMENT_ORDERS)[number]

export function isCommentOrder(text: string): text is CommentOrder {
  return (COMMENT_ORDERS as readonly string[]).includes(text)
}

/** Which part of a discussion is asked for. */
export interface CommentsAsked {
  /** From 1. */
  readonly page: number
  readonly order: CommentOrder
}

export const FIRST_PAGE: CommentsAsked = { page: 1, order: COMMENT_ORDERS[0] }

const PAGE_NUMBER = /^[1-9]\d{0,3}$/

/** What the query of an article's address asks for; whatever else it says means the first page in the usual order. */
export function commentsAsked(page: string | null, order: string | null): CommentsAsked {
  return {
    page: page !== null && PAGE_NUMBER.test(page) ? Number(page) : 1,
    order: order !== null && isCommentOrder(order) ? order : COMMENT_ORDERS[0],
  }
}

/** The one spelling of it: `?comments=2&order=newest`, without what is usual; empty for the first page in the usual order. */
export function commentsQuery({ page, order }: CommentsAsked): string {
  const parts = [...(page > 1 ? [`comments=${page}`] : []), ...(order === COMMENT_ORDERS[0] ? [] : [`order=${order}`])]
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

/** Position of the first comment of a page, from 0. Pages are full but for the last, so that a position tells its page. */
export function pageStart(page: number): number {
  return (page - 1) * COMMENTS_PER_PAGE
}

export function pageOfPosition(position: number): number {
  return Math.floor(position / COMMENTS_PER_PAGE) + 1
}

/** A thread as its length: how many of its comments readers see. */
export interface ThreadLength {
  readonly root: number
  readonly shown: number
}

/** Comments of one thread that stand on a page: `skip` of them stand before it. */
export interface ThreadPart {
  readonly root: number
  readonly skip: number
  readonly take: number
}

/** Which comments of which threads stand from position `start` on; one more than a page holds tells whether there is a next. */
export function threadParts(
  threads: readonly ThreadLength[],
  start: number,
  size: number = COMMENTS_PER_PAGE + 1,
): ThreadPart[] {
  const parts: ThreadPart[] = []
  let at = 0
  for (const { root, shown } of threads) {
    const from = Math.max(at, start)
    const to = Math.min(at + shown, start + size)
    if (to > from) parts.push({ root, skip: from - at, take: to - from })
    at += shown
    if (at >= start + size) break
  }
  return parts
}

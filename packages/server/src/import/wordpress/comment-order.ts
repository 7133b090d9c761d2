/** Threads of an old site: which comment each one answers, and an order in which it comes after that one. */

import type { WxrComment } from './wxr-records.ts'

export interface Answering {
  readonly comment: WxrComment
  /** The comment answered, which comes before this one in the list; null at the top of a thread. */
  readonly parent: WxrComment | null
}

/**
 * The comments that come in, by date and number, each after the one it answers. An answer to what does not come in, or to
 * what readers do not see though they see the answer, answers what that answered; a loop of answers is cut where it
 * closes. Linear but for the sorting.
 */
export function threadOrder(comments: readonly WxrComment[], comesIn: (comment: WxrComment) => boolean): Answering[] {
  const isShown = ({ state }: WxrComment): boolean => state === 'approved'
  const nearestShown = nearestAbove(comments, (comment) => comesIn(comment) && isShown(comment))
  const nearestOfAny = nearestAbove(comments, comesIn)
  const nearest = (comment: WxrComment) => (isShown(comment) ? nearestShown(comment) : nearestOfAny(comment))
  const ordered = new Map<WxrComment, WxrComment | null>()
  for (const comment of comments.filter(comesIn).toSorted(byDate)) {
    const line = new Set<WxrComment>()
    for (let at: WxrComment | null = comment; at && !ordered.has(at) && !line.has(at); at = nearest(at)) line.add(at)
    for (const one of [...line].toReversed()) {
      const parent = nearest(one)
      ordered.set(one, parent !== null && ordered.has(parent) ? parent : null)
    }
  }
  return [...ordered].map(([comment, parent]) => ({ comment, parent }))
}

function byDate(a: WxrComment, b: WxrComment): number {
  const [first, second] = [a.at ?? a.wallTime ?? '', b.at ?? b.wallTime ?? '']
  return first === second ? (a.wpId ?? 0) - (b.wpId ?? 0) : first < second ? -1 : 1
}

/** The nearest comment above one that comes in. What was found out on the way is remembered. */
function nearestAbove(
  comments: readonly WxrComment[],
  comesIn: (comment: WxrComment) => boolean,
): (comment: WxrComment) => WxrComment | null {
  const byId = new Map<number, WxrComment>()
  for (const comment of comments) if (comment.wpId !== null) byId.set(comment.wpId, comment)
  const above = (comment: WxrComment): WxrComment | null =>
    (comment.parentWpId === null ? undefined : byId.get(comment.parentWpId)) ?? null
  const known = new Map<WxrComment, WxrComment | null>()
  return (comment) => {
    const line = new Set<WxrComment>()
    let at: WxrComment | null = comment
    let found: WxrComment | null = null
    while (at !== null && !known.has(at) && !line.has(at)) {
      line.add(at)
      at = above(at)
      if (at !== null && comesIn(at)) {
        found = at
        break
      }
    }
    if (found === null && at !== null) found = known.get(at) ?? null
    for (const one of line) known.set(one, found)
    return found
  }
}

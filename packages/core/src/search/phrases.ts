import type { PostingBytes, PostingRoom } from './postings.ts'
import { readPlaces, readPostings } from './postings.ts'

/**
 * Which of some documents of a block have the words of a phrase one behind the other. `words` are the lists of its words
 * in this block, in order; null for one that no document of the block has.
 */
export function phraseHits(
  words: readonly (PostingBytes | null)[],
  candidates: ReadonlySet<number>,
  room: PostingRoom,
): Set<number> {
  let starts: Map<number, number[]> | null = null
  for (const [offset, lists] of words.entries()) {
    if (!lists) return new Set()
    const found = readPostings(lists.postings, room)
    const places = readPlaces(lists.places, room, found, starts ? new Set(starts.keys()) : candidates)
    starts = starts ? continued(starts, places, offset) : places
  }
  return new Set(starts?.keys())
}

/** The beginnings behind which, so many words further on, the next word stands. */
function continued(
  starts: ReadonlyMap<number, readonly number[]>,
  places: ReadonlyMap<number, readonly number[]>,
  offset: number,
): Map<number, number[]> {
  const left = new Map<number, number[]>()
  for (const [document, begins] of starts) {
    const here = new Set(places.get(document))
    const still = begins.filter((begin) => here.has(begin + offset))
    if (still.length > 0) left.set(document, still)
  }
  return left
}

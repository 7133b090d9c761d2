import type { SearchSort } from './request.ts'

/** A hit with what it is sorted by: the score, or the minute. */
export interface RankedHit {
  readonly id: number
  readonly score: number
  readonly key: number
}

export interface SortEdge {
  readonly key: number
  readonly id: number
}

/**
 * Keeps the best hits of a stream, without sorting the rest: a heap with the worst of them on top. Relevance and newest
 * put the higher key first and the newer id among equals; oldest the other way round.
 */
export class BestHits {
  readonly #limit: number
  readonly #direction: 1 | -1
  readonly #after: SortEdge | null
  readonly #heap: RankedHit[] = []

  constructor(limit: number, sort: SearchSort, after: SortEdge | null) {
    this.#limit = limit
    this.#direction = sort === 'oldest' ? -1 : 1
    this.#after = after
  }

  offer(id: number, key: number, score: number): void {
    const heap = this.#heap
    const worst = heap[0]
    if (heap.length === this.#limit && worst !== undefined && !this.#before(key, id, worst)) return
    if (this.#after !== null && !this.#behind(key, id, this.#after)) return
    const hit = { id, key, score }
    if (heap.length < this.#limit) {
      heap.push(hit)
      this.#up(heap.length - 1)
    } else {
      heap[0] = hit
      this.#down()
    }
  }

  /** Best first. */
  sorted(): RankedHit[] {
    return this.#heap.toSorted((a, b) => (this.#before(a.key, a.id, b) ? -1 : 1))
  }

  #before(key: number, id: number, other: SortEdge): boolean {
    if (key !== other.key) return this.#direction === 1 ? key > other.key : key < other.key
    return this.#direction === 1 ? id > other.id : id < other.id
  }

  #behind(key: number, id: number, edge: SortEdge): boolean {
    return (key !== edge.key || id !== edge.id) && !this.#before(key, id, edge)
  }

  #up(from: number): void {
    const heap = this.#heap
    for (let at = from; at > 0;) {
      const above = (at - 1) >> 1
      const [hit, over] = [heap[at], heap[above]]
      if (!hit || !over || !this.#before(over.key, over.id, hit)) return
      heap[at] = over
      heap[above] = hit
      at = above
    }
  }

  #down(): void {
    const heap = this.#heap
    for (let at = 0; ;) {
      let worst = at
      for (const child of [2 * at + 1, 2 * at + 2]) {
        const [one, other] = [heap[child], heap[worst]]
        if (one && other && this.#before(other.key, other.id, one)) worst = child
      }
      const [hit, lower] = [heap[at], heap[worst]]
      if (worst === at || !hit || !lower) return
      heap[at] = lower
      heap[worst] = hit
      at = worst
    }
  }
}

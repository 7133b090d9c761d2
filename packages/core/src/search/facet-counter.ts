import type { BlockDocuments } from './documents.ts'
import { idsAt } from './documents.ts'
import type { FacetCount, SearchFacets } from './request.ts'

/** The first minute (since 1970 UTC) of each year from `firstYear` on, ascending. */
export interface YearStarts {
  readonly firstYear: number
  readonly minutes: readonly number[]
}

/** More persons or sections than anybody reads are not told. */
const MOST_SHOWN = 50

/** Counts hits by section, person and year while they are found. */
export class FacetCounter {
  readonly #sections = new Map<number, number>()
  readonly #persons = new Map<number, number>()
  readonly #years = new Map<number, number>()
  readonly #starts: YearStarts

  constructor(starts: YearStarts) {
    this.#starts = starts
  }

  count(documents: BlockDocuments, place: number): void {
    const section = documents.section[place] ?? 0
    if (section !== 0) add(this.#sections, section)
    const persons = idsAt(documents.persons, place)
    for (let i = 0; i < persons.length; i += 1) add(this.#persons, persons[i] ?? 0)
    add(this.#years, this.#yearOf(documents.minute[place] ?? 0))
  }

  facets(): SearchFacets {
    return {
      sections: mostFirst(this.#sections),
      persons: mostFirst(this.#persons),
      years: [...this.#years].map(([key, count]) => ({ key, count })).toSorted((a, b) => b.key - a.key),
    }
  }

  #yearOf(minute: number): number {
    const { firstYear, minutes } = this.#starts
    let low = 0
    let high = minutes.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((minutes[middle] ?? 0) <= minute) low = middle + 1
      else high = middle
    }
    return firstYear + Math.max(0, low - 1)
  }
}

function add(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function mostFirst(counts: ReadonlyMap<number, number>): FacetCount[] {
  return [...counts]
    .map(([key, count]) => ({ key, count }))
    .toSorted((a, b) => b.count - a.count || a.key - b.key)
    .slice(0, MOST_SHOWN)
}

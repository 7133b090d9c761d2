import type { Reading } from './affixes.ts'
import { eachReading } from './affixes.ts'
import type { Lexicon, Spelling } from './lexicon.ts'
import type { Skeleton } from './skeleton.ts'
import type { MatchStep } from './term.ts'
import type { Token } from './tokens.ts'

/** A text being read: as typed, its letters and its words. */
export interface Read {
  readonly text: string
  readonly skeleton: Skeleton
  readonly tokens: readonly Token[]
  /** Most of it is in typesetting shapes, as texts copied from old programs are. */
  readonly isTypeset: boolean
}

/** A spelling at a place, before it is asked whether it is meant. */
export interface Found {
  readonly spelling: Spelling
  /** Tokens, the second after the last. */
  readonly from: number
  readonly to: number
  /** What was undone to read it; the plain ways of writing (marks, stretching) are looked for later, in the text. */
  readonly steps: readonly MatchStep[]
  /** Found by a reading that is often wrong. */
  readonly isDoubtful: boolean
  /** Nobody spells so without wanting to hide the word. */
  readonly isDisguised: boolean
  /** Letters before the word itself, and how it was taken apart. */
  readonly before: number
  readonly isDefinite: boolean
  readonly isCalled: boolean
  readonly isOwned: boolean
  readonly isGoverned: boolean
}

export type Collect = (found: Found) => void

/** How a route reads, the same for all it finds. */
export interface Route {
  readonly from: number
  readonly to: number
  readonly steps: readonly MatchStep[]
  readonly isDoubtful: boolean
  readonly isDisguised: boolean
}

export const PLAIN: Omit<Route, 'from' | 'to'> = { steps: [], isDoubtful: false, isDisguised: false }

/** Whether a reading counts on a route. */
type May = (reading: Reading) => boolean

const anyReading: May = () => true

/** Looks a word up in each way that it can be taken apart, and says whether it was found. */
export function lookUp(
  word: string,
  map: Lexicon['words'],
  route: Route,
  collect: Collect,
  may: May = anyReading,
): boolean {
  let isFound = false
  eachReading(word, (reading) => {
    const spellings = map.get(reading.bare)
    if (spellings === undefined || !may(reading)) return
    for (const spelling of spellings) {
      if (spelling.term.match === 'exact' && !isBare(reading)) continue
      isFound = true
      collect(foundAs(spelling, reading, route))
    }
  })
  return isFound
}

export function isBare({ proclitic, ending }: Reading): boolean {
  return proclitic.text === '' && ending.text === ''
}

export function foundAs(spelling: Spelling, { proclitic, ending }: Reading, route: Route): Found {
  const hasAffix = proclitic.text !== '' || ending.text !== ''
  return {
    spelling,
    ...route,
    steps: hasAffix ? [...route.steps, 'affixes'] : route.steps,
    before: proclitic.text.length,
    isDefinite: proclitic.definite === true,
    isCalled: proclitic.calls === true,
    isOwned: ending.possessive === true,
    isGoverned: proclitic.governed === true,
  }
}

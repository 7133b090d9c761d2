import type { Reading, Wanted } from './affixes.ts'
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
  readonly isPointed: boolean
}

export type Collect = (found: Found) => void

/** How a route reads, the same for all that it finds. */
export interface Route {
  readonly steps: readonly MatchStep[]
  readonly isDoubtful: boolean
  readonly isDisguised: boolean
}

export const PLAIN: Route = { steps: [], isDoubtful: false, isDisguised: false }

/** Where in the text a word stands: tokens, the second after the last. */
export interface Place {
  readonly from: number
  readonly to: number
}

/** Whether a reading counts on a route. */
type May = (reading: Reading) => boolean

const anyReading: May = () => true

/** Looks a word up in each way that it can be taken apart. */
export function lookUp(
  word: string,
  map: Lexicon['words'],
  wanted: Wanted | null,
  see: (spelling: Spelling, reading: Reading) => void,
  may: May = anyReading,
): void {
  eachReading(word, wanted, (reading) => {
    const spellings = map.get(reading.bare)
    if (spellings === undefined || !may(reading)) return
    for (const spelling of spellings) {
      if (spelling.term.match !== 'exact' || isBare(reading)) see(spelling, reading)
    }
  })
}

/** A word as it stands in the list. */
export const BARE: Reading = { bare: '', proclitic: { text: '' }, ending: { text: '' } }

export function isBare({ proclitic, ending }: Reading): boolean {
  return proclitic.text === '' && ending.text === ''
}

/** To three letters these endings make names of people and places as readily as a form of the word: that refuses nobody. */
function makesAName({ term }: Spelling, { bare, ending }: Reading): boolean {
  return (
    term.tier === 'unambiguous' && bare.length <= MAKES_NAMES_TO && ending.text !== '' && ending.possessive !== true
  )
}
const MAKES_NAMES_TO = 3

export function foundAs(spelling: Spelling, reading: Reading, route: Route, { from, to }: Place): Found {
  const { proclitic } = reading
  return {
    spelling,
    from,
    to,
    steps: isBare(reading) ? route.steps : [...route.steps, 'affixes'],
    isDoubtful: route.isDoubtful || makesAName(spelling, reading),
    isDisguised: route.isDisguised,
    before: proclitic.text.length,
    isDefinite: proclitic.definite === true,
    isCalled: proclitic.calls === true,
    isOwned: reading.ending.possessive === true,
    isGoverned: proclitic.governed === true || proclitic.joins === true,
    isPointed: proclitic.points === true,
  }
}

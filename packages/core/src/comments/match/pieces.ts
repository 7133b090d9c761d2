import { isStopWord } from '@warraq/arabic'
import type { Reading, Wanted } from './affixes.ts'
import type { Proclitic } from './affixes.table.ts'
import { WORD } from './beginnings.ts'
import type { Collect, Read, Route } from './found.ts'
import { BARE, foundAs, lookUp } from './found.ts'
import type { Lexicon, Spelling } from './lexicon.ts'
import { CARELESS } from './stand-ins.table.ts'
import type { Token } from './tokens.ts'

/** Words in pieces: letters with spaces, signs or pictures between them, and words cut in two. */

const LONGEST_WORD = 24
const SHORTEST_HALVED = 4
const LONGEST_HALVED = 12
const LONGEST_SHORTER_HALF = 3

const JOINED: Route = { steps: ['joined'], isDoubtful: false, isDisguised: true }
const HALVED: Route = { steps: ['halves'], isDoubtful: true, isDisguised: true }

/** ح م ا ر, ح.م.ا.ر, حم*ار: pieces next to each other. Each start is followed no further than a word is long. */
export function findJoined(read: Read, lexicon: Lexicon, collect: Collect): void {
  const { tokens } = read
  const wanted = { beginnings: lexicon.beginnings, kind: WORD }
  for (let from = 0; from + 1 < tokens.length; from += 1) {
    if (areLinked(tokens[from], tokens[from + 1])) followPieces(read, from, lexicon, wanted, collect)
  }
}

function followPieces(
  { tokens }: Read,
  from: number,
  { words, wholes }: Lexicon,
  wanted: Wanted,
  collect: Collect,
): void {
  const first = tokens[from]?.key ?? ''
  let joined = first
  let onlySigns = true
  for (let to = from + 1; areLinked(tokens[to - 1], tokens[to]); to += 1) {
    joined += tokens[to]?.key ?? ''
    if (joined.length > LONGEST_WORD) return
    onlySigns &&= tokens[to]?.gap === 'signs'
    // Two pieces with a space between them are halves.
    if (to - from < 2 && !onlySigns) continue
    const place = { from, to: to + 1 }
    const see = (spelling: Spelling, reading: Reading) => collect(foundAs(spelling, reading, JOINED, place))
    // Where the first piece is only attached, the word begins behind it: «يا ح.م.ا.ر».
    lookUp(joined, words, wanted, see, ({ proclitic }) => proclitic.text.length < first.length)
    for (const spelling of wholes.get(joined) ?? []) collect(foundAs(spelling, BARE, JOINED, place))
  }
}

function areLinked(before: Token | undefined, piece: Token | undefined): boolean {
  if (before === undefined || piece === undefined || !before.isArabic || !piece.isArabic) return false
  if (piece.gap === 'signs') return true
  const [left, right] = [before.key.length, piece.key.length]
  return left <= 2 && right <= 2 && left + right <= 3
}

/** حم ار: a word cut in two. Neither half is a word of its own. */
export function findHalves({ tokens }: Read, { words, beginnings }: Lexicon, collect: Collect): void {
  const wanted = { beginnings, kind: WORD }
  for (let at = 1; at < tokens.length; at += 1) {
    const [left, right] = [tokens[at - 1], tokens[at]]
    if (left === undefined || right === undefined || !mayBeHalves(left, right)) continue
    const place = { from: at - 1, to: at + 1 }
    const see = (spelling: Spelling, reading: Reading) => {
      if (!isStopWord(left.key) && !isStopWord(right.key)) collect(foundAs(spelling, reading, HALVED, place))
    }
    lookUp(left.key + right.key, words, wanted, see, ({ bare, proclitic, ending }) => {
      // The cut goes through the word itself, not between it and what is attached to it.
      const cut = left.key.length - proclitic.text.length
      const isLong = bare.length >= SHORTEST_HALVED || (proclitic.text === '' && isOddLetter(right.key))
      return isLong && ending.text === '' && cut > 0 && mayStandBefore(proclitic)
    })
  }
}

/** «وجه له» is not «وجهله»: what is attached to a halved word is the article or a call. */
function mayStandBefore({ text, definite, calls, governed }: Proclitic): boolean {
  return text === '' || ((definite || calls) === true && governed !== true)
}

/** A letter that is no word of its own. */
function isOddLetter(piece: string): boolean {
  return piece.length === 1 && !CARELESS.includes(piece)
}

function mayBeHalves(left: Token, right: Token): boolean {
  if (right.gap !== 'space' || !left.isArabic || !right.isArabic) return false
  const [shorter, whole] = [Math.min(left.key.length, right.key.length), left.key.length + right.key.length]
  if (shorter > LONGEST_SHORTER_HALF || whole > LONGEST_HALVED) return false
  return left.key.length > 1 || isOddLetter(left.key)
}

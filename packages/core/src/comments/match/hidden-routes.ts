import { isStopWord } from '@warraq/arabic'
import type { Proclitic } from './affixes.table.ts'
import type { Collect, Read } from './found.ts'
import { isBare, lookUp } from './found.ts'
import { ANY_LETTER, CARELESS, MASKS, STANDS_FOR } from './hidden-routes.table.ts'
import type { Lexicon } from './lexicon.ts'
import { DOTLESS, rasmOf } from './rasm.ts'
import { isArabic, SIGN } from './skeleton.ts'
import type { Token } from './tokens.ts'

/** The ways to hide a word from machines: pieces, digits and signs for letters, a star over one, no dots. */

const LONGEST_WORD = 24
const SHORTEST_HALVED = 4

const STANDS = new Map(Object.entries(STANDS_FOR).map(([sign, letters]) => [sign.charCodeAt(0), letters]))
const MASK_UNITS = new Set([...Array.from(MASKS, (sign) => sign.charCodeAt(0)), SIGN])

/** ح م ا ر, ح.م.ا.ر, حم*ار: pieces next to each other. Each start is followed no further than a word is long. */
export function findJoined({ tokens }: Read, { words, wholes }: Lexicon, collect: Collect): void {
  for (let from = 0; from + 1 < tokens.length; from += 1) {
    let joined = tokens[from]?.key ?? ''
    let onlySigns = true
    for (let to = from + 1; to < tokens.length; to += 1) {
      const [before, piece] = [tokens[to - 1], tokens[to]]
      if (before === undefined || piece === undefined || !areLinked(before, piece)) break
      joined += piece.key
      if (joined.length > LONGEST_WORD) break
      onlySigns &&= piece.gap === 'signs'
      // Two pieces with a space between them are halves.
      if (to - from < 2 && !onlySigns) continue
      const route = { from, to: to + 1, steps: ['joined'] as const, isDoubtful: false, isDisguised: true }
      lookUp(joined, words, route, collect)
      lookUp(joined, wholes, route, collect, isBare)
    }
  }
}

function areLinked(before: Token, piece: Token): boolean {
  if (!before.isArabic || !piece.isArabic) return false
  if (piece.gap === 'signs') return true
  const [shorter, longer] = [before.key.length, piece.key.length].toSorted((a, b) => a - b)
  return shorter === 1 && (longer ?? 0) <= 2
}

/** حم ار: a word cut in two. One of the halves has to be no word of its own. */
export function findHalves({ tokens }: Read, { words }: Lexicon, collect: Collect): void {
  for (let at = 1; at < tokens.length; at += 1) {
    const [left, right] = [tokens[at - 1], tokens[at]]
    if (left === undefined || right === undefined || right.gap !== 'space' || !mayBeHalves(left, right)) continue
    const route = { from: at - 1, to: at + 1, steps: ['halves'] as const, isDoubtful: true, isDisguised: true }
    lookUp(left.key + right.key, words, route, collect, ({ bare, proclitic, ending }) => {
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
  if (!left.isArabic || !right.isArabic || left.key.length + right.key.length > LONGEST_WORD) return false
  if (left.key.length === 1 && CARELESS.includes(left.key)) return false
  return !isStopWord(left.key) && !isStopWord(right.key)
}

/** The letters of a run without spaces, each with what it may stand for; null where a sign stands for none. */
interface Run {
  readonly from: number
  readonly to: number
  readonly first: number
  readonly after: number
}

/** ح1مار, حm@ر, ح*ار: runs in which Arabic letters and others stand together. */
export function findSubstituted(read: Read, lexicon: Lexicon, collect: Collect): void {
  for (const run of mixedRuns(read)) {
    if (run.after - run.first > LONGEST_WORD) continue
    readSubstituted(read, run, lexicon, collect)
    readMasked(read, run, lexicon, collect)
  }
}

/** Runs of Arabic letters and what may stand for one, with at least one of each. */
function mixedRuns({ skeleton: { units, length }, tokens }: Read): Run[] {
  const runs: Run[] = []
  let token = 0
  for (let at = 0; at < length;) {
    let arabic = 0
    let others = 0
    const first = at
    while (at < length && isOfRun(units[at] ?? 0)) {
      if (isArabic(units[at] ?? 0)) arabic += 1
      else others += 1
      at += 1
    }
    if (arabic > 0 && others > 0) {
      while (token < tokens.length && (tokens[token]?.after ?? 0) <= first) token += 1
      let to = token
      while (to < tokens.length && (tokens[to]?.first ?? 0) < at) to += 1
      runs.push({ from: token, to, first, after: at })
    }
    if (at === first) at += 1
  }
  return runs
}

function isOfRun(unit: number): boolean {
  return isArabic(unit) || STANDS.has(unit) || MASK_UNITS.has(unit)
}

const MOST_READINGS = 64
const MOST_STRANGERS = 4

function readSubstituted({ skeleton: { units } }: Read, run: Run, { words }: Lexicon, collect: Collect): void {
  let readings = ['']
  let strangers = 0
  let hasDigit = false
  let hasLetter = false
  for (let at = run.first; at < run.after; at += 1) {
    const unit = units[at] ?? 0
    const letters = STANDS.get(unit)
    if (isArabic(unit)) {
      const letter = String.fromCharCode(unit)
      readings = readings.map((reading) => reading + letter)
    } else if (letters !== undefined) {
      strangers += 1
      if (unit < 0x61 || unit === 0x7c) hasDigit = true
      else hasLetter = true
      readings = readings
        .flatMap((reading) => Array.from(letters, (letter) => reading + letter))
        .slice(0, MOST_READINGS)
    }
  }
  if (strangers === 0 || strangers > MOST_STRANGERS || strangers * 2 > run.after - run.first) return
  const steps = [...(hasDigit ? (['digits'] as const) : []), ...(hasLetter ? (['mixed-script'] as const) : [])]
  const route = { from: run.from, to: run.to, steps, isDoubtful: true, isDisguised: true }
  for (const reading of readings) lookUp(reading, words, route, collect)
}

/** One letter behind one or more stars. In a word of three letters too much could stand there but behind a plain star. */
function readMasked({ skeleton: { units } }: Read, run: Run, { words }: Lexicon, collect: Collect): void {
  let before = ''
  let behind = ''
  let masks = 0
  let isStar = true
  for (let at = run.first; at < run.after; at += 1) {
    const unit = units[at] ?? 0
    if (isArabic(unit)) {
      if (masks === 0) before += String.fromCharCode(unit)
      else behind += String.fromCharCode(unit)
    } else {
      if (!MASK_UNITS.has(unit) || (behind !== '' && masks > 0)) return
      if (before === '') return
      masks += 1
      isStar &&= unit === 0x2a
    }
  }
  if (masks === 0 || masks > 3 || behind === '') return
  const route = { from: run.from, to: run.to, steps: ['masked'] as const, isDoubtful: true, isDisguised: true }
  for (const letter of ANY_LETTER) {
    lookUp(before + letter + behind, words, route, collect, ({ bare, proclitic, ending }) => {
      const place = before.length - proclitic.text.length
      return place >= 0 && place < bare.length && ending.text.length <= behind.length && bare.length >= (isStar ? 3 : 4)
    })
  }
}

/** Words with a letter that exists without dots only. */
export function findDotless({ text, skeleton, tokens }: Read, { shapes }: Lexicon, collect: Collect): void {
  if (!DOTLESS.test(text)) return
  tokens.forEach(({ key, first, after, isArabic: arabic }, from) => {
    if (!arabic || !DOTLESS.test(text.slice(skeleton.starts[first], skeleton.ends[after - 1]))) return
    const route = { from, to: from + 1, steps: ['dotless'] as const, isDoubtful: true, isDisguised: true }
    lookUp(rasmOf(key), shapes, route, collect)
  })
}

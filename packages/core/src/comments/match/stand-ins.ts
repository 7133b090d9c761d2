import type { Reading, Wanted } from './affixes.ts'
import { WORD } from './beginnings.ts'
import type { Collect, Read, Route } from './found.ts'
import { foundAs, lookUp } from './found.ts'
import type { Lexicon, Spelling } from './lexicon.ts'
import { DOTLESS, OTHER_DOTS, rasmOf } from './rasm.ts'
import { isArabic, isDigit, isForeign, SIGN } from './skeleton.ts'
import { ANY_LETTER, MASKS, STANDS_FOR } from './stand-ins.table.ts'
import type { MatchStep } from './term.ts'

/** What stands in for a letter: a digit, a sign, a letter of another script, a star, a letter without its dots. */

const LONGEST_WORD = 24
const MOST_READINGS = 64
const MOST_STRANGERS = 4
const MOST_MASKS = 3
const STAR = 0x2a
const BULLET = 0x2022

const STANDS = new Map(Object.entries(STANDS_FOR).map(([sign, letters]) => [sign.charCodeAt(0), letters]))

const ARABIC = 1
const STAND_IN = 2
const MASK = 4
const KINDS_END = 0x700

/** What each unit can be within a run. */
const KINDS: Uint8Array = Uint8Array.from({ length: KINDS_END }, (_, unit) => {
  if (isArabic(unit)) return ARABIC
  return (STANDS.has(unit) ? STAND_IN : 0) | (MASKS.includes(String.fromCharCode(unit)) ? MASK : 0)
})

function kindOf(unit: number): number {
  if (unit < KINDS_END) return KINDS[unit] ?? 0
  return unit === SIGN || unit === BULLET ? MASK : 0
}

/** Units without space between them: Arabic letters and at least one that may stand for one, between or beside them. */
interface Run {
  /** Tokens, the second after the last. */
  readonly from: number
  readonly to: number
  readonly units: readonly number[]
}

/** ح1مار, حm@ر, ح*ار: runs in which Arabic letters and others stand together. */
export function findStandIns(read: Read, { words, beginnings }: Lexicon, collect: Collect): void {
  const wanted = { beginnings, kind: WORD }
  for (const run of mixedRuns(read)) {
    readSubstituted(run, words, wanted, collect)
    readMasked(run, words, wanted, collect)
  }
}

function mixedRuns({ skeleton: { units, length }, tokens }: Read): Run[] {
  const runs: Run[] = []
  let from = 0
  for (let at = 0; at < length;) {
    const first = at
    let kinds = 0
    for (let kind = kindOf(units[at] ?? 0); at < length && kind !== 0; kind = kindOf(units[at] ?? 0)) {
      kinds |= kind
      at += 1
    }
    if (kinds > ARABIC && (kinds & ARABIC) !== 0) {
      const run = trimmed(units.subarray(first, at))
      while (from < tokens.length && (tokens[from]?.after ?? 0) <= first) from += 1
      let to = from
      while (to < tokens.length && (tokens[to]?.first ?? 0) < at) to += 1
      if (run.length <= LONGEST_WORD && run.some((unit) => !isArabic(unit))) runs.push({ from, to, units: run })
    }
    if (at === first) at += 1
  }
  return runs
}

/** Without the signs at its ends: «غبي!» ends in no alef. */
function trimmed(units: Uint16Array): number[] {
  const isKept = (unit: number) => isArabic(unit) || isDigit(unit) || isForeign(unit)
  const first = units.findIndex(isKept)
  const last = units.findLastIndex(isKept)
  return first < 0 ? [] : [...units.subarray(first, last + 1)]
}

function readSubstituted(run: Run, words: Lexicon['words'], wanted: Wanted, collect: Collect): void {
  const strangers = run.units.filter((unit) => !isArabic(unit) && STANDS.has(unit))
  if (strangers.length === 0 || strangers.length > MOST_STRANGERS || strangers.length * 2 > run.units.length) return
  // Two digits are a number: ال19.
  if (run.units.some((unit, at) => isDigit(unit) && isDigit(run.units[at - 1] ?? 0))) return
  let readings = ['']
  for (const unit of run.units) {
    const letters = isArabic(unit) ? String.fromCharCode(unit) : STANDS.get(unit)
    if (letters === undefined) continue
    readings = readings.flatMap((reading) => Array.from(letters, (letter) => reading + letter)).slice(0, MOST_READINGS)
  }
  const hasLetter = strangers.some(isForeign)
  const hasDigit = strangers.some((unit) => !isForeign(unit))
  const steps: MatchStep[] = [
    ...(hasDigit ? (['digits'] as const) : []),
    ...(hasLetter ? (['mixed-script'] as const) : []),
  ]
  const route: Route = { steps, isDoubtful: true, isDisguised: true }
  const see = (spelling: Spelling, reading: Reading) => collect(foundAs(spelling, reading, route, run))
  for (const reading of readings) lookUp(reading, words, wanted, see)
}

const MASKED: Route = { steps: ['masked'], isDoubtful: true, isDisguised: true }

/** One letter behind one or more stars. In a word of three letters too much could stand there but behind a plain star. */
function readMasked(run: Run, words: Lexicon['words'], wanted: Wanted, collect: Collect): void {
  const start = run.units.findIndex((unit) => !isArabic(unit))
  const end = run.units.findLastIndex((unit) => !isArabic(unit))
  const masks = run.units.slice(start, end + 1)
  const isMasked = masks.every((unit) => (kindOf(unit) & MASK) !== 0)
  if (!isMasked || masks.length > MOST_MASKS || start === 0 || end === run.units.length - 1) return
  const before = String.fromCharCode(...run.units.slice(0, start))
  const behind = String.fromCharCode(...run.units.slice(end + 1))
  const shortest = masks.every((unit) => unit === STAR) ? 3 : 4
  const see = (spelling: Spelling, reading: Reading) => collect(foundAs(spelling, reading, MASKED, run))
  for (const letter of ANY_LETTER) {
    lookUp(before + letter + behind, words, wanted, see, ({ bare, proclitic, ending }) => {
      const place = before.length - proclitic.text.length
      return place >= 0 && place < bare.length && ending.text.length <= behind.length && bare.length >= shortest
    })
  }
}

const UNDOTTED: Route = { steps: ['dotless'], isDoubtful: true, isDisguised: true }
const OTHERWISE_DOTTED: Route = { ...UNDOTTED, isDisguised: false }

/** Words with a letter that exists without dots only, or that no Arabic word has: the shape is compared. */
export function findDotless({ text, skeleton, tokens }: Read, { shapes }: Lexicon, collect: Collect): void {
  if (!OTHER_DOTS.test(text)) return
  tokens.forEach(({ key, first, after, isArabic: arabic }, from) => {
    const typed = arabic ? text.slice(skeleton.starts[first], skeleton.ends[after - 1]) : ''
    if (!OTHER_DOTS.test(typed)) return
    const route = DOTLESS.test(typed) ? UNDOTTED : OTHERWISE_DOTTED
    const see = (spelling: Spelling, reading: Reading) =>
      collect(foundAs(spelling, reading, route, { from, to: from + 1 }))
    lookUp(rasmOf(key), shapes, null, see)
  })
}

import type { Ending, Proclitic } from './affixes.table.ts'
import { ENDINGS, PROCLITICS } from './affixes.table.ts'
import type { Beginnings } from './beginnings.ts'
import { mayBegin } from './beginnings.ts'

/** One way to read a word: its bare form and what was attached to it. */
export interface Reading {
  readonly bare: string
  readonly proclitic: Proclitic
  readonly ending: Ending
}

/** What a reading is for: words whose beginnings are known, so that others are not cut out at all. */
export interface Wanted {
  readonly beginnings: Beginnings
  readonly kind: number
}

const SHORTEST = 2
const LIGHT_ONLY_TO = 3
const LONGEST = 32

const NO_PROCLITIC: Proclitic = { text: '', light: true }
const NO_ENDING: Ending = { text: '' }

/** Of @warraq/arabic's folded letters, U+0620 to U+065F. */
const FIRST_LETTER = 0x620
const LETTERS = 64

const PROCLITICS_BY_LETTER = byLetter(PROCLITICS, (text) => text.charCodeAt(0))
const ENDINGS_BY_LETTER = byLetter(ENDINGS, (text) => text.charCodeAt(text.length - 1))

function byLetter<T extends { readonly text: string }>(all: readonly T[], letterOf: (text: string) => number) {
  return Array.from({ length: LETTERS }, (_, at) =>
    all.filter(({ text }) => text !== '' && letterOf(text) === FIRST_LETTER + at),
  )
}

/**
 * Calls `see` for each way to take a word apart, the whole word first. As many ways as affixes fit: a few for a word, never
 * more than the tables have.
 */
export function eachReading(word: string, wanted: Wanted | null, see: (reading: Reading) => void): void {
  if (word.length < SHORTEST || word.length > LONGEST) return
  if (wanted === null || mayBegin(wanted.beginnings, wanted.kind, word, 0)) eachEnding(word, NO_PROCLITIC, see)
  const proclitics = PROCLITICS_BY_LETTER[word.charCodeAt(0) - FIRST_LETTER]
  if (proclitics === undefined) return
  for (const proclitic of proclitics) {
    const { length } = proclitic.text
    if (word.length - length < SHORTEST) continue
    if (wanted !== null && !mayBegin(wanted.beginnings, wanted.kind, word, length)) continue
    if (word.startsWith(proclitic.text)) eachEnding(word.slice(length), proclitic, see)
  }
}

function eachEnding(rest: string, proclitic: Proclitic, see: (reading: Reading) => void): void {
  seeIfSound(rest, proclitic, NO_ENDING, see)
  const endings = ENDINGS_BY_LETTER[rest.charCodeAt(rest.length - 1) - FIRST_LETTER]
  if (endings === undefined) return
  for (const ending of endings) {
    if (ending.possessive && proclitic.definite) continue
    const { length } = ending.text
    if (rest.length - length < SHORTEST || !rest.endsWith(ending.text)) continue
    seeIfSound(rest.slice(0, rest.length - length) + (ending.instead ?? ''), proclitic, ending, see)
  }
}

/** Two letters are a word only by themselves or with the article; three only with what is light. */
function seeIfSound(bare: string, proclitic: Proclitic, ending: Ending, see: (reading: Reading) => void): void {
  if (bare.length <= LIGHT_ONLY_TO && !proclitic.light) return
  if (bare.length === SHORTEST && ending.text !== '') return
  see({ bare, proclitic, ending })
}

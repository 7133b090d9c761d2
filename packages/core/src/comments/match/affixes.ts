import type { Ending, Proclitic } from './affixes.table.ts'
import { ENDINGS, PROCLITICS } from './affixes.table.ts'

/** One way to read a word: its bare form and what was attached to it. */
export interface Reading {
  readonly bare: string
  readonly proclitic: Proclitic
  readonly ending: Ending
}

const SHORTEST = 2
const LIGHT_ONLY_TO = 3
const LONGEST = 32

const NO_PROCLITIC: Proclitic = { text: '', light: true }
const NO_ENDING: Ending = { text: '' }

const PROCLITICS_BY_LETTER = byLetter(PROCLITICS, (text) => text.charAt(0))
const ENDINGS_BY_LETTER = byLetter(ENDINGS, (text) => text.charAt(text.length - 1))

function byLetter<T extends { readonly text: string }>(all: readonly T[], letterOf: (text: string) => string) {
  const map = new Map<string, T[]>()
  for (const one of all) {
    if (one.text === '') continue
    const letter = letterOf(one.text)
    map.set(letter, [...(map.get(letter) ?? []), one])
  }
  return map
}

/**
 * Calls `see` for each way to take a word apart, the whole word first. As many ways as affixes fit: a few for a word, never
 * more than the tables have.
 */
export function eachReading(word: string, see: (reading: Reading) => void): void {
  if (word.length < SHORTEST || word.length > LONGEST) return
  eachEnding(word, NO_PROCLITIC, see)
  for (const proclitic of PROCLITICS_BY_LETTER.get(word.charAt(0)) ?? []) {
    const { length } = proclitic.text
    if (word.length - length >= SHORTEST && word.startsWith(proclitic.text))
      eachEnding(word.slice(length), proclitic, see)
  }
}

function eachEnding(rest: string, proclitic: Proclitic, see: (reading: Reading) => void): void {
  seeIfSound(rest, proclitic, NO_ENDING, see)
  for (const ending of ENDINGS_BY_LETTER.get(rest.charAt(rest.length - 1)) ?? []) {
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

/**
 * Words that somebody may have meant who typed another: one letter more, less, changed or swapped, and letters that sound
 * alike to many ears or stand side by side. Which of them exist, and how often, the dictionary of the index says.
 */
import { ALPHABETS, CONFUSED } from './spelling.table.ts'

export interface Spelling {
  readonly word: string
  /** Likelihood of the slip, as a factor: 1 for any letter, more for slips that people make. */
  readonly likelihood: number
}

/** Shorter words have too many neighbours, longer ones are not typed. */
const SHORTEST = 3
const LONGEST = 20
const SWAPPED = 4
const DROPPED_OR_DOUBLED = 2

/** All spellings one slip away, the likelier of two ways to the same word; without the word itself. */
export function neighbours(word: string): Spelling[] {
  const letters = [...word]
  if (letters.length < SHORTEST || letters.length > LONGEST) return []
  const alphabet = ALPHABETS.find((one) => letters.every((letter) => one.includes(letter)))
  if (alphabet === undefined) return []
  const found = new Map<string, number>()
  const add = (parts: readonly string[], likelihood: number): void => {
    const made = parts.join('')
    if (made !== word && (found.get(made) ?? 0) < likelihood) found.set(made, likelihood)
  }
  for (let at = 0; at <= letters.length; at += 1) {
    const before = letters.slice(0, at)
    const [here, next] = [letters[at], letters[at + 1]]
    for (const letter of alphabet)
      add([...before, letter, ...letters.slice(at)], letter === here ? DROPPED_OR_DOUBLED : 1)
    if (here === undefined) continue
    const rest = letters.slice(at + 1)
    add([...before, ...rest], here === next ? DROPPED_OR_DOUBLED : 1)
    if (next !== undefined) add([...before, next, here, ...letters.slice(at + 2)], SWAPPED)
    for (const letter of alphabet) add([...before, letter, ...rest], CONFUSED.get(here)?.get(letter) ?? 1)
  }
  return [...found].map(([made, likelihood]) => ({ word: made, likelihood }))
}

/** The ways to read one word as two, each at least two letters long. */
export function splits(word: string): [string, string][] {
  const letters = [...word]
  const pairs: [string, string][] = []
  for (let at = 2; at <= letters.length - 2; at += 1)
    pairs.push([letters.slice(0, at).join(''), letters.slice(at).join('')])
  return letters.length > LONGEST * 2 ? [] : pairs
}

/**
 * Where in a text the words of a query stand. What is marked is the word as it was written: with its vowel marks, its
 * kashida and the clitics before and after it, since readers take «وبالكتاب» for one word.
 */
import { words } from '@warraq/arabic'
import type { SearchMarks } from './request.ts'

/** A piece of the original text; put together again the pieces are the text. */
export interface TextPart {
  readonly text: string
  readonly hit: boolean
}

/** A word that matches: its place in UTF-16 units of the text, and a number that is the same for forms of one word. */
export interface Marked {
  readonly start: number
  readonly end: number
  readonly term: number
}

/** Finds what to mark. Remembers the words it has seen: made for one query and used for all its results. */
export interface Marker {
  /** The matching words of a text, in order. Linear in its length; never throws. */
  find(text: string): Marked[]
}

/**
 * What readers see as one word: letters and digits with the marks on them, kashida (a letter in Unicode), the invisible
 * characters inside of words, and points between digits.
 */
const RUN =
  /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069]|[.,\u066B\u066C](?=\p{Nd}))*/gu

/** Distinct words that are remembered; a text of nothing but new words only costs the looking up. */
const REMEMBERED = 20_000
const NONE = -1

export function createMarker(marks: SearchMarks, stem: (word: string) => string): Marker {
  const stems = numbered(marks.stems)
  const asWritten = numbered(marks.words)
  const known = new Map<string, number>()
  const ofWord = (word: string): number => {
    const byStem = stems.get(stem(word))
    if (byStem !== undefined) return byStem
    const byWord = asWritten.get(word)
    if (byWord !== undefined) return stems.size + byWord
    const beginning = marks.beginnings.findIndex((one) => one !== '' && word.startsWith(one))
    return beginning === -1 ? NONE : stems.size + asWritten.size + beginning
  }
  const ofRun = (run: string): number => {
    const before = known.get(run)
    if (before !== undefined) return before
    const term =
      words(run)
        .map(ofWord)
        .find((one) => one !== NONE) ?? NONE
    if (known.size < REMEMBERED) known.set(run, term)
    return term
  }
  return {
    find(text) {
      if (stems.size + asWritten.size + marks.beginnings.length === 0) return []
      const found: Marked[] = []
      for (const match of text.matchAll(RUN)) {
        const term = ofRun(match[0])
        if (term !== NONE) found.push({ start: match.index, end: match.index + match[0].length, term })
      }
      return found
    },
  }
}

function numbered(list: readonly string[]): Map<string, number> {
  return new Map([...new Set(list)].map((one, at) => [one, at]))
}

/** A whole text, such as a headline, with its matches. */
export function markText(text: string, marker: Marker): TextPart[] {
  return partsOf(text, 0, text.length, marker.find(text))
}

/** The text from `start` to `end`, cut at the matches that lie in it. */
export function partsOf(text: string, start: number, end: number, marked: readonly Marked[]): TextPart[] {
  const parts: TextPart[] = []
  let at = start
  for (const hit of marked) {
    if (hit.start < at || hit.end > end) continue
    if (hit.start > at) parts.push({ text: text.slice(at, hit.start), hit: false })
    parts.push({ text: text.slice(hit.start, hit.end), hit: true })
    at = hit.end
  }
  if (at < end) parts.push({ text: text.slice(at, end), hit: false })
  return parts
}

import { RASM_SHAPES } from './rasm.table.ts'

const SHAPE_OF = new Map(
  RASM_SHAPES.flatMap(([shape, letters]) => Array.from(letters, (letter) => [letter, shape] as const)),
)

/** The shapes of a folded word, without dots. */
export function rasmOf(word: string): string {
  let rasm = ''
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charAt(at)
    rasm += SHAPE_OF.get(letter) ?? letter
  }
  return rasm
}

/** Letters that exist without dots only: beh, feh, qaf, noon. Nobody types them by accident. */
export const DOTLESS = /[\u066e\u06a1\u066f\u06ba\u06bb]/

/** Letters of other languages than Arabic: they may have other dots than the letter that they are put for. */
export const OTHER_DOTS = /[\u066e\u066f\u0672-\u06d3\u0750-\u077f\u0886-\u088a\u08a0-\u08c8]/

/** A word in which each doubled letter stands once. */
export function withoutDoubles(word: string): string {
  let single = ''
  for (let at = 0; at < word.length; at += 1) {
    if (word.charCodeAt(at) !== word.charCodeAt(at - 1)) single += word.charAt(at)
  }
  return single
}

export function hasDoubles(word: string): boolean {
  for (let at = 1; at < word.length; at += 1) {
    if (word.charCodeAt(at) === word.charCodeAt(at - 1)) return true
  }
  return false
}

/**
 * The first letters of the words of a list. Nearly every word of a comment is told from them to be none of the list, in
 * whatever way it is taken apart, so that nothing has to be cut out and looked up.
 */
export type Beginnings = Uint8Array

/** What begins with the letters: a word, the first word of a phrase. */
export const WORD = 1
export const PHRASE = 2

const LETTERS = 64
const FIRST_LETTER = 0x620

export function noBeginnings(): Beginnings {
  return new Uint8Array(LETTERS ** 3)
}

export function addBeginning(beginnings: Beginnings, kind: number, word: string): void {
  const place = placeOf(word, 0)
  beginnings[place] = (beginnings[place] ?? 0) | kind
  // Two letters with an ending look like a word of more.
  if (word.length === 2) {
    for (let third = 0; third < LETTERS; third += 1) {
      const longer = place - (place % LETTERS) + third
      beginnings[longer] = (beginnings[longer] ?? 0) | kind
    }
  }
}

/** May a word of that kind begin at `at`? */
export function mayBegin(beginnings: Beginnings, kind: number, word: string, at: number): boolean {
  return ((beginnings[placeOf(word, at)] ?? 0) & kind) !== 0
}

function placeOf(word: string, at: number): number {
  return (codeAt(word, at) * LETTERS + codeAt(word, at + 1)) * LETTERS + codeAt(word, at + 2)
}

function codeAt(word: string, at: number): number {
  return at < word.length ? (word.charCodeAt(at) - FIRST_LETTER) & (LETTERS - 1) : 0
}

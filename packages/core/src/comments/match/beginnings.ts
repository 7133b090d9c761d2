/**
 * The first letters of the words of a list. Nearly every word of a comment is told from them to be none of the list, in
 * whatever way it is taken apart, so that nothing has to be cut out and looked up.
 */
export interface Beginnings {
  /** By three letters: whether words begin so, and whether one of them is no longer. */
  readonly threes: Uint8Array
  /** By four letters, hashed. */
  readonly fours: Uint8Array
}

/** What begins with the letters: a word, the first word of a phrase. */
export const WORD = 1
export const PHRASE = 2

/** Of a word of three letters or fewer, whose fourth letter is already an ending. */
const SHORT = 4

const LETTERS = 64
const FIRST_LETTER = 0x620
const HEH = 0x647
const FOURS = 2 ** 18

export function noBeginnings(): Beginnings {
  return { threes: new Uint8Array(LETTERS ** 3), fours: new Uint8Array(FOURS) }
}

export function addBeginning(beginnings: Beginnings, kind: number, word: string): void {
  // The last ه gives way to endings: شرموطه, شرموطتك.
  const steady = word.charCodeAt(word.length - 1) === HEH ? word.length - 1 : word.length
  const place = threeAt(word, 0)
  if (steady >= 4) {
    mark(beginnings.threes, place, kind)
    mark(beginnings.fours, fourAt(word, 0), kind)
  } else if (steady === 3) {
    mark(beginnings.threes, place, kind | (kind * SHORT))
  } else {
    // Any letter may follow.
    for (let third = 0; third < LETTERS; third += 1) {
      mark(beginnings.threes, place - (place % LETTERS) + third, kind | (kind * SHORT))
    }
  }
}

function mark(table: Uint8Array, place: number, bits: number): void {
  table[place] = (table[place] ?? 0) | bits
}

/** May a word of that kind begin at `at`? Where it says no, none does. */
export function mayBegin({ threes, fours }: Beginnings, kind: number, word: string, at: number): boolean {
  const seen = threes[threeAt(word, at)] ?? 0
  if ((seen & kind) === 0) return false
  return (seen & (kind * SHORT)) !== 0 || ((fours[fourAt(word, at)] ?? 0) & kind) !== 0
}

function threeAt(word: string, at: number): number {
  return (codeAt(word, at) * LETTERS + codeAt(word, at + 1)) * LETTERS + codeAt(word, at + 2)
}

function fourAt(word: string, at: number): number {
  return (threeAt(word, at) * 41 + codeAt(word, at + 3) * 7919) % FOURS
}

function codeAt(word: string, at: number): number {
  return at < word.length ? (word.charCodeAt(at) - FIRST_LETTER) & (LETTERS - 1) : 0
}

/**
 * Tokens: the words of a text with their places in it, for highlighting and for search indexes.
 *
 * `words` folds the whole text and forgets where each letter came from. Here the text is cut at
 * spaces and signs into pieces, which fold independently of each other, and each piece is folded letter by
 * letter with the place of every letter kept.
 */
import { fold, foldWithPlaces } from './fold.ts'
import { stem } from './stem.ts'
import { wordsOfFolded } from './tokenize.ts'

/**
 * A word of a text. `text` is folded; `start` and `end` are UTF-16 offsets into the text as given,
 * `end` behind the last letter and its marks. `words(slice)` is `[text]`, except that a character
 * that stands for several words (ﷺ) is the place of each of them.
 */
export type Token = { readonly text: string; readonly start: number; readonly end: number }

/** A token with its stem, see `stem`. */
export type StemmedToken = Token & { readonly stem: string }

/** Analyses text and remembers the pieces it has met, so that news goes fast. */
export type Analyser = {
  /** The tokens of a text with their stems, in order. Never throws. */
  readonly tokens: (text: string) => StemmedToken[]
  /** As the function `stem`, remembered. */
  readonly stem: (word: string) => string
}

/** Signs beside which letters fold as they do at the end of a text, and which part words. */
const PARTING = ' !"()[]{}:;«»،؛؟'

const PARTS: Uint8Array = partingTable()

/** 1 for each UTF-16 unit that parts pieces: the signs above and all controls, tab and line ends among them. */
function partingTable(): Uint8Array {
  const table = new Uint8Array(0x700).fill(1, 0, 0x20)
  for (const sign of PARTING) table[sign.charCodeAt(0)] = 1
  return table
}

/** Calls `found` with every piece of the text; what folds together stands in one. */
function eachPiece(text: string, found: (piece: string, at: number) => void): void {
  let start = -1
  for (let at = 0; at <= text.length; at += 1) {
    const isParted = at === text.length || parts(text, at)
    if (!isParted && start < 0) start = at
    if (isParted && start >= 0) {
      found(text.slice(start, at), start)
      start = -1
    }
  }
}

const FULL_STOP = 0x2e

/** A full stop parts nothing where a digit may follow: 3.14. */
function parts(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code !== FULL_STOP) return PARTS[code] === 1
  return at + 1 === text.length || PARTS[text.charCodeAt(at + 1)] === 1
}

/** A piece that is one word in whatever way it folds: letters of Arabic, digits, or ASCII letters. */
const PLAIN = /^(?:[ء-غف-ي]+|[0-9]+|[A-Za-z]+)$/

/** Longer pieces are not words of a language and not worth remembering. */
const LONGEST_REMEMBERED = 40
const PIECES_REMEMBERED = 200_000

/** The words of a text in order: `tokens(text).map((token) => token.text)` equals `words(text)`. */
export function tokens(text: string): Token[] {
  const found: Token[] = []
  eachPiece(text, (piece, at) => {
    for (const token of tokensOfPiece(piece)) {
      found.push({ text: token.text, start: token.start + at, end: token.end + at })
    }
  })
  return found
}

function tokensOfPiece(piece: string): Token[] {
  if (PLAIN.test(piece)) return [{ text: fold(piece), start: 0, end: piece.length }]
  const { text, starts, ends } = foldWithPlaces(piece)
  return wordsOfFolded(text).map((word) => ({
    text: word.text.normalize('NFC'),
    start: starts[word.start] ?? 0,
    end: ends[word.end - 1] ?? 0,
  }))
}

function withStem({ text, start, end }: Token, stemOf: (word: string) => string): StemmedToken {
  return { text, stem: stemOf(text), start, end }
}

/**
 * An analyser with a memory of its own, for one thread; share it where much text is read. The memory
 * holds at most `pieces` pieces of text (words, with the signs inside them), some 300 bytes each.
 * When it is full, the half that was met longest ago goes, so that text made to fill it costs time
 * but no more memory.
 */
export function createAnalyser(pieces: number = PIECES_REMEMBERED): Analyser {
  let young = new Map<string, readonly StemmedToken[]>()
  let old = new Map<string, readonly StemmedToken[]>()
  const remembered = (piece: string): readonly StemmedToken[] => {
    const known = young.get(piece)
    if (known !== undefined) return known
    const found = old.get(piece) ?? tokensOfPiece(piece).map((token) => withStem(token, stem))
    if (young.size >= pieces / 2) {
      old = young
      young = new Map()
    }
    young.set(piece, found)
    return found
  }
  const stemOf = (word: string): string =>
    word.length > LONGEST_REMEMBERED ? stem(word) : (remembered(word)[0]?.stem ?? stem(word))
  const analysed = (piece: string): readonly StemmedToken[] => {
    if (piece.length <= LONGEST_REMEMBERED) return remembered(piece)
    return tokensOfPiece(piece).map((token) => withStem(token, stemOf))
  }
  return {
    tokens: (text) => {
      const found: StemmedToken[] = []
      eachPiece(text, (piece, at) => {
        for (const { text: word, stem: key, start, end } of analysed(piece)) {
          found.push({ text: word, stem: key, start: start + at, end: end + at })
        }
      })
      return found
    },
    stem: stemOf,
  }
}

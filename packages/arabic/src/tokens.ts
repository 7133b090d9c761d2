/**
 * Tokens: the words of a text with their places in it, for highlighting and for search indexes.
 *
 * `words` folds the whole text and forgets where each letter came from. Here the text is cut at its
 * spaces into pieces, which fold independently of each other, and each piece is folded letter by
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
  /** The function `stem`. */
  readonly stem: (word: string) => string
}

const PIECE = /[^ \t\n\r]+/g

/** A piece that is one word in whatever way it folds: letters of Arabic, digits, or ASCII letters. */
const PLAIN = /^(?:[ء-غف-ي]+|[0-9]+|[A-Za-z]+)$/

/** Longer pieces are not words of a language and not worth remembering. */
const LONGEST_REMEMBERED = 40
const PIECES_REMEMBERED = 50_000

/** The words of a text in order: `tokens(text).map((token) => token.text)` equals `words(text)`. */
export function tokens(text: string): Token[] {
  const found: Token[] = []
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    for (const token of tokensOfPiece(piece)) {
      found.push({ text: token.text, start: token.start + index, end: token.end + index })
    }
  }
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

/**
 * An analyser with a memory of its own, for one thread or one request; share it where much text is
 * read. The memory holds at most `pieces` pieces of text (words with their punctuation) and is
 * emptied when it is full, so that text made to fill it costs time but no more memory.
 */
export function createAnalyser(pieces: number = PIECES_REMEMBERED): Analyser {
  const memory = new Map<string, readonly StemmedToken[]>()
  const remember = (piece: string): readonly StemmedToken[] => {
    const found = tokensOfPiece(piece).map((token) => ({ ...token, stem: stem(token.text) }))
    if (piece.length > LONGEST_REMEMBERED) return found
    if (memory.size >= pieces) memory.clear()
    memory.set(piece, found)
    return found
  }
  const analysed = (piece: string): readonly StemmedToken[] => memory.get(piece) ?? remember(piece)
  return {
    tokens: (text) => {
      const found: StemmedToken[] = []
      for (const { 0: piece, index } of text.matchAll(PIECE)) {
        for (const token of analysed(piece)) {
          found.push({ text: token.text, stem: token.stem, start: token.start + index, end: token.end + index })
        }
      }
      return found
    },
    stem,
  }
}

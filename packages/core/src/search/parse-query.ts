/**
 * What a reader's text asks for: words, phrases in any quotation marks, and words to leave out after a minus. Nothing
 * else in it means anything, and there is no text that is not a query.
 */
import { analyse, saysNothing, stemOf } from './analyse.ts'

/** More letters than this are not read. */
export const MOST_LETTERS = 200
const MOST_WORDS = 24
/**
 * A query of so many words is a headline or a sentence somebody had at hand. In it a minus is a dash («… -فيديو») and
 * quotation marks are no more than that.
 */
export const SENTENCE_WORDS = 5

export interface QueryWord {
  /** Folded. */
  readonly word: string
  readonly stem: string
  /** Also the beginning of longer words: the word that is being typed. */
  readonly beginning: boolean
}

export interface ParsedQuery {
  /** What was read of the text. */
  readonly text: string
  /** Different words to be found, those of phrases with them, in the order of the text. */
  readonly words: readonly QueryWord[]
  /** Folded words that stand one behind the other; a phrase of one word asks for that very word. */
  readonly phrases: readonly (readonly string[])[]
  readonly without: readonly QueryWord[]
  readonly withoutPhrases: readonly (readonly string[])[]
  /** Words that count for nothing here because others are there. */
  readonly ignored: readonly string[]
}

interface Piece {
  readonly text: string
  readonly quoted: boolean
  readonly out: boolean
}

/** Double quotation marks close each other, whatever their shape; single ones only around words, never within them. */
const PIECE =
  /([-\u2212]?)(?:["«»“”„‟‹›]([^"«»“”„‟‹›]*)["«»“”„‟‹›]|(?<![\p{L}\p{N}])['‘’‚‛]([^'‘’‚‛"«»“”„‟‹›]*)['‘’‚‛](?![\p{L}\p{N}])|([^\s"«»“”„‟‹›'‘’‚‛]+)|['‘’‚‛"«»“”„‟‹›])/gu

export function parseQuery(typed: string, typing = false): ParsedQuery {
  const text = Array.from(typed.slice(0, MOST_LETTERS * 2))
    .slice(0, MOST_LETTERS)
    .join('')
    .trim()
  const pieces = piecesOf(text)
  const last = typing && /[\p{L}\p{M}\p{N}]$/u.test(typed) ? pieces.at(-1) : undefined
  const wanted = new Map<string, QueryWord>()
  const without = new Map<string, QueryWord>()
  const phrases: string[][] = []
  const withoutPhrases: string[][] = []
  // Who takes away twice means it.
  const dash = countWords(pieces) >= SENTENCE_WORDS && pieces.filter(({ out }) => out).length === 1
  for (const piece of pieces) {
    const found = analyse(piece.text).map(({ word }) => word)
    const whole = piece.quoted && found.length > 0
    if (piece.out && !dash) {
      if (whole) withoutPhrases.push(found)
      else for (const word of found) without.set(word, queryWord(word, false))
      continue
    }
    if (whole) phrases.push(found)
    for (const [at, word] of found.entries()) {
      const beginning = piece === last && !piece.quoted && at === found.length - 1
      if (!wanted.has(word) || beginning) wanted.set(word, queryWord(word, beginning))
    }
  }
  return { text, phrases, withoutPhrases, without: [...without.values()], ...tellingWords(wanted, phrases) }
}

function piecesOf(text: string): Piece[] {
  return [...text.matchAll(PIECE)].flatMap(({ 0: all, 1: minus, 2: double, 3: single, 4: bare, index }): Piece[] => {
    const quoted = double ?? single
    // A minus within a word, or behind one, joins; only one that begins something takes away.
    const out = minus !== '' && (index === 0 || /\s/u.test(text[index - 1] ?? ''))
    if (quoted !== undefined) return [{ text: quoted, quoted: true, out }]
    return bare === undefined ? [] : [{ text: all, quoted: false, out }]
  })
}

/** Words that are wanted, said again or not. */
function countWords(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text, out }) => sum + (out ? 0 : analyse(text).length), 0)
}

function queryWord(word: string, beginning: boolean): QueryWord {
  return { word, stem: stemOf(word), beginning }
}

/** Without the words that say nothing, unless they are all there is or somebody put them in quotation marks. */
function tellingWords(
  wanted: ReadonlyMap<string, QueryWord>,
  phrases: readonly (readonly string[])[],
): Pick<ParsedQuery, 'words' | 'ignored'> {
  const inPhrase = new Set(phrases.flat())
  const all = [...wanted.values()]
  const telling = all.filter(({ word, beginning }) => beginning || !saysNothing(word))
  const words = (telling.length === 0 ? all : telling).slice(0, MOST_WORDS)
  const ignored = all.filter((one) => !words.includes(one) && !inPhrase.has(one.word))
  return { words, ignored: ignored.map(({ word }) => word) }
}

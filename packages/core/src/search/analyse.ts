/**
 * What is made of a text before it is indexed or looked for. One place for both, so that they cannot differ; `ANALYSIS`
 * is part of every document's fingerprint, and changing what this file gives means changing it.
 */
import type { Token } from '@warraq/arabic'
import { createAnalyser, isQuestionWord, isStopWord, stem, stripMarks, tokens } from '@warraq/arabic'

/** Counts up with every change of tokens, folds or stems: documents analysed otherwise are stale. */
export const ANALYSIS = 2

/** A word of a text as search knows it. Offsets are UTF-16 units of the text. */
export interface AnalysedWord {
  /** Folded. */
  readonly word: string
  readonly stem: string
  readonly start: number
  readonly end: number
}

/** Words longer than this are nobody's words: their beginning stands for them. */
const LONGEST = 64

/** For much text: remembers the words it has seen. One for each batch of documents. */
export function createTextAnalyser(): (text: string) => AnalysedWord[] {
  const { tokens: analysed } = createAnalyser()
  return (text) => analysed(text).map((token) => analysedWord(token, token.stem))
}

/** For a query or another short text. */
export function analyse(text: string): AnalysedWord[] {
  return tokens(text).map((token) => analysedWord(token, null))
}

function analysedWord({ text, start, end }: Token, stemmed: string | null): AnalysedWord {
  if (text.length <= LONGEST) return { word: text, stem: stemmed ?? stem(text), start, end }
  const word = text.slice(0, LONGEST)
  return { word, stem: word, start, end }
}

export function stemOf(word: string): string {
  return word.length >= LONGEST ? word : stem(word)
}

/** Words that say nothing of what is looked for; they count only where they are all there is, or in a phrase. */
export function saysNothing(word: string): boolean {
  return isStopWord(word) || isQuestionWord(word)
}

const TATWEEL = /\u0640/gu

/** A word as it was written, without vowel marks and kashida: a spelling that readers may be shown. */
export function plainSpelling(written: string): string {
  return stripMarks(written).replace(TATWEEL, '').slice(0, LONGEST)
}

/**
 * What is made of a text before it is indexed or looked for. One place for both, so that they cannot differ; `ANALYSIS`
 * is part of every document's fingerprint, and changing what this file gives means changing it.
 */
import type { StemmedToken } from '@warraq/arabic'
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

/** Folded and cut words of a text with their stems. */
export type TextAnalyser = (text: string) => readonly StemmedToken[]

/** For much text: remembers the words it has seen. One for each batch of documents. */
export function createTextAnalyser(): TextAnalyser {
  const { tokens: analysed } = createAnalyser()
  return (text) => {
    const found = analysed(text)
    return found.some((token) => token.text.length > LONGEST) ? found.map(cut) : found
  }
}

function cut(token: StemmedToken): StemmedToken {
  if (token.text.length <= LONGEST) return token
  const text = token.text.slice(0, LONGEST)
  return { ...token, text, stem: text }
}

/** For a query or another short text. */
export function analyse(text: string): AnalysedWord[] {
  return tokens(text).map((token) => {
    const word = token.text.slice(0, LONGEST)
    return { word, stem: stemOf(word), start: token.start, end: token.end }
  })
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

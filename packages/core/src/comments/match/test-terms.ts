import { findTerms } from './find.ts'
import { compileTerms } from './lexicon.ts'
import type { Term } from './term.ts'

/** A sentence of a term that the matcher reads otherwise than its editor said. */
export interface FailedSentence {
  readonly expected: 'match' | 'no-match'
  readonly sentence: string
}

export type TermTest = { readonly ok: true } | { readonly ok: false; readonly sentences: readonly FailedSentence[] }

/** Tries a term on its own sentences, as if it were alone on the list. */
export function testTerm(term: Term): TermTest {
  const lexicon = compileTerms([term])
  const isFound = (sentence: string) => findTerms(lexicon, sentence).length > 0
  const missed = term.mustMatch.filter((sentence) => !isFound(sentence))
  const hit = term.mustNotMatch.filter(isFound)
  const sentences: FailedSentence[] = [
    ...missed.map((sentence) => ({ expected: 'match' as const, sentence })),
    ...hit.map((sentence) => ({ expected: 'no-match' as const, sentence })),
  ]
  return sentences.length === 0 ? { ok: true } : { ok: false, sentences }
}

/** The terms of a list that fail their own sentences; empty when the list may be used. */
export function testLexicon(
  terms: readonly Term[],
): { readonly term: Term; readonly sentences: readonly FailedSentence[] }[] {
  return terms.flatMap((term) => {
    const result = testTerm(term)
    return result.ok ? [] : [{ term, sentences: result.sentences }]
  })
}

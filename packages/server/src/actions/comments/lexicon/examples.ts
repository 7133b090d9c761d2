import { testTerm } from '@warraq/core/comments/match/test-terms'
import type { TermFields } from '@warraq/core/comments/term-list'

export interface UnmetExamples {
  /** Sentences that should be hit and are not. */
  readonly missed: readonly string[]
  /** Sentences that should not be hit and are. */
  readonly hit: readonly string[]
}

/** The examples of a word are its tests: which of them it does not meet, alone on a list. */
export function unmetExamples(term: TermFields): UnmetExamples {
  const result = testTerm({ ...term, id: 0 })
  const sentences = result.ok ? [] : result.sentences
  const of = (expected: 'match' | 'no-match') =>
    sentences.filter((one) => one.expected === expected).map(({ sentence }) => sentence)
  return { missed: of('match'), hit: of('no-match') }
}

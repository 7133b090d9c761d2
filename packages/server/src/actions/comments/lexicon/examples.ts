import type { TermFields } from '@warraq/core/comments/term-list'

export interface UnmetExamples {
  /** Sentences that should be hit and are not. */
  readonly missed: readonly string[]
  /** Sentences that should not be hit and are. */
  readonly hit: readonly string[]
}

/** The examples of a word are its tests: which of them it does not meet. */
export function unmetExamples(_term: TermFields): UnmetExamples {
  return { missed: [], hit: [] }
}

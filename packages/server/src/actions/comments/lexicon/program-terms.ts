import type { TermFields } from '@warraq/core/comments/term-list'

/** The words that come with the program. */
export function programTerms(): readonly TermFields[] {
  return []
}

import { STARTING_TERMS } from '@warraq/core/comments/match/starting-terms.table'
import type { TermFields } from '@warraq/core/comments/term-list'

/** The words that come with the program. */
export function programTerms(): TermFields[] {
  return STARTING_TERMS.map((term) => ({ ...term, note: '' }))
}

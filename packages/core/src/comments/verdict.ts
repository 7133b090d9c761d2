import type { Evidence } from './evidence.ts'
import { HOLD, QUARANTINE, REFUSE } from './evidence.ts'
import type { CommentMode } from './modes.ts'

export interface VerdictFacts {
  readonly mode: CommentMode
  /** In the mode `first`: so many of a reader's comments are read before they appear. */
  readonly firstHeld: number
  readonly publishedBefore: number
  readonly trust: number
}

/** `refused`: nothing is stored, and the form comes back with the words shown. */
export type Verdict = 'published' | 'held' | 'quarantined' | 'refused'

/**
 * Where a comment goes. For certain is decided only what the terms allow: words of CL8 that have no innocent reading are
 * refused at the form, spam of CL9 is put aside. Everything else may hold, and how easily, the mode says: all (`pre`), the
 * first ones of a reader (`first`, and `post` afterwards), what several signs together speak against (`post`), what one sign
 * alone speaks against (`open`).
 */
export function verdictOf(evidence: readonly Evidence[], { mode, ...facts }: VerdictFacts): Verdict {
  if (evidence.some(({ kind, clause, score }) => kind === 'term' && clause === 'CL8' && score >= REFUSE))
    return 'refused'
  if (evidence.some(({ clause, score }) => clause === 'CL9' && score >= QUARANTINE)) return 'quarantined'
  if (mode === 'pre' || (mode === 'first' && isNew(facts))) return 'held'
  const scores = evidence.map(({ score }) => score)
  const weight = mode === 'open' ? Math.max(0, ...scores) : scores.reduce((sum, score) => sum + score, 0)
  return weight >= HOLD ? 'held' : 'published'
}

function isNew({ firstHeld, publishedBefore, trust }: Omit<VerdictFacts, 'mode'>): boolean {
  return publishedBefore < firstHeld || trust === 0
}

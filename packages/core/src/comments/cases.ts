/** What moderators work on, and in which order. */

/** Where a comment waits for a person. */
export const CASE_QUEUES = ['pending', 'reported', 'appealed', 'spam'] as const
export type CaseQueue = (typeof CASE_QUEUES)[number]

export type CaseState = 'open' | 'escalated' | 'closed'

/** Seconds for which a moderator has a comment to themselves. */
export const LEASE_SECONDS = 120

export interface PriorityFacts {
  /** Scores of the evidence, 0 to 100 each. */
  readonly scores: readonly number[]
  /** Clauses that the evidence or a report names. */
  readonly clauses: readonly string[]
  /** Hundredths: one reader's report is about 100. */
  readonly reportWeight: number
  /** Views of the article in an hour, lately; 0 where no reader sees the comment. */
  readonly viewsLastHour: number
  readonly appealed: boolean
  /** Of the learner, 0 to 1; null when it is off. */
  readonly score: number | null
  /** Of the author, 0 to 3. */
  readonly trust: number
}

/** Incitement comes first: it does the most harm while it stands. */
const WEIGHTS: Readonly<Record<string, number>> = { CL6: 3, CL7: 3, CL13: 3, CL15: 3, CL11: 2, CL14: 2, CL10: 2 }

/**
 * Whole number, higher is sooner: three times the heaviest clause, reports, readers who see it now, an appeal, the
 * learner, less the author's trust. In hundredths, so that the column holds it.
 */
export function priorityOf(facts: PriorityFacts): number {
  const clause = Math.max(0, ...facts.clauses.map((code) => WEIGHTS[code] ?? 1))
  const strongest = Math.max(0, ...facts.scores) / 100
  const exposure = Math.min(2, Math.log10(1 + Math.max(0, facts.viewsLastHour)) / 2)
  const sum =
    3 * clause +
    strongest +
    facts.reportWeight / 100 +
    exposure +
    (facts.appealed ? 2 : 0) +
    (facts.score ?? 0) -
    facts.trust / 3
  return Math.round(100 * Math.max(0, sum))
}

import type { DsaStatement } from './dsa-statement.ts'
import { DSA_CATEGORIES, OTHER_CATEGORY } from './dsa.table.ts'
import type { CitedClause, StatementSubject } from './statement.ts'
import { clauseNumber, isClauseOnly } from './statement.ts'

export interface DsaFacts {
  readonly decisionId: number
  readonly of: StatementSubject
  readonly clauses: readonly CitedClause[]
  readonly facts: string
  /** What the author is told, without the way to appeal: stands for the facts where no more than a number is said. */
  readonly clauseOnly: string
  readonly source: 'notice' | 'report' | 'own-initiative'
  /** The law that a notice names; null where nobody has named one. */
  readonly law: string | null
  readonly automatedDetection: boolean
  readonly automatedDecision: boolean
  /** `ar`; `und` where it is not known. */
  readonly language: string
  /** Days: `2026-11-23`. */
  readonly sentOn: string
  readonly decidedOn: string
  readonly endsOn: string | null
  /** As the owner wrote it: codes with commas or spaces between them. */
  readonly territory: string | null
}

/** The clause about unlawful content. */
const UNLAWFUL = 'CL10'

const SOURCES = {
  notice: 'SOURCE_ARTICLE_16',
  report: 'SOURCE_TYPE_OTHER_NOTIFICATION',
  'own-initiative': 'SOURCE_VOLUNTARY',
} as const

/**
 * The fields of Regulation (EU) 2022/2065, article 17(3). The ground is the terms, unless the decision cites the clause
 * about unlawful content and a notice has named the law. Nothing of it says who reported or who decided.
 */
export function dsaOf(facts: DsaFacts): DsaStatement {
  const why = isClauseOnly(facts.clauses.map(({ code }) => code)) ? facts.clauseOnly : facts.facts
  const common = {
    ...restriction(facts),
    ...territoryOf(facts.territory),
    decision_facts: why,
    source_type: SOURCES[facts.source],
    content_type: ['CONTENT_TYPE_TEXT'] as ['CONTENT_TYPE_TEXT'],
    ...(/^[a-z]{2}$/.test(facts.language) && { content_language: facts.language.toUpperCase() }),
    content_date: facts.sentOn,
    application_date: facts.decidedOn,
    automated_detection: facts.automatedDetection ? ('Yes' as const) : ('No' as const),
    automated_decision: facts.automatedDecision
      ? ('AUTOMATED_DECISION_FULLY' as const)
      : ('AUTOMATED_DECISION_NOT_AUTOMATED' as const),
    category: categoryOf(facts.clauses),
    puid: `comment-decision-${facts.decisionId}`,
  }
  const unlawful = facts.clauses.some(({ code }) => code === UNLAWFUL)
  if (unlawful && facts.law !== null)
    return {
      ...common,
      decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
      illegal_content_legal_ground: facts.law,
      illegal_content_explanation: why,
    }
  return {
    ...common,
    decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    incompatible_content_ground: facts.clauses.map(({ code, title }) => `${clauseNumber(code)}. ${title}`).join('; '),
    incompatible_content_explanation: why,
    incompatible_content_illegal: unlawful ? 'Yes' : 'No',
  }
}

function restriction({ of, endsOn }: DsaFacts) {
  if (of === 'mute' || of === 'ban')
    return {
      decision_account: 'DECISION_ACCOUNT_SUSPENDED' as const,
      ...(endsOn !== null && { end_date_account_restriction: endsOn }),
    }
  const visibility =
    of === 'removal'
      ? ('DECISION_VISIBILITY_CONTENT_REMOVED' as const)
      : ('DECISION_VISIBILITY_CONTENT_DISABLED' as const)
  return { decision_visibility: [visibility] }
}

function territoryOf(typed: string | null) {
  const codes = (typed ?? '').toUpperCase().match(/[A-Z]{2,3}/g) ?? []
  return codes.length === 0 ? {} : { territorial_scope: [...new Set(codes)].slice(0, 60) }
}

/** Of the gravest clause: a category of its own goes before “against the terms”. */
function categoryOf(clauses: readonly CitedClause[]): string {
  const all = clauses.map(({ code }) => DSA_CATEGORIES[code] ?? OTHER_CATEGORY)
  return all.find((category) => category !== OTHER_CATEGORY) ?? OTHER_CATEGORY
}

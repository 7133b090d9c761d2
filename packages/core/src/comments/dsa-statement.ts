/**
 * A statement of reasons as Regulation (EU) 2022/2065, article 17(3), asks for it, in the fields and words of the schema
 * of the Commission's transparency database.
 */
interface DsaBase {
  /** (a): what is restricted, where and until when. */
  readonly decision_visibility?: ('DECISION_VISIBILITY_CONTENT_REMOVED' | 'DECISION_VISIBILITY_CONTENT_DISABLED')[]
  readonly decision_account?: 'DECISION_ACCOUNT_SUSPENDED'
  readonly end_date_visibility_restriction?: string
  readonly end_date_account_restriction?: string
  readonly territorial_scope?: string[]
  /** (b): the facts, and what they were noticed by. */
  readonly decision_facts: string
  readonly source_type: 'SOURCE_ARTICLE_16' | 'SOURCE_TYPE_OTHER_NOTIFICATION' | 'SOURCE_VOLUNTARY'
  readonly content_type: ['CONTENT_TYPE_TEXT']
  readonly content_language?: string
  readonly content_date: string
  readonly application_date: string
  /** (c): what machines did. */
  readonly automated_detection: 'Yes' | 'No'
  readonly automated_decision: 'AUTOMATED_DECISION_FULLY' | 'AUTOMATED_DECISION_NOT_AUTOMATED'
  readonly category: string
  readonly puid: string
}

/** (d) the law, or (e) the terms, each with why. Always one of them. */
export type DsaStatement =
  | (DsaBase & {
      readonly decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT'
      readonly illegal_content_legal_ground: string
      readonly illegal_content_explanation: string
    })
  | (DsaBase & {
      readonly decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT'
      readonly incompatible_content_ground: string
      readonly incompatible_content_explanation: string
      readonly incompatible_content_illegal: 'Yes' | 'No'
    })

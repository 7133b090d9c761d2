import * as v from 'valibot'
import type { DsaStatement } from '../comments/dsa-statement.ts'

/**
 * A statement of reasons as Regulation (EU) 2022/2065, article 17(3), asks for it, in the fields and words of the schema
 * of the Commission's transparency database.
 */

const day = v.pipe(v.string(), v.isoDate())
const words = v.pipe(v.string(), v.minLength(1), v.maxLength(5000))
/** Codes of countries (ISO 3166-1), or `EU`, `EEA`. */
const territory = v.pipe(v.array(v.pipe(v.string(), v.regex(/^[A-Z]{2,3}$/))), v.minLength(1), v.maxLength(60))

export const DSA_VISIBILITY = ['DECISION_VISIBILITY_CONTENT_REMOVED', 'DECISION_VISIBILITY_CONTENT_DISABLED'] as const
export const DSA_SOURCES = ['SOURCE_ARTICLE_16', 'SOURCE_TYPE_OTHER_NOTIFICATION', 'SOURCE_VOLUNTARY'] as const

const base = {
  /** (a): what is restricted, where and until when. */
  decision_visibility: v.exactOptional(v.pipe(v.array(v.picklist(DSA_VISIBILITY)), v.minLength(1))),
  decision_account: v.exactOptional(v.literal('DECISION_ACCOUNT_SUSPENDED')),
  end_date_visibility_restriction: v.exactOptional(day),
  end_date_account_restriction: v.exactOptional(day),
  territorial_scope: v.exactOptional(territory),
  /** (b): the facts, and what they were noticed by. */
  decision_facts: words,
  source_type: v.picklist(DSA_SOURCES),
  content_type: v.tuple([v.literal('CONTENT_TYPE_TEXT')]),
  content_language: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/))),
  content_date: day,
  application_date: day,
  /** (c): what machines did. */
  automated_detection: v.picklist(['Yes', 'No']),
  automated_decision: v.picklist(['AUTOMATED_DECISION_FULLY', 'AUTOMATED_DECISION_NOT_AUTOMATED']),
  category: v.pipe(v.string(), v.regex(/^STATEMENT_CATEGORY_[A-Z_]+$/)),
  puid: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,500}$/)),
}

/** (d) the law, or (e) the terms, each with why. Always one of them. */
export const dsaStatement = v.pipe(
  v.variant('decision_ground', [
    v.strictObject({
      ...base,
      decision_ground: v.literal('DECISION_GROUND_ILLEGAL_CONTENT'),
      illegal_content_legal_ground: words,
      illegal_content_explanation: words,
    }),
    v.strictObject({
      ...base,
      decision_ground: v.literal('DECISION_GROUND_INCOMPATIBLE_CONTENT'),
      incompatible_content_ground: words,
      incompatible_content_explanation: words,
      incompatible_content_illegal: v.picklist(['Yes', 'No']),
    }),
  ]),
  v.check(
    (statement) => (statement.decision_visibility === undefined) !== (statement.decision_account === undefined),
    'a statement is about the visibility of a text or about an account',
  ),
) satisfies v.GenericSchema<unknown, DsaStatement>

import * as v from 'valibot'
import type { CaseQueue, CaseState } from '../comments/cases.ts'
import { CASE_QUEUES } from '../comments/cases.ts'
import type { Decision } from '../comments/decide.ts'
import { DECISIONS } from '../comments/decide.ts'
import type { TextPart } from '../comments/marked-text.ts'
import type { CommentRow, ThreadComment } from './comments.ts'
import { COMMENT_STATES } from './comments.ts'
import { cursor, id, idInQuery, instant, line, lockVersion, prose, searchText } from './wire.ts'

/** What moderators work on: comments that wait, are reported or appealed, and all the others as history. */

export const CASE_VIEWS = [...CASE_QUEUES, 'history'] as const
export type CaseView = (typeof CASE_VIEWS)[number]

export const casesQuery = v.strictObject({
  queue: v.picklist(CASE_VIEWS),
  /** Of a queue. */
  state: v.exactOptional(v.picklist(['open', 'escalated'])),
  /** Of the history. */
  stand: v.exactOptional(v.picklist(COMMENT_STATES)),
  section: v.exactOptional(idInQuery),
  article: v.exactOptional(idInQuery),
  reader: v.exactOptional(idInQuery),
  q: v.exactOptional(searchText),
  before: v.exactOptional(cursor),
})

/** Somebody has the comment in front of them. */
export interface Lease {
  readonly by: string
  readonly mine: boolean
  readonly until: string
}

export interface CaseOf {
  readonly queue: CaseQueue
  readonly state: CaseState
  readonly priority: number
  readonly openedAt: string
  readonly dueAt: string | null
  /** In force now. */
  readonly lease: Lease | null
}

export interface CaseRow extends CommentRow {
  /** Of the section of the article; null: it has none. */
  readonly section: string | null
  readonly readerId: number
  /** The text with the words that were found in it, so that a list can mask them. */
  readonly parts: readonly TextPart[]
  readonly case: CaseOf | null
  /** A published comment whose newest text waits. */
  readonly editWaits: boolean
  /** Open reports. */
  readonly reports: number
  readonly decisions: readonly Decision[]
}

/**
 * Queues are counted so far and one further. Nobody works by the difference between a thousand that wait and two thousand,
 * and to count them all costs every look.
 */
export const MOST_COUNTED = 1000

export interface CaseCounts {
  readonly pending: number
  readonly reported: number
  readonly appealed: number
  readonly spam: number
  readonly escalated: number
  /** Proposals that wait for a second person other than the caller. */
  readonly proposals: number
  /** Changes when anything in the queues has. */
  readonly mark: string
  /** Comments that somebody else has in front of them now. */
  readonly leases: readonly { readonly commentId: number; readonly by: string }[]
}

export interface EvidenceRow {
  readonly id: number
  readonly detector: string
  readonly sentence: string
  readonly score: number
  readonly clause: string | null
  /** Of the matcher and its list, the learner's model, the rule. */
  readonly version: string
  /** What was done to the spelling to find a word. */
  readonly steps: readonly string[]
}

export interface ReportRow {
  readonly id: number
  readonly kind: 'terms' | 'illegal'
  readonly clause: string
  readonly note: string
  readonly law: string
  /** Hundredths. */
  readonly weight: number
  readonly at: string
  readonly outcome: 'upheld' | 'dismissed' | null
  readonly readerId: number | null
  /** Of this reporter's earlier reports; null for one who is not known. */
  readonly record: { readonly upheld: number; readonly dismissed: number } | null
}

export interface CaseNote {
  readonly id: number
  readonly by: string
  readonly text: string
  readonly at: string
}

export interface CaseDecision {
  readonly id: number
  readonly at: string
  /** null: a rule. */
  readonly by: string | null
  readonly second: string | null
  /** Type of the event: `publish`, `remove`, `restore`, `hold`, `spam`, `approve-edit`, `undo` … */
  readonly type: string
  readonly clauses: readonly CitedVersion[]
  readonly facts: string | null
  /** What the author is told, in the caller's language. */
  readonly statement: string | null
  readonly undone: boolean
}

/** A clause in the version that was cited. */
export interface CitedVersion {
  readonly code: string
  readonly version: number
  readonly title: string
}

export interface CitableClause extends CitedVersion {
  readonly text: string
  readonly notCovered: readonly string[]
  /** Questions that must all be answered with yes. */
  readonly test: readonly string[]
  /** What the facts could begin with. */
  readonly suggestions: readonly string[]
}

export interface ReaderRecord {
  readonly id: number
  readonly name: string
  readonly since: string
  readonly published: number
  readonly removed: number
  readonly waiting: number
  readonly trust: number
  readonly strikes: number
  readonly mutedUntil: string | null
  readonly bannedUntil: string | null
  readonly watchedUntil: string | null
}

export interface Proposal {
  readonly id: number
  readonly kind: 'decision' | 'many' | 'sanction'
  readonly by: string
  readonly mine: boolean
  readonly at: string
  readonly commentId: number | null
  readonly readerId: number | null
  /** `remove`, `ban` … */
  readonly what: string
  readonly days: number | null
  readonly count: number
  readonly clauses: readonly string[]
  readonly facts: string
}

export interface CaseDetail extends CaseRow {
  readonly excerpt: string
  readonly publicUrl: string | null
  readonly ancestors: readonly ThreadComment[]
  readonly replies: readonly ThreadComment[]
  readonly reader: ReaderRecord
  readonly evidence: readonly EvidenceRow[]
  readonly reportRows: readonly ReportRow[]
  readonly notes: readonly CaseNote[]
  readonly history: readonly CaseDecision[]
  /** What readers see, where a newer text waits. */
  readonly publishedText: string | null
  readonly clauses: readonly CitableClause[]
  readonly proposal: Proposal | null
  /** The caller's own byline, where it stands above this article: they may answer under it. */
  readonly ownByline: string | null
}

const code = line(8, 3)
const reasons = {
  clauses: v.exactOptional(v.pipe(v.array(code), v.maxLength(5), v.readonly())),
  facts: v.exactOptional(prose(2000)),
}

export const decideManyInput = v.strictObject({
  items: v.pipe(
    v.array(v.strictObject({ commentId: id, revisionId: id, lockVersion })),
    v.minLength(1),
    v.maxLength(200),
    v.readonly(),
  ),
  decision: v.picklist(DECISIONS),
  ...reasons,
})
export interface DecidedMany {
  readonly batchId: number | null
  readonly undoUntil: string | null
  readonly proposalId: number | null
  readonly results: readonly {
    readonly commentId: number
    readonly decisionId: number | null
    /** A code of refusal. */
    readonly refused: string | null
  }[]
}
export interface UndoneMany {
  readonly undone: number
  readonly kept: number
}

export const openCaseInput = v.strictObject({ takeOver: v.boolean() })
export interface OpenedCase {
  readonly mine: boolean
  readonly by: string | null
  readonly until: string | null
}
export const noteInput = v.strictObject({ text: prose(2000, 1), escalate: v.boolean() })
/** An answer in the newspaper's name, or under the byline above the article. */
export const answerInput = v.strictObject({ body: prose(4000, 1), as: v.picklist(['team', 'byline']) })
export const dueInput = v.strictObject({ dueAt: v.nullable(instant) })
export const settleInput = v.strictObject({ agree: v.boolean() })
export interface SettledProposal {
  readonly outcome: 'agreed' | 'declined' | 'overtaken'
}

export interface ReaderPage extends ReaderRecord {
  readonly kind: string
  readonly hasEmail: boolean
  readonly emailVerified: boolean
  /** Reports made by this reader. */
  readonly reported: { readonly upheld: number; readonly dismissed: number; readonly open: number }
  readonly unheardUntil: string | null
  readonly sanctions: readonly ReaderSanction[]
  readonly comments: readonly ReaderComment[]
}
export interface ReaderSanction {
  readonly id: number
  readonly kind: 'strike' | 'premod' | 'mute' | 'ban' | 'unheard'
  readonly ofNetwork: boolean
  readonly weight: number
  readonly from: string
  readonly until: string
  readonly lifted: boolean
  readonly by: string | null
  readonly facts: string
  readonly commentId: number | null
}
export interface ReaderComment extends ThreadComment {
  readonly article: { readonly id: number; readonly title: string }
}

export const SANCTION_KINDS = ['premod', 'mute', 'ban', 'network', 'unheard'] as const
export const sanctionInput = v.strictObject({
  commentId: v.nullable(id),
  kind: v.picklist(SANCTION_KINDS),
  days: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(3650)),
  clauses: v.pipe(v.array(code), v.maxLength(5), v.readonly()),
  facts: prose(2000, 1),
})
export interface SanctionResult {
  readonly decisionId: number | null
  readonly until: string | null
  readonly proposalId: number | null
}
export const liftInput = v.strictObject({ why: prose(1000) })
export const whyInput = v.strictObject({ why: line(300, 1) })
export interface ReaderContact {
  readonly email: string | null
  readonly verifiedAt: string | null
}

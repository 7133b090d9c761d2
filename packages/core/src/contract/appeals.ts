import * as v from 'valibot'
import { prose } from './wire.ts'

/** Appeals as whoever hears them sees them. */

export interface AppealClause {
  readonly code: string
  /** As it stood when the decision was made. */
  readonly title: string
  readonly text: string
}

export interface AppealDetail {
  readonly id: number
  readonly state: 'open' | 'upheld' | 'overturned'
  readonly text: string
  readonly openedAt: string
  readonly dueAt: string
  readonly overdue: boolean
  /** The decision appealed. */
  readonly first: {
    readonly effect: 'remove' | 'mute' | 'ban'
    /** null: a rule. */
    readonly by: string | null
    readonly at: string
    readonly clauses: readonly AppealClause[]
    readonly facts: string
  }
  /** Nobody in the newsroom could hear it, or its time is over: it goes to somebody outside. */
  readonly outside: boolean
  /** Whom the owner has named for that. */
  readonly outsideName: string | null
  /** The caller made the first decision, and so does not hear this. */
  readonly ownDecision: boolean
  /** The caller may make a link for somebody outside. */
  readonly mayLink: boolean
  readonly answer: string | null
  readonly decidedAt: string | null
  /** null: somebody outside. */
  readonly decidedBy: string | null
}

export interface AppealOfComment {
  /** The newest one; null when nothing was appealed. */
  readonly appeal: AppealDetail | null
}

export const appealDecisionInput = v.strictObject({
  decision: v.picklist(['uphold', 'overturn']),
  /** The author of the comment reads it. */
  answer: prose(8000, 1),
})

export interface AppealDecided {
  readonly state: 'upheld' | 'overturned'
}

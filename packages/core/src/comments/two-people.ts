import type { Decision } from './decide.ts'
import { LONG_BAN_DAYS } from './sanctions.ts'

/** Below this a newsroom could not find a second person for long: everything is one person's to decide. */
const FEWEST_MODERATORS = 3

export interface TwoPeopleFacts {
  /** The setting of the newspaper. */
  readonly twoPeople: boolean
  /** Active accounts that may moderate. */
  readonly moderators: number
}

export function takesTwo({ twoPeople, moderators }: TwoPeopleFacts): boolean {
  return twoPeople && moderators >= FEWEST_MODERATORS
}

/** Abuse of God (CL5) is removed by two people: nothing is argued about more, or is more dangerous to its author. */
export function decisionTakesTwo(decision: Decision, clauses: readonly string[]): boolean {
  return decision === 'remove' && clauses.includes('CL5')
}

/** More decisions with one stroke than somebody reads: a second person, or time to undo them. */
export const MANY = 20
/** Nobody decides about more with one stroke, alone or not. */
export const MOST_AT_ONCE = 200
/** For so long all of them can be undone with one stroke, and a single one as well. */
export const UNDO_SECONDS = 24 * 3600

export function manyTakeTwo(count: number): boolean {
  return count > MANY
}

export function sanctionTakesTwo(kind: string, days: number): boolean {
  return kind === 'ban' && days > LONG_BAN_DAYS
}

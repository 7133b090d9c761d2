import { cleanText } from '@warraq/arabic'
import type { Instant } from '../time.ts'
import { countLetters } from './check.ts'
import type { DecisionEffect } from './states.ts'

/** Appeals: one for a decision, within its time, heard by somebody who did not make it. */

/** Graphemes (UAX #29) of an appeal and of its answer. */
export const APPEAL_LETTERS = 2000

/** An appeal should have its answer within a week; then people are reminded, and the owner hears of it. */
export const APPEAL_DUE_SECONDS = 7 * 24 * 3600
/** After so many reminders nobody is written to any more; the case stays open and escalated. */
export const MOST_REMINDERS = 8

export type AppealProblem = 'text-missing' | 'text-too-long' | 'too-late' | 'filed-before' | 'not-appealable'

export interface AppealableDecision {
  readonly effect: DecisionEffect | 'mute' | 'ban' | 'lift'
  /** As its statement says; null: none is taken. */
  readonly until: Instant | null
  readonly filedBefore: boolean
  /** Undone since, or its comment withdrawn or erased: there is nothing left to decide. */
  readonly inForce: boolean
}

/** What stands against an appeal; null when it may be filed. */
export function appealBar(decision: AppealableDecision, now: Instant): AppealProblem | null {
  if (decision.filedBefore) return 'filed-before'
  if (!['remove', 'mute', 'ban'].includes(decision.effect) || !decision.inForce || decision.until === null)
    return 'not-appealable'
  return now > decision.until ? 'too-late' : null
}

/** The text of an appeal, or of its answer, as it is stored; or what is wrong with it. */
export function checkAppealText(
  typed: string,
):
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: 'text-missing' | 'text-too-long' } {
  const text = cleanText(typed).trim()
  if (!/[\p{L}\p{N}]/u.test(text)) return { ok: false, problem: 'text-missing' }
  if (text.length > APPEAL_LETTERS * 8 || countLetters(text) > APPEAL_LETTERS)
    return { ok: false, problem: 'text-too-long' }
  return { ok: true, text }
}

export interface Bench {
  /** Who made the decision, and who agreed where it took two; nobody for a rule, or the operator at the command line. */
  readonly deciders: readonly number[]
  /** Active accounts that may moderate. */
  readonly moderators: readonly number[]
}

/**
 * Who hears an appeal. A second moderator, where there is one; else somebody outside, to whom the appeal goes by link, so
 * that a newsroom of one is never judge of its own decision and an appeal never waits for nobody.
 */
export function hearerOf({ deciders, moderators }: Bench): 'moderators' | 'outside' {
  return moderators.some((id) => mayHear(id, deciders)) ? 'moderators' : 'outside'
}

/** Who made a decision, or agreed to it, does not hear the appeal against it. */
export function mayHear(accountId: number, deciders: readonly number[]): boolean {
  return !deciders.includes(accountId)
}

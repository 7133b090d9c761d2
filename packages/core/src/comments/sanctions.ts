import type { ModerationSettings } from './moderation-settings.ts'
import type { Instant } from '../time.ts'

/** What a removal costs its author: strikes that expire, and what follows when there are many. */

/** Incitement and threats weigh as much as three insults. */
const HEAVY: ReadonlySet<string> = new Set(['CL6', 'CL7', 'CL13'])

/** Of one removal, however many clauses it cites. */
export function strikeWeight(codes: readonly string[]): number {
  return codes.some((code) => HEAVY.has(code)) ? 3 : 1
}

export type SanctionKind = 'strike' | 'premod' | 'mute' | 'ban' | 'unheard'

export interface Sanction {
  readonly kind: SanctionKind
  readonly weight: number
  readonly startsAt: Instant
  /** The first moment at which it is over. */
  readonly endsAt: Instant
  readonly liftedAt: Instant | null
}

export function isInForce({ startsAt, endsAt, liftedAt }: Sanction, now: Instant): boolean {
  return liftedAt === null && startsAt <= now && now < endsAt
}

/** How a reader stands now, from all the sanctions against them. */
export interface Standing {
  readonly strikes: number
  /** The latest end of each; null: none is in force. */
  readonly mutedUntil: Instant | null
  readonly bannedUntil: Instant | null
  readonly watchedUntil: Instant | null
  readonly unheardUntil: Instant | null
}

export function standingOf(sanctions: readonly Sanction[], now: Instant): Standing {
  const inForce = sanctions.filter((sanction) => isInForce(sanction, now))
  const until = (kind: SanctionKind) =>
    inForce
      .filter((sanction) => sanction.kind === kind)
      .reduce<Instant | null>((last, { endsAt }) => (last === null || endsAt > last ? endsAt : last), null)
  return {
    strikes: inForce.filter(({ kind }) => kind === 'strike').reduce((sum, { weight }) => sum + weight, 0),
    mutedUntil: until('mute'),
    bannedUntil: until('ban'),
    watchedUntil: until('premod'),
    unheardUntil: until('unheard'),
  }
}

type Ladder = ModerationSettings['strikes']

/** What this many strikes come to; null: nothing yet. */
export function consequenceOf(
  strikes: number,
  { muteAt, muteDays, banAt, banDays }: Pick<Ladder, 'muteAt' | 'muteDays' | 'banAt' | 'banDays'>,
): { readonly kind: 'mute' | 'ban'; readonly days: number } | null {
  if (strikes >= banAt) return { kind: 'ban', days: banDays }
  return strikes >= muteAt ? { kind: 'mute', days: muteDays } : null
}

/** Neighbours share a network, and networks change hands. */
export const MOST_NETWORK_DAYS = 7
/** A longer ban is for two people to make. */
export const LONG_BAN_DAYS = 30
export const MOST_BAN_DAYS = 3650
/** For so long the reports of a reader who misuses them count for nothing. */
export const UNHEARD_DAYS = 90

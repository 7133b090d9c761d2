import * as v from 'valibot'
import type { ModerationSettings } from '../comments/moderation-settings.ts'
import { email, id, line, lockVersion } from './wire.ts'

const whole = (least: number, most: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most))

/** Shapes of the fields; what each one means, `ModerationSettings` says. */
export const moderationSettings = v.strictObject({
  firstHeld: whole(1, 20),
  slowSeconds: whole(0, 3600),
  burst: v.nullable(
    v.strictObject({ comments: whole(5, 10_000), minutes: whole(1, 120), holdMinutes: whole(5, 1440) }),
  ),
  editMinutes: whole(0, 120),
  likes: v.boolean(),
  live: v.boolean(),
  email: v.picklist(['required', 'optional', 'none']),
  letters: v.boolean(),
  proofOfWork: v.boolean(),
  hideAtWeight: whole(50, 10_000),
  appeals: v.strictObject({
    days: whole(7, 366),
    outside: v.nullable(v.strictObject({ name: line(80, 1), email })),
  }),
  twoPeople: v.boolean(),
  dsa: v.strictObject({ on: v.boolean(), territory: v.nullable(line(200, 1)) }),
  strikes: v.strictObject({
    expireDays: whole(7, 366),
    muteAt: whole(1, 100),
    muteDays: whole(1, 30),
    banAt: whole(2, 100),
    banDays: whole(1, 30),
  }),
  keep: v.strictObject({ traceDays: whole(1, 30), spamDays: whole(1, 90), waitingDays: whole(7, 180) }),
  learner: v.strictObject({
    on: v.boolean(),
    holdAt: v.nullable(whole(50, 100)),
  }),
  hook: v.nullable(
    v.strictObject({
      url: v.pipe(v.string(), v.url(), v.startsWith('https://'), v.maxLength(500)),
      budgetMs: whole(50, 5000),
      onFailure: v.picklist(['hold', 'pass']),
    }),
  ),
  protection: v.boolean(),
  seniors: v.pipe(v.array(id), v.maxLength(50), v.readonly()),
}) satisfies v.GenericSchema<unknown, ModerationSettings>
export type { ModerationSettings }

export const saveModerationInput = v.strictObject({ settings: moderationSettings, lockVersion })

export interface ModerationView {
  readonly settings: ModerationSettings
  readonly lockVersion: number
}

/** What the screen of the settings needs beside them. */
export interface ModerationPage extends ModerationView {
  readonly savedAt: string | null
  readonly savedBy: string | null
  /** Accounts that may moderate: of them seniors are chosen. */
  readonly moderators: readonly { readonly id: number; readonly name: string }[]
  /** A secret for the outside scorer has been made. */
  readonly hasHookSecret: boolean
}

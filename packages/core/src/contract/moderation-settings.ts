import * as v from 'valibot'
import { email, id, line, lockVersion } from './wire.ts'

/** How the newspaper moderates: everything that is not about one section, article, clause, word or rule. */

const whole = (least: number, most: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most))

export const moderationSettings = v.strictObject({
  /** In the way `first`: so many comments of a reader are read before they appear. */
  firstHeld: whole(1, 20),
  /** Seconds between two comments of one reader; 0: no slow mode. */
  slowSeconds: whole(0, 3600),
  /** So many comments under one article in so many minutes, and each one is held for as long as said; null: no brake. */
  burst: v.nullable(
    v.strictObject({ comments: whole(5, 10_000), minutes: whole(1, 120), holdMinutes: whole(5, 1440) }),
  ),
  /** Minutes in which a reader may change a comment; 0: not at all. */
  editMinutes: whole(0, 120),
  likes: v.boolean(),
  /** New comments are announced on an open page. */
  live: v.boolean(),
  /** Whether the form asks for an address, and whether it must be given. */
  email: v.picklist(['required', 'optional', 'none']),
  /** Letters about answers are offered. */
  letters: v.boolean(),
  /** The browser computes a proof of work: a signal, nobody is refused without it. */
  proofOfWork: v.boolean(),
  /** Reports that weigh so much together (hundredths; one reader's is about 100) hide a comment until it has been read. */
  hideAtWeight: whole(50, 10_000),
  appeals: v.strictObject({
    days: whole(7, 366),
    /** «محكّم القراء»: who hears appeals where the newsroom has no second moderator. */
    outside: v.nullable(v.strictObject({ name: line(80, 1), email })),
  }),
  /** Decisions on CL5, bans of more than 30 days and the like need a second person. */
  twoPeople: v.boolean(),
  /** Regulation (EU) 2022/2065, article 17(3): the fields are made with each statement. */
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
    /** From this score on (hundredths of 1) a comment is held; null: it only orders the queue. */
    holdAt: v.nullable(whole(50, 100)),
  }),
  /** A scorer of somebody else, asked by one signed call; it is given the text and nothing about its author. */
  hook: v.nullable(
    v.strictObject({
      url: v.pipe(v.string(), v.url(), v.startsWith('https://'), v.maxLength(500)),
      budgetMs: whole(50, 5000),
      onFailure: v.picklist(['hold', 'pass']),
    }),
  ),
  /** «وضع الحماية»: no address, no digest of a network, no browser's name; times by the day. */
  protection: v.boolean(),
  /** Accounts whose decisions and reports are taken at once; empty: every moderator's. */
  seniors: v.pipe(v.array(id), v.maxLength(50), v.readonly()),
})
export type ModerationSettings = v.InferOutput<typeof moderationSettings>

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

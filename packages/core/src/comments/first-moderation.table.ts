import type { ModerationSettings } from './moderation-settings.ts'

/** How comments are moderated before the owner has chosen anything. */
export const FIRST_MODERATION: ModerationSettings = {
  firstHeld: 3,
  slowSeconds: 0,
  burst: { comments: 60, minutes: 10, holdMinutes: 60 },
  editMinutes: 10,
  likes: false,
  live: true,
  email: 'required',
  letters: true,
  proofOfWork: false,
  hideAtWeight: 300,
  appeals: { days: 183, outside: null },
  twoPeople: false,
  dsa: { on: false, territory: null },
  strikes: { expireDays: 90, muteAt: 3, muteDays: 7, banAt: 6, banDays: 30 },
  keep: { traceDays: 30, spamDays: 15, waitingDays: 30 },
  learner: { on: true, holdAt: null },
  hook: null,
  protection: false,
  seniors: [],
}

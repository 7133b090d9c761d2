import type { Instant } from '../time.ts'
import { plusSeconds } from '../time.ts'

/** How often a reader wants to hear of answers to their comments. */
export const LETTERS_OFTEN = ['none', 'each', 'hourly', 'daily'] as const
export type LettersOften = (typeof LETTERS_OFTEN)[number]

export function isLettersOften(text: string): text is LettersOften {
  return (LETTERS_OFTEN as readonly string[]).includes(text)
}

/** Answers of a minute go together; and however lively a discussion, no two letters follow each other sooner than this. */
const GATHER_SECONDS = 60
const APART_SECONDS: Readonly<Record<Exclude<LettersOften, 'none'>, number>> = {
  each: 10 * 60,
  hourly: 3600,
  daily: 24 * 3600,
}

/** When the next letter goes. */
export function nextLetterAt(often: Exclude<LettersOften, 'none'>, lastSentAt: Instant | null, now: Instant): Instant {
  const soon = plusSeconds(now, GATHER_SECONDS)
  if (lastSentAt === null) return often === 'each' ? soon : plusSeconds(now, APART_SECONDS[often])
  const apart = plusSeconds(lastSentAt, APART_SECONDS[often])
  return apart > soon ? apart : soon
}

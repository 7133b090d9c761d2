import type { Span } from '../evidence.ts'

/**
 * What a word on the list may do. `unambiguous`: obscene in every dialect and never a name, refused at the form with the
 * word shown. `contextual`: has an innocent reading, so it holds for a person. `protected-name`: a name that comments
 * must not be made under or about; it is evidence and never a reason by itself.
 */
export const TERM_TIERS = ['unambiguous', 'contextual', 'protected-name'] as const
export type TermTier = (typeof TERM_TIERS)[number]

/** `exact`: this word alone. `affixed`: with what Arabic attaches to it. `family`: also each of `forms`, affixed. */
export const TERM_MATCHES = ['exact', 'affixed', 'family'] as const
export type TermMatch = (typeof TERM_MATCHES)[number]

/**
 * Where the word counts. `anywhere`: wherever it stands. `aimed`: only where it is said to or about somebody (after يا or
 * أنت, as what a person is called, alone on a line) or where its spelling was disguised: words that also name an animal,
 * a family, a thing. Forms of several words bring along who is meant and count anywhere.
 */
export const TERM_SCOPES = ['anywhere', 'aimed'] as const
export type TermScope = (typeof TERM_SCOPES)[number]

/** A word or a phrase of the list of words, as its editor wrote it. */
export interface Term {
  readonly id: number
  readonly text: string
  readonly match: TermMatch
  /** Broken plurals, verbs and dialect forms, written by editors; empty unless `match` is `family`. */
  readonly forms: readonly string[]
  readonly scope: TermScope
  /** Phrases in which the word is innocent: «حمار وحشي». A place inside one of them does not count. */
  readonly unless: readonly string[]
  readonly tier: TermTier
  /** The clause it may go against, such as `CL8`. */
  readonly clause: string
  /** Sentences that must be hit, and sentences that must not: tests that run on each change of the list. */
  readonly mustMatch: readonly string[]
  readonly mustNotMatch: readonly string[]
}

/**
 * What was undone between the text as typed and the word on the list, in the order in which it is undone.
 *
 * - `hidden`: invisible characters; `marks`: vowel signs and other marks; `tatweel`: the stroke that stretches a word
 * - `presentation`: typesetting shapes of letters; `look-alikes`: letters of other languages and scripts that look the same
 * - `repeats`: letters drawn out; `joined`: letters or pieces with spaces, signs or pictures between them
 * - `digits`: digits and signs for letters; `mixed-script`: Latin, Greek or Cyrillic letters for Arabic ones
 * - `masked`: one letter behind a star; `dotless`: letters without their dots; `halves`: a word cut in two
 * - `arabizi`: Arabic in Latin letters; `affixes`: what Arabic attaches before and behind a word
 * - `mentioned`: the word is quoted or spoken about, not used
 */
export const MATCH_STEPS = [
  'hidden',
  'marks',
  'tatweel',
  'presentation',
  'look-alikes',
  'repeats',
  'joined',
  'digits',
  'mixed-script',
  'masked',
  'dotless',
  'halves',
  'arabizi',
  'affixes',
  'mentioned',
] as const
export type MatchStep = (typeof MATCH_STEPS)[number]

/** One place in a text where a term stands, however it was spelled. */
export interface TermHit {
  readonly termId: number
  readonly tier: TermTier
  readonly clause: string
  /** In the text as typed. */
  readonly span: Span
  /**
   * `suspect`: found by a reading that is often wrong (letters without dots, Latin letters, a word cut in two), or a word
   * that is quoted rather than used. It holds and never refuses.
   */
  readonly strength: 'strong' | 'suspect'
  /** How the spelling was undone, in order. With the version of the matcher and of the list it is found again. */
  readonly steps: readonly MatchStep[]
}

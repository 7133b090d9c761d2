import type { Span } from '../evidence.ts'
import type { TermHit } from '../match/term.ts'
import type { RuleCondition } from '../rules/condition.ts'

/** What the phases are told of a comment: the database's part of it is loaded before the first of them looks. */
export interface ScreeningFacts {
  readonly body: string
  readonly name: string
  readonly lang: 'ar' | 'und'
  /** The name is that of a member of staff, a byline, the newspaper or one of its offices. */
  readonly nameIsReserved: boolean
  /** The field that people do not see was filled in. */
  readonly trapFilled: boolean
  /** Seconds between giving out the form and getting it back; null when the form was on a stored page. */
  readonly formAgeSeconds: number | null
  /** What came of the browser's proof of work; null where none is asked for. */
  readonly proof: 'none' | 'valid' | 'spent' | 'foreign' | null
  readonly reader: ReaderRecord
  /** Other comments of the last hour with (nearly) the same text. */
  readonly twins: { readonly own: number; readonly others: number }
  /** Comments of the last ten minutes from the same network, this one left out; 0 where networks are not kept. */
  readonly sameNetwork: number
  readonly articleAgeHours: number
  /** Of the day, 0 to 23, where the newspaper is. */
  readonly hour: number
  /** Names under the article, as printed. */
  readonly bylines: readonly string[]
  /** From this score on (hundredths) the learner holds; null: it only orders the queue. */
  readonly learnerHoldsAt: number | null
  /** What somebody else's scorer said; null where none is asked. */
  readonly scorer: ScorerAnswer | null
}

export interface ReaderRecord {
  /** Comments of this reader that were published before. */
  readonly publishedBefore: number
  /** Removed within ninety days. */
  readonly removedBefore: number
  /** Reports against this reader's comments within ninety days. */
  readonly reportsBefore: number
  /** 0 to 3, of `trustOf`. */
  readonly trust: number
  /** An earlier decision asks that each comment of this reader is read first. */
  readonly watched: boolean
  /** The network, not the reader, is kept from commenting: whoever comes from it waits. */
  readonly networkSanctioned: boolean
}

export type ScorerAnswer =
  | { readonly ok: true; readonly score: number; readonly hold: boolean }
  | { readonly ok: false; readonly holds: boolean }

/** A rule of the newspaper as it is in force. */
export interface RuleInForce {
  readonly ruleId: number
  readonly versionId: number
  readonly n: number
  readonly name: string
  readonly state: 'shadow' | 'live'
  readonly condition: RuleCondition
  readonly effect: 'tag' | 'hold' | 'throttle' | 'quarantine'
  readonly clause: string | null
}

/**
 * The instruments of the phases, each of one version: the list of words, the learner, the rules. A function may throw; its
 * phase then holds the comment.
 */
export interface ScreeningTools {
  readonly versions: ToolVersions
  readonly findTerms: (text: string) => readonly (TermHit & { readonly term: string })[]
  readonly findTags: (
    text: string,
    bylines: readonly string[],
  ) => readonly { readonly tag: string; readonly span: Span }[]
  /** Null where it is switched off. */
  readonly learner: null | {
    readonly score: (text: string) => number
    readonly explain: (text: string) => readonly { readonly span: Span; readonly weight: number }[]
  }
  readonly rules: readonly RuleInForce[]
  /** Milliseconds of work from any beginning. */
  readonly clock: () => number
}

/** Kept with each screening; with them the same tools can be put together again. */
export interface ToolVersions {
  readonly detectors: string
  readonly matcher: string
  readonly lexicon: number
  readonly tags: string
  /** Name of the learner's model; null where it was off. */
  readonly model: string | null
  /** Versions of the rules in force. */
  readonly rules: readonly number[]
}

/** Where in the stored text something was found: UTF-16 offsets, the second after the last. */
export type Span = readonly [start: number, end: number]

/** One reason to look at a comment. Evidence may hold; it never removes. */
export interface Evidence {
  readonly detector: Detector
  readonly kind: EvidenceKind
  readonly spans: readonly Span[]
  /** 0 says something about the comment, {@link HOLD} and more holds it, {@link QUARANTINE} takes it for a machine's. */
  readonly score: number
  /** The clause it may be about, or null. */
  readonly clause: string | null
  /** What else is needed to understand it and to find it again. Never words of the comment or its author. */
  readonly data: EvidenceData
}

export type EvidenceData = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

export type EvidenceKind =
  | 'sanction'
  | 'trap'
  | 'proof'
  | 'link'
  | 'script'
  | 'name'
  | 'history'
  | 'duplicate'
  | 'term'
  | 'tag'
  | 'ml'
  | 'rule'
  | 'scorer'
  | 'failure'

export type Detector =
  | 'sanctioned-network'
  | 'watched-reader'
  | 'filled-trap'
  | 'too-fast'
  | 'no-proof'
  | 'spent-proof'
  | 'foreign-proof'
  | 'many-links'
  | 'bidi-controls'
  | 'piled-marks'
  | 'hidden-characters'
  | 'many-lines'
  | 'impersonation'
  | 'first-comment'
  | 'repeated-own'
  | 'repeated-others'
  | 'term'
  | 'protected-name'
  | 'tag'
  | 'learner'
  | 'rule'
  | 'scorer'
  | 'scorer-failed'
  | 'phase-failed'
  | 'phase-slow'

/** Changes when a detector without a version of its own would say something else about the same comment. */
export const DETECTOR_VERSION = '2'

export const HOLD = 50
export const QUARANTINE = 100
/** Not taken at all: the form comes back with the word shown. Only the certain words of CL8 have this score. */
export const REFUSE = 200

const MOST_SPANS = 100

/** A finding with what most of them have: no clause, nothing more to say. */
export function found(
  detector: Detector,
  kind: EvidenceKind,
  score: number,
  more: Partial<Pick<Evidence, 'spans' | 'clause' | 'data'>> = {},
): Evidence {
  const { spans = [], clause = null, data = {} } = more
  return { detector, kind, score, spans: spans.slice(0, MOST_SPANS), clause, data }
}

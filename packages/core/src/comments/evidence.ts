import { findBidiControls, hasZalgo } from '@warraq/arabic'
import type { FoundLink } from './links.ts'
import { findLinks } from './links.ts'

/** Where in the stored text something was found: UTF-16 offsets, the second after the last. */
export type Span = readonly [start: number, end: number]

/** One reason to look at a comment. Evidence may hold; it never removes. */
export interface Evidence {
  readonly detector: Detector
  readonly kind: 'link' | 'script' | 'name' | 'trap' | 'history'
  readonly spans: readonly Span[]
  /** 0 says something about the comment, {@link HOLD} and more holds it, {@link QUARANTINE} takes it for a machine's. */
  readonly score: number
  /** The clause it may be about, or null. */
  readonly clause: string | null
}

export type Detector =
  | 'many-links'
  | 'bidi-controls'
  | 'piled-marks'
  | 'hidden-characters'
  | 'many-lines'
  | 'impersonation'
  | 'filled-trap'
  | 'too-fast'
  | 'first-comment'
  | 'watched-reader'

/** Changes when a detector would say something else about the same text. */
export const DETECTOR_VERSION = '1'

export const HOLD = 50
export const QUARANTINE = 100

export interface ScreeningFacts {
  readonly body: string
  /** The name is that of a member of staff, a byline, the newspaper or one of its offices. */
  readonly nameIsReserved: boolean
  /** The field that people do not see was filled in. */
  readonly trapFilled: boolean
  /** Seconds between giving out the form and getting it back; null when the form was on a stored page. */
  readonly formAgeSeconds: number | null
  /** Comments of this reader that were published before. */
  readonly publishedBefore: number
  /** An earlier decision asks that each comment of this reader is read first. */
  readonly watched: boolean
}

const MOST_LINKS = 2
const MOST_LINES = 60
const MOST_HIDDEN = 8
const FASTEST_SECONDS = 3

/** Everything there is to say about a comment before a person reads it. Pure; one pass over the text per detector. */
export function screen(facts: ScreeningFacts): Evidence[] {
  const links = findLinks(facts.body)
  return [
    ...when(links.length > MOST_LINKS, { ...about('many-links', 'link', 60, links.map(spanOf)), clause: 'CL9' }),
    ...scriptEvidence(facts.body),
    ...when(facts.nameIsReserved, { ...about('impersonation', 'name', 60), clause: 'CL12' }),
    ...when(facts.trapFilled, { ...about('filled-trap', 'trap', QUARANTINE), clause: 'CL9' }),
    ...when(facts.formAgeSeconds !== null && facts.formAgeSeconds < FASTEST_SECONDS, about('too-fast', 'trap', HOLD)),
    ...when(facts.watched, about('watched-reader', 'history', 60)),
    ...when(facts.publishedBefore === 0, about('first-comment', 'history', 10)),
  ]
}

/** Where a comment goes: to readers, to the queue, or to the part of the queue that machines fill. */
export function verdictOf(
  evidence: readonly Evidence[],
  mode: 'pre' | 'first' | 'post' | 'open',
): 'published' | 'held' | 'quarantined' {
  const scores = evidence.map(({ score }) => score)
  if (Math.max(0, ...scores) >= QUARANTINE) return 'quarantined'
  if (mode === 'pre' || mode === 'first') return 'held'
  return scores.reduce((sum, score) => sum + score, 0) >= HOLD ? 'held' : 'published'
}

function scriptEvidence(body: string): Evidence[] {
  const controls = findBidiControls(body)
  const hidden = [...body.matchAll(HIDDEN)].map(({ index }): Span => [index, index + 1])
  return [
    ...when(
      controls.length > 0,
      about(
        'bidi-controls',
        'script',
        HOLD,
        controls.map(({ offset }) => [offset, offset + 1]),
      ),
    ),
    ...when(hasZalgo(body), about('piled-marks', 'script', HOLD)),
    ...when(hidden.length > MOST_HIDDEN, about('hidden-characters', 'script', HOLD, hidden)),
    ...when(body.split('\n').length > MOST_LINES, about('many-lines', 'script', HOLD)),
  ]
}

// Zero-width space, word joiner, grapheme joiner, soft hyphen, fillers, blank braille. The joiners U+200C and U+200D
// are left out: Persian spelling and joined emoji are full of them.
const HIDDEN = /[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u200b\u2060-\u2064\u2800\u3164\ufeff\uffa0]/g

function about(detector: Detector, kind: Evidence['kind'], score: number, spans: readonly Span[] = []): Evidence {
  return { detector, kind, score, spans: spans.slice(0, 100), clause: null }
}

function when(found: boolean, evidence: Evidence): Evidence[] {
  return found ? [evidence] : []
}

function spanOf({ start, end }: FoundLink): Span {
  return [start, end]
}

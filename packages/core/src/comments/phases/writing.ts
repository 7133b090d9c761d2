import { findBidiControls, hasZalgo } from '@warraq/arabic'
import type { Evidence, Span } from '../evidence.ts'
import { found, HOLD } from '../evidence.ts'
import { findLinks } from '../links.ts'
import type { ScreeningFacts } from './facts.ts'

const MOST_LINKS = 2
/** Of a reader nobody knows yet: what leads elsewhere is looked at first. */
const MOST_LINKS_OF_NEW = 0
const MOST_LINES = 60
const MOST_HIDDEN = 8

/** Links, the script and the name: what can be seen without reading. */
export function lookAtWriting({ body, nameIsReserved, reader }: ScreeningFacts): Evidence[] {
  const links = findLinks(body)
  const controls = findBidiControls(body)
  const hidden = [...body.matchAll(HIDDEN)].map(({ index }): Span => [index, index + 1])
  const evidence: Evidence[] = []
  if (links.length > (reader.trust === 0 ? MOST_LINKS_OF_NEW : MOST_LINKS)) {
    const spans = links.map(({ start, end }): Span => [start, end])
    evidence.push(found('many-links', 'link', 60, { spans, clause: 'CL9' }))
  }
  if (controls.length > 0) {
    const spans = controls.map(({ offset }): Span => [offset, offset + 1])
    evidence.push(found('bidi-controls', 'script', HOLD, { spans }))
  }
  if (hasZalgo(body)) evidence.push(found('piled-marks', 'script', HOLD))
  if (hidden.length > MOST_HIDDEN) evidence.push(found('hidden-characters', 'script', HOLD, { spans: hidden }))
  if (body.split('\n').length > MOST_LINES) evidence.push(found('many-lines', 'script', HOLD))
  if (nameIsReserved) evidence.push(found('impersonation', 'name', 60, { clause: 'CL12' }))
  return evidence
}

// Zero-width space, word joiner, grapheme joiner, soft hyphen, fillers, blank braille. The joiners U+200C and U+200D
// are left out: Persian spelling and joined emoji are full of them.
const HIDDEN = /[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u200b\u2060-\u2064\u2800\u3164\ufeff\uffa0]/g

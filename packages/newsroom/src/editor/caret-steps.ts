import type { ResolvedPos } from 'prosemirror-model'
import { lettersOf } from './letters.ts'

/**
 * Steps inside one text, in the order of its letters, so that a key leads to one place in every engine: Firefox's own
 * steps follow the eye, pass over Latin words at the ends of lines and go backwards while they select.
 */

export type Unit = 'letter' | 'word'

/** Letters with their vowel signs, words with what joins them («don't», «3.5»), and notes, each as one. */
const WORDS = /[\p{L}\p{M}\p{N}_]+(?:[’'.][\p{L}\p{N}]+)*|\uFFFC+/gu

/** The offset in the text after a step; null at its end. A vowel sign never parts from its letter. */
export function stepInText($at: ResolvedPos, step: 1 | -1, unit: Unit): number | null {
  const { parent, parentOffset: offset } = $at
  const end = parent.content.size
  if (offset === (step > 0 ? end : 0)) return null
  const beside = step > 0 ? $at.nodeAfter : $at.nodeBefore
  if (unit === 'letter' && beside !== null && !beside.isText) return offset + step * beside.nodeSize
  const text = lettersOf(parent)
  const bounds = unit === 'word' ? wordBounds(text, step) : clusterBounds(text)
  const next = step > 0 ? bounds.find((bound) => bound > offset) : bounds.findLast((bound) => bound < offset)
  return next ?? (step > 0 ? end : 0)
}

/** Forward a word is left at its end, backward at its beginning. */
function wordBounds(text: string, step: 1 | -1): number[] {
  return Array.from(text.matchAll(WORDS), ({ index, 0: word }) => (step > 0 ? index + word.length : index))
}

/** Grapheme clusters (UAX #29, section 3). */
function clusterBounds(text: string): number[] {
  const segmenter = new Intl.Segmenter('ar-u-ca-gregory-nu-latn', { granularity: 'grapheme' })
  return [...Array.from(segmenter.segment(text), ({ index }) => index), text.length]
}

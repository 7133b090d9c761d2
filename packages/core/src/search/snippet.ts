/** The passage of a text that says best why it was found. */
import type { Marked, Marker, TextPart } from './marks.ts'
import { partsOf } from './marks.ts'

/** Letters of a text that are looked at: some ten screens. What is found only further on has its beginning shown. */
export const LOOKED_AT = 12_000
/** Letters of a passage, about three lines of a result. */
const PASSAGE = 220
/** How far before the first match the beginning of its sentence may lie; else a few words go before it. */
const SENTENCE_BEFORE = 90
const WORDS_BEFORE = 40
/** A sentence that ends shortly before the passage is full ends the passage. */
const SENTENCE_END = 60

const SENTENCE_STOP = /[.!?؟…\n]/u
/** A full stop between digits (3.14) or after one letter (د. سعاد) ends nothing. */
const NO_STOP = /(?:\p{Nd}\.\p{Nd}|(?:^|[\s«“(])\p{L}\p{M}*\.[\s\p{L}])/u

export interface Snippet {
  readonly parts: readonly TextPart[]
  /** Different words of the query in it; 0 when it is only the beginning of the text. */
  readonly matched: number
}

/**
 * The passage with most different words of the query, then most matches, then nearest to the beginning; it begins where
 * a sentence does when that is near, and ends between words. Dots say where the text goes on.
 */
export function bestPassage(whole: string, marker: Marker): Snippet {
  const text = whole.slice(0, LOOKED_AT)
  const marked = marker.find(text)
  const best = densest(marked)
  const start = best === null ? skipSpace(text, 0) : startOf(text, best.start)
  const end = endOf(text, start, best?.end ?? start)
  const parts = oneLine(partsOf(text, start, end, marked))
  const before = text.slice(0, start).trim() !== ''
  const after = text.slice(end).trim() !== '' || whole.length > text.length
  return {
    parts: [
      ...(before ? [{ text: '… ', hit: false }] : []),
      ...parts,
      ...(after && parts.length > 0 ? [{ text: ' …', hit: false }] : []),
    ],
    matched: best?.terms ?? 0,
  }
}

interface Dense {
  readonly start: number
  readonly end: number
  readonly terms: number
  readonly count: number
}

/** The matches that fit into one passage: a window that slides over them, each entering and leaving once. */
function densest(marked: readonly Marked[]): Dense | null {
  const inside = new Map<number, number>()
  let best: Dense | null = null
  let from = 0
  for (const [to, last] of marked.entries()) {
    inside.set(last.term, (inside.get(last.term) ?? 0) + 1)
    for (let first = marked[from]; first && last.end - first.start > PASSAGE && from < to; first = marked[from]) {
      leave(inside, first.term)
      from += 1
    }
    const first = marked[from] ?? last
    const found = { start: first.start, end: last.end, terms: inside.size, count: to - from + 1 }
    if (best === null || found.terms > best.terms || (found.terms === best.terms && found.count > best.count))
      best = found
  }
  return best
}

function leave(inside: Map<number, number>, term: number): void {
  const left = (inside.get(term) ?? 0) - 1
  if (left > 0) inside.set(term, left)
  else inside.delete(term)
}

/** Where the sentence of the first match begins, when that is near; else a few words before it. */
function startOf(text: string, match: number): number {
  const nearest = Math.max(0, match - SENTENCE_BEFORE)
  for (let at = match; at > nearest; at -= 1) if (isStop(text, at - 1)) return skipSpace(text, at)
  if (nearest === 0) return skipSpace(text, 0)
  const from = Math.max(0, match - WORDS_BEFORE)
  const space = text.slice(from, match).search(/\s/u)
  return space === -1 ? match : skipSpace(text, from + space)
}

/** At the end of a sentence when one is near the end of the passage, else between two words. */
function endOf(text: string, start: number, reach: number): number {
  // A word without an end is cut like everything else.
  const full = Math.min(Math.max(reach, start + PASSAGE), start + 2 * PASSAGE)
  if (full >= text.length) return trimEnd(text, start, text.length)
  for (let at = full; at > Math.max(reach, full - SENTENCE_END); at -= 1)
    if (isStop(text, at - 1)) return trimEnd(text, start, at)
  for (let at = full; at > reach; at -= 1) if (/\s/u.test(text[at] ?? '')) return trimEnd(text, start, at)
  return withoutHalf(text, full)
}

function isStop(text: string, at: number): boolean {
  const letter = text[at] ?? ''
  if (!SENTENCE_STOP.test(letter)) return false
  return letter !== '.' || !NO_STOP.test(text.slice(Math.max(0, at - 3), at + 2))
}

function skipSpace(text: string, at: number): number {
  let to = at
  while (to < text.length && /[\s»”)]/u.test(text[to] ?? '')) to += 1
  return to
}

function trimEnd(text: string, start: number, end: number): number {
  let to = end
  while (to > start && /\s/u.test(text[to - 1] ?? '')) to -= 1
  return to
}

/** Not between the two halves of a character outside the Basic Multilingual Plane. */
function withoutHalf(text: string, at: number): number {
  return /[\uD800-\uDBFF]/u.test(text[at - 1] ?? '') ? at - 1 : at
}

/** Where a heading or a line without a full stop ends a middle dot says so; no part has a line of its own. */
function oneLine(parts: readonly TextPart[]): TextPart[] {
  return parts.map(({ text, hit }) => ({
    text: text.replaceAll(/(?<![.!?؟…:»”\s])\s*\n\s*/gu, ' · ').replaceAll(/\s+/gu, ' '),
    hit,
  }))
}

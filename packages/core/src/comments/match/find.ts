import { eachReading } from './affixes.ts'
import { findArabizi } from './arabizi-route.ts'
import { isAimed } from './aim.ts'
import { isTypesetText, speltAt } from './disguise.ts'
import type { Found, Read } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import { isMentioned } from './mention.ts'
import { findHalves, findJoined } from './pieces.ts'
import { findWords } from './plain-routes.ts'
import { skeletonOf } from './skeleton.ts'
import { findDotless, findStandIns } from './stand-ins.ts'
import type { MatchStep, TermHit } from './term.ts'
import { MATCH_STEPS } from './term.ts'
import { tokensOf } from './tokens.ts'

/** Changes when the same list and the same text would give other hits. Kept with each screening, beside the list's version. */
export const MATCHER_VERSION = '1'

/**
 * Where terms of the list stand in a text, in the order of the text. Pure: the same list, text and {@link MATCHER_VERSION}
 * give the same hits. The work grows with the length of the text and not with the list; no text makes it throw.
 */
export function findTerms(lexicon: Lexicon, text: string): TermHit[] {
  const skeleton = skeletonOf(text)
  const read: Read = { text, skeleton, tokens: tokensOf(skeleton), isTypeset: isTypesetText(text) }
  const found: Found[] = []
  const collect = (one: Found) => void found.push(one)
  findWords(read, lexicon, collect)
  findJoined(read, lexicon, collect)
  findStandIns(read, lexicon, collect)
  findDotless(read, lexicon, collect)
  findHalves(read, lexicon, collect)
  findArabizi(read, lexicon, collect)
  return withoutRepeats(found.flatMap((one) => hitOf(one, read)))
}

function hitOf(found: Found, read: Read): TermHit[] {
  const { spelling, from, to } = found
  const { term } = spelling
  const first = read.tokens[from]
  const last = read.tokens[to - 1]
  if (first === undefined || last === undefined) return []
  const spelt = speltAt(read, first.first, last.after, found.before)
  if (term.scope === 'aimed' && !(spelt.isDisguised && to - from === 1) && !isAimed(found, read)) return []
  if (isExcused(found, read)) return []
  const mentioned = isMentioned(found, read)
  if (mentioned && term.tier !== 'unambiguous') return []
  const done = new Set<MatchStep>([...spelt.steps, ...found.steps, ...(mentioned ? (['mentioned'] as const) : [])])
  return [
    {
      termId: term.id,
      tier: term.tier,
      clause: term.clause,
      span: [read.skeleton.starts[first.first] ?? 0, read.skeleton.ends[last.after - 1] ?? 0],
      strength: found.isDoubtful || mentioned ? 'suspect' : 'strong',
      steps: MATCH_STEPS.filter((step) => done.has(step)),
    },
  ]
}

/** Does the place touch a phrase in which the word is innocent? */
function isExcused({ spelling, from, to }: Found, { tokens }: Read): boolean {
  return spelling.unless.some((phrase) => {
    for (let start = Math.max(0, from - phrase.length + 1); start < to; start += 1) {
      if (phrase.every((word, at) => isWord(tokens[start + at]?.key, word))) return true
    }
    return false
  })
}

function isWord(key: string | undefined, word: string): boolean {
  if (key === undefined || key === word) return key === word
  let isIt = false
  eachReading(key, null, ({ bare, ending }) => {
    if (bare === word && ending.text === '') isIt = true
  })
  return isIt
}

/** Each term once at a place: what is certain before what is suspected, the longer before the shorter. */
function withoutRepeats(hits: readonly TermHit[]): TermHit[] {
  const ordered = hits.toSorted((a, b) => rank(a) - rank(b) || width(b) - width(a) || a.span[0] - b.span[0])
  const taken = new Map<number, TermHit[]>()
  const kept: TermHit[] = []
  for (const hit of ordered) {
    const cells = cellsOf(hit)
    const clashes = cells.some((cell) =>
      (taken.get(cell) ?? []).some((other) => overlaps(hit, other) && makesNeedless(other, hit)),
    )
    if (clashes) continue
    for (const cell of cells) taken.set(cell, [...(taken.get(cell) ?? []), hit])
    kept.push(hit)
  }
  return kept.toSorted((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1] || a.termId - b.termId)
}

function makesNeedless(other: TermHit, hit: TermHit): boolean {
  return other.termId === hit.termId || (hit.strength === 'suspect' && other.strength === 'strong')
}

function rank({ strength }: TermHit): number {
  return strength === 'strong' ? 0 : 1
}

function width({ span }: TermHit): number {
  return span[1] - span[0]
}

function overlaps(a: TermHit, b: TermHit): boolean {
  return a.span[0] < b.span[1] && b.span[0] < a.span[1]
}

/** Stretches of the text, so that a hit is compared with its neighbours only. */
const CELL = 64

function cellsOf({ span }: TermHit): number[] {
  const first = Math.floor(span[0] / CELL)
  const last = Math.floor(Math.max(span[0], span[1] - 1) / CELL)
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

import type { Reading } from './affixes.ts'
import { eachReading } from './affixes.ts'
import type { Collect, Read } from './found.ts'
import { foundAs, isBare, lookUp, PLAIN } from './found.ts'
import type { Lexicon, PhraseNode, Spelling } from './lexicon.ts'
import { withoutDoubles } from './rasm.ts'

/** The ordinary ways to write a word: by itself, with what Arabic attaches, as one of several, with letters doubled. */

/** Each word by itself. */
export function findWords({ tokens }: Read, { words, singles, wholes }: Lexicon, collect: Collect): void {
  tokens.forEach(({ key, isArabic }, from) => {
    const at = { from, to: from + 1 }
    if (!isArabic) {
      for (const spelling of words.get(key) ?? []) collect(foundAs(spelling, BARE, { ...at, ...PLAIN }))
      return
    }
    const isKnown = lookUp(key, words, { ...at, ...PLAIN }, collect)
    const single = withoutDoubles(key)
    if (!isKnown && single.length < key.length) {
      const route = { ...at, steps: ['repeats'] as const, isDoubtful: true, isDisguised: false }
      lookUp(single, singles, route, collect, isLongOrBare)
    }
    lookUp(key, wholes, { ...at, steps: ['joined'], isDoubtful: true, isDisguised: true }, collect, isBare)
  })
}

const BARE = { bare: '', proclitic: { text: '' }, ending: { text: '' } } as const

/** Three letters with something attached are too easily another word. */
function isLongOrBare(reading: Reading): boolean {
  return reading.bare.length >= 4 || (reading.bare.length === 3 && isBare(reading))
}

/** Phrases: the first word may have something before it, the last something behind it. */
export function findPhrases(read: Read, { phrases }: Lexicon, collect: Collect): void {
  if (phrases.next.size === 0) return
  read.tokens.forEach(({ key, isArabic }, from) => {
    if (!isArabic) {
      follow(read, phrases.next.get(key), { from, before: 0 }, collect)
      return
    }
    eachReading(key, ({ bare, proclitic, ending }) => {
      if (ending.text !== '') return
      const node = phrases.next.get(bare)
      if (node !== undefined) follow(read, node, { from, before: proclitic.text.length }, collect)
    })
    // Words of one letter have no readings.
    if (key.length === 1) follow(read, phrases.next.get(key), { from, before: 0 }, collect)
  })
}

interface Beginning {
  readonly from: number
  readonly before: number
}

function follow({ tokens }: Read, first: PhraseNode | undefined, begun: Beginning, collect: Collect): void {
  let node = first
  for (let at = begun.from + 1; node !== undefined && at < tokens.length; at += 1) {
    const token = tokens[at]
    if (token === undefined || token.gap === 'break') return
    endHere(node, token.key, at, begun, collect)
    node = node.next.get(token.key)
  }
}

function endHere(node: PhraseNode, word: string, at: number, { from, before }: Beginning, collect: Collect): void {
  const route = { from, to: at + 1, ...PLAIN }
  const found = (spelling: Spelling, hasEnding: boolean) => {
    const hasAffix = hasEnding || before > 0
    if (hasAffix && spelling.term.match === 'exact') return
    const steps = hasAffix ? (['affixes'] as const) : []
    collect({
      spelling,
      ...route,
      steps,
      before,
      isDefinite: false,
      isCalled: false,
      isOwned: false,
      isGoverned: false,
    })
  }
  if (word.length === 1) node.next.get(word)?.ends.forEach((spelling) => found(spelling, false))
  eachReading(word, ({ bare, proclitic, ending }) => {
    if (proclitic.text === '') node.next.get(bare)?.ends.forEach((spelling) => found(spelling, ending.text !== ''))
  })
}

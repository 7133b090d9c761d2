import type { Reading, Wanted } from './affixes.ts'
import { eachReading } from './affixes.ts'
import { mayBegin, PHRASE, WORD } from './beginnings.ts'
import type { Collect, Read, Route } from './found.ts'
import { BARE, foundAs, isBare, lookUp, PLAIN } from './found.ts'
import type { Lexicon, PhraseNode, Spelling } from './lexicon.ts'
import { hasDoubles, withoutDoubles } from './rasm.ts'

/** The ordinary ways to write a word: by itself, with what Arabic attaches, as one of several, with letters doubled. */

/** Each word by itself, and as the first of a phrase: that may have something before it, the last something behind it. */
export function findWords(read: Read, lexicon: Lexicon, collect: Collect): void {
  const wanted = { beginnings: lexicon.beginnings, kind: WORD | PHRASE }
  for (let at = 0; at < read.tokens.length; at += 1) {
    const token = read.tokens[at]
    if (token === undefined) return
    // Words of one letter have no readings.
    if (token.isArabic && token.key.length > 1) findWord(read, at, token.key, lexicon, wanted, collect)
    else findAsListed(read, at, token.key, lexicon, collect)
  }
}

function findAsListed(read: Read, at: number, key: string, { words, phrases }: Lexicon, collect: Collect): void {
  for (const spelling of words.get(key) ?? []) collect(foundAs(spelling, BARE, PLAIN, { from: at, to: at + 1 }))
  follow(read, phrases.next.get(key), { from: at, before: 0 }, collect)
}

const DOUBLED: Route = { steps: ['repeats'], isDoubtful: true, isDisguised: false }
const RUN_TOGETHER: Route = { steps: ['joined'], isDoubtful: true, isDisguised: true }

function findWord(read: Read, at: number, key: string, lexicon: Lexicon, wanted: Wanted, collect: Collect): void {
  const { words, phrases, singles, wholes } = lexicon
  const place = { from: at, to: at + 1 }
  let isKnown = false
  eachReading(key, wanted, (reading) => {
    for (const spelling of words.get(reading.bare) ?? []) {
      if (spelling.term.match === 'exact' && !isBare(reading)) continue
      isKnown = true
      collect(foundAs(spelling, reading, PLAIN, place))
    }
    if (reading.ending.text !== '') return
    follow(read, phrases.next.get(reading.bare), { from: at, before: reading.proclitic.text.length }, collect)
  })
  if (!isKnown && hasDoubles(key)) {
    const see = (spelling: Spelling, reading: Reading) => collect(foundAs(spelling, reading, DOUBLED, place))
    lookUp(withoutDoubles(key), singles, wanted, see, isLongOrBare)
  }
  // A phrase written as one word begins as its first word does.
  if (!mayBegin(wanted.beginnings, PHRASE, key, 0)) return
  for (const spelling of wholes.get(key) ?? []) collect(foundAs(spelling, BARE, RUN_TOGETHER, place))
}

/** Three letters with something attached are too easily another word. */
function isLongOrBare(reading: Reading): boolean {
  return reading.bare.length >= 4 || (reading.bare.length === 3 && isBare(reading))
}

interface Beginning {
  readonly from: number
  readonly before: number
}

function follow({ tokens }: Read, first: PhraseNode | undefined, begun: Beginning, collect: Collect): void {
  let node = first
  for (let at = begun.from + 1; node !== undefined && node.next.size > 0 && at < tokens.length; at += 1) {
    const token = tokens[at]
    if (token === undefined || token.gap === 'break') return
    endHere(node, token.key, at, begun, collect)
    node = node.next.get(token.key)
  }
}

function endHere(node: PhraseNode, word: string, at: number, { from, before }: Beginning, collect: Collect): void {
  const found = (spelling: Spelling, hasEnding: boolean) => {
    const hasAffix = hasEnding || before > 0
    if (hasAffix && spelling.term.match === 'exact') return
    const plain = foundAs(spelling, BARE, PLAIN, { from, to: at + 1 })
    collect({ ...plain, before, steps: hasAffix ? ['affixes'] : [] })
  }
  if (word.length === 1) node.next.get(word)?.ends.forEach((spelling) => found(spelling, false))
  eachReading(word, null, ({ bare, proclitic, ending }) => {
    if (proclitic.text === '') node.next.get(bare)?.ends.forEach((spelling) => found(spelling, ending.text !== ''))
  })
}

import { isArabizi } from '@warraq/arabic'
import type { Collect, Read } from './found.ts'
import type { Lexicon, Spelling } from './lexicon.ts'
import { LATIN_CALLS } from './sounds.table.ts'
import { coarseSoundsOfLatin, latinReadings, soundsLike } from './sounds.ts'
import type { Token } from './tokens.ts'

/** Arabic in Latin letters. It only raises a suspicion: hammer and hmar, Hamra and 7amra sound alike. */

const DIGIT_WITHIN = /[a-z'][2-9]|[2-9]'?[a-z]/
const LONG_ENOUGH = 4
/** Words of a phrase that are read together. */
const MOST_WORDS = 4

export function findArabizi(read: Read, lexicon: Lexicon, collect: Collect): void {
  const { text, tokens } = read
  let isAllArabizi: boolean | null = null
  const speaksArabizi = () => (isAllArabizi ??= isArabizi(text))
  tokens.forEach((token, from) => {
    if (token.isArabic || token.key.length < 3) return
    const isMarked = DIGIT_WITHIN.test(token.key) || isCalled(tokens, from)
    for (const { spelling, length } of likely(token.key, lexicon)) {
      const isCertain = spelling.term.tier === 'unambiguous' && length > LONG_ENOUGH
      if (isMarked || isCertain || (length >= LONG_ENOUGH && speaksArabizi()))
        collect(suspicion(spelling, from, from + 1))
    }
  })
  findLatinPhrases(read, lexicon, collect)
}

function isCalled(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  const before = tokens[at - 1]
  const article = before?.key === 'el' || before?.key === 'al' || before?.key === 'l'
  const caller = article ? tokens[at - 2] : before
  return token?.gap !== 'break' && caller !== undefined && LATIN_CALLS.has(caller.key)
}

function likely(word: string, { sounds }: Lexicon): { spelling: Spelling; length: number }[] {
  const found = new Set<Spelling>()
  for (const reading of latinReadings(word)) {
    for (const key of coarseSoundsOfLatin(reading)) {
      for (const spelling of sounds.get(key) ?? []) {
        if (spelling.words.length === 1 && !found.has(spelling) && soundsLike(reading, spelling.words.join(''))) {
          found.add(spelling)
        }
      }
    }
  }
  return [...found].map((spelling) => ({ spelling, length: spelling.words.join('').length }))
}

/** Two to four words in Latin letters that sound like a phrase. */
function findLatinPhrases({ tokens }: Read, { sounds }: Lexicon, collect: Collect): void {
  for (let from = 0; from + 1 < tokens.length; from += 1) {
    const first = tokens[from]
    let joined = first === undefined || first.isArabic ? '' : first.key
    for (let to = from + 1; joined !== '' && to < Math.min(tokens.length, from + MOST_WORDS); to += 1) {
      const token = tokens[to]
      if (token === undefined || token.isArabic || token.gap === 'break') break
      joined += token.key
      for (const key of coarseSoundsOfLatin(joined)) {
        for (const spelling of sounds.get(key) ?? []) {
          const isPhrase = spelling.words.length > 1 && soundsLike(joined, spelling.words.join(''))
          if (isPhrase) collect(suspicion(spelling, from, to + 1))
        }
      }
    }
  }
}

function suspicion(spelling: Spelling, from: number, to: number) {
  return {
    spelling,
    from,
    to,
    steps: ['arabizi'] as const,
    isDoubtful: true,
    isDisguised: true,
    before: 0,
    isDefinite: false,
    isCalled: false,
    isOwned: false,
    isGoverned: false,
  }
}

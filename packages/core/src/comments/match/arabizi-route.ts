import { isArabizi } from '@warraq/arabic'
import type { Collect, Read, Route } from './found.ts'
import { BARE, foundAs } from './found.ts'
import type { Lexicon, Spelling } from './lexicon.ts'
import { LATIN_CALLS } from './sounds.table.ts'
import { coarseSoundsOfLatin, latinReadings, soundsLike } from './sounds.ts'
import type { Token } from './tokens.ts'

/** Arabic in Latin letters. It only raises a suspicion: hammer and hmar, Hamra and 7amra sound alike. */

const DIGIT_WITHIN = /[a-z'][2-9]|[2-9]'?[a-z]/
const LONG_ENOUGH = 4
const SHORTEST = 3
const LONGEST = 24
/** Words of a phrase that are read together. */
const MOST_WORDS = 4

const LATIN: Route = { steps: ['arabizi'], isDoubtful: true, isDisguised: true }

export function findArabizi(read: Read, lexicon: Lexicon, collect: Collect): void {
  const { text, tokens } = read
  let isAllArabizi: boolean | null = null
  const speaksArabizi = () => (isAllArabizi ??= isArabizi(text))
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (token === undefined || token.isArabic || token.key.length < SHORTEST || token.key.length > LONGEST) continue
    const isMarked = DIGIT_WITHIN.test(token.key) || isCalled(tokens, at)
    const readings = isMarked ? latinReadings(token.key) : [token.key]
    // Without a mark only what is certain, or what stands among other words of the kind.
    const isWanted = ({ words, term }: Spelling) => {
      if (isMarked) return true
      const length = words[0]?.length ?? 0
      return (term.tier === 'unambiguous' && length > LONG_ENOUGH) || (length >= LONG_ENOUGH && speaksArabizi())
    }
    for (const spelling of soundingLike(readings, lexicon.sounds, isWanted)) {
      collect(foundAs(spelling, BARE, LATIN, { from: at, to: at + 1 }))
    }
    findLatinPhrases(tokens, at, lexicon, collect)
  }
}

/** Said to somebody: ya kalb, ibn el kalb. */
function isCalled(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  const isArticle = before?.key === 'el' || before?.key === 'al' || before?.key === 'l'
  const caller = isArticle ? tokens[at - 2] : before
  return tokens[at]?.gap !== 'break' && caller !== undefined && LATIN_CALLS.has(caller.key)
}

function soundingLike(
  readings: readonly string[],
  sounds: Lexicon['sounds'],
  isWanted: (spelling: Spelling) => boolean,
): Set<Spelling> {
  const found = new Set<Spelling>()
  for (const reading of readings) {
    for (const key of coarseSoundsOfLatin(reading)) {
      for (const spelling of sounds.get(key) ?? []) {
        if (!found.has(spelling) && isWanted(spelling) && soundsLike(reading, spelling.words.join('')))
          found.add(spelling)
      }
    }
  }
  return found
}

/** Two to four words in Latin letters that sound like a phrase. */
function findLatinPhrases(tokens: readonly Token[], from: number, lexicon: Lexicon, collect: Collect): void {
  if (lexicon.phraseSounds.size === 0) return
  let joined = tokens[from]?.key ?? ''
  for (let to = from + 1; to < Math.min(tokens.length, from + MOST_WORDS); to += 1) {
    const token = tokens[to]
    if (token === undefined || token.isArabic || token.gap === 'break') return
    joined += token.key
    if (joined.length > LONGEST) return
    for (const spelling of soundingLike([joined], lexicon.phraseSounds, anyPhrase)) {
      collect(foundAs(spelling, BARE, LATIN, { from, to: to + 1 }))
    }
  }
}

const anyPhrase = (): boolean => true

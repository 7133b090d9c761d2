/**
 * How well an Arabic word is what somebody typed in Latin letters. `consonantKey` finds words with the same consonants in
 * coarse classes; this tells medina (مدينة) from موازنة, which have one key, by going through both letter by letter.
 */
import { fold } from '@warraq/arabic'
import { ALEF, ARTICLE, FIRST_LETTERS, LETTERS_OF_LAST_SIGN, LETTERS_OF_SIGN, UNHEARD } from './latin-reading.table.ts'

const SIGN = /[35679]'|ou|sh|ch|kh|gh|th|dh|dj|ph|ck|[a-z2-9]/g
const VOWELS = new Set(['a', 'e', 'i', 'o', 'u', 'ou'])

/** A vowel that Arabic does not write. */
const SHORT_VOWEL = 0.15
/** One that is written at length (aa, ee), at the beginning or at the end is rarely such. */
const FIRST_VOWEL = 0.8
/** A consonant that is doubled in one of the two only. */
const DOUBLED = 0.2
const SILENT_H = 0.1
/** The article stands in one of the two only. */
const ARTICLE_MORE = 0.2
const NEVER = Infinity

/** Words longer than this are nobody's. */
const LONGEST = 32

/** The price of reading a Latin word as this folded Arabic word: 0 for letter by letter, Infinity for not at all. */
export function costOfReading(latin: string, arabic: string): number {
  const plain = fold(latin.replace(/[’‘`´]/g, "'"))
  const whole = signsOf(plain)
  const typed = [{ signs: whole, article: false }]
  const behind = /^(?:[aei]l|l)[-']?(?=.{3})(.*)$/.exec(plain)?.[1]
  if (behind !== undefined) typed.push({ signs: signsOf(behind), article: true })
  const bare = arabic.startsWith(ARTICLE) && arabic.length > 4 ? arabic.slice(ARTICLE.length) : null
  let best = NEVER
  for (const { signs, article } of typed) {
    if (signs.length === 0 || signs.length > LONGEST) continue
    best = Math.min(best, costOf(signs, arabic) + (article ? ARTICLE_MORE : 0))
    if (bare !== null) best = Math.min(best, costOf(signs, bare) + (article ? 0 : ARTICLE_MORE))
  }
  return best
}

function signsOf(plain: string): string[] {
  return plain.match(SIGN) ?? []
}

/** The cheapest way through both, from their beginnings to their ends. */
function costOf(signs: readonly string[], arabic: string): number {
  if (arabic.length > LONGEST) return NEVER
  const width = arabic.length + 1
  const costs = new Float64Array((signs.length + 1) * width).fill(NEVER)
  costs[0] = 0
  const offer = (at: number, cost: number): void => {
    if (cost < (costs[at] ?? NEVER)) costs[at] = cost
  }
  for (let i = 0; i <= signs.length; i += 1)
    for (let j = 0; j < width; j += 1) {
      const so = costs[i * width + j] ?? NEVER
      if (so === NEVER) continue
      const [sign, letter] = [signs[i], arabic[j]]
      if (letter !== undefined) offer(i * width + j + 1, so + unheard(arabic, j))
      if (sign === undefined) continue
      offer((i + 1) * width + j, so + unwritten(signs, i, arabic, j))
      if (letter !== undefined) offer((i + 1) * width + j + 1, so + asLetter(signs, i, arabic, j))
    }
  return costs[signs.length * width + arabic.length] ?? NEVER
}

function asLetter(signs: readonly string[], at: number, arabic: string, place: number): number {
  const sign = signs[at] ?? ''
  const letter = arabic[place] ?? ''
  const isLast = at === signs.length - 1 && place === arabic.length - 1
  if (VOWELS.has(sign) && at === 0 && place === 0 && FIRST_LETTERS.includes(letter)) return 0
  const letters = (isLast ? LETTERS_OF_LAST_SIGN[sign] : undefined) ?? LETTERS_OF_SIGN[sign] ?? []
  return letters.find(([some]) => some.includes(letter))?.[1] ?? NEVER
}

/** What it costs that a sign stands for no letter of its own. */
function unwritten(signs: readonly string[], at: number, arabic: string, place: number): number {
  const sign = signs[at] ?? ''
  const [before, next] = [signs[at - 1], signs[at + 1]]
  if (VOWELS.has(sign)) {
    if (next === undefined) return NEVER
    return at === 0 ? FIRST_VOWEL : SHORT_VOWEL
  }
  if (sign === before || (sign === '3' && at > 0)) return sign === '3' ? SHORT_VOWEL : 0
  if (sign === 'h' && next === undefined) return SILENT_H
  // shukran: the n of a fathatan is heard and not written.
  return sign === 'n' && next === undefined && place === arabic.length && arabic.endsWith(ALEF) ? SILENT_H : NEVER
}

/** What it costs that a letter stands for no sign of its own. */
function unheard(arabic: string, place: number): number {
  const letter = arabic[place] ?? ''
  if (place > 0 && letter === arabic[place - 1]) return DOUBLED
  return UNHEARD[letter] ?? NEVER
}

/** Readings that cost more for each letter are none. */
const COST_OF_LETTER = 0.16

export function isReading(cost: number, arabic: string): boolean {
  return cost <= Math.max(0.5, COST_OF_LETTER * arabic.length)
}
